import type { Language } from './outline'
import type { Topics } from './split-topics'
import type { Unit } from './split-units'
import { topicWords } from './split-words'

/** A term as a stretch of a text uses it. */
export type TermUse = {
  /** How often it is said in the stretch. */
  said: number
  /** Whether the stretch uses it before the text explains it. */
  early: boolean
  /** The last unit before the stretch that says it; null where none does. */
  last: number | null
}

/** The terms of a text, and their uses in a stretch of it. */
export type Terms = { within: (from: number, to: number) => TermUse[] }

/** A term is said thrice at least, and in no more than this share of the units, or set off. */
const LEAST = 3
const SHARE = 0.2

const SUBJECT = {
  en: /(?:^|[.,;:]\s+|\b(?:a|an|the)\s+)((?:[\p{L}\p{N}'’-]+\s+){1,5}?)(?:is|are)\s+(?:a|an|the|any|what|when|how)\b/giu,
  'zh-CN': /([\p{L}\p{N}]{2,12}?)(?:是指|是一种|是一个|是一类|指的是|，即|的定义)/gu,
}
const CALLED = {
  en: /\b(?:called|known as|named|termed|means|defined as|refers? to)\s+((?:[\p{L}\p{N}'’-]+[ ,.]?){1,4})/giu,
  'zh-CN': /(?:称为|叫做|叫作|称作|称之为|所谓的?|定义为)[“「‘]?([\p{L}\p{N}]{2,10})/gu,
}

/** The terms of a text: words that come again in some places, or that are set off. */
export function termsOf(units: Unit[], topics: Topics, language: Language): Terms {
  const said: number[][] = Array.from({ length: topics.kinds }, () => [])
  topics.ids.forEach((own, unit) => {
    for (const id of own) said[id]?.push(unit)
  })
  const explained = explainedAt(units, topics, language)
  const most = Math.max(LEAST, SHARE * units.length)
  const is = said.map((places, id) => {
    const apart = new Set(places).size
    return apart <= most && places.length >= (explained.has(id) ? 2 : LEAST)
  })
  const within = (from: number, to: number) => {
    const uses = new Map<number, TermUse>()
    for (let unit = from; unit < to; unit += 1) {
      for (const id of topics.ids[unit] ?? []) {
        if (!is[id]) continue
        const known = uses.get(id)
        if (known) known.said += 1
        else {
          const early = unit < (explained.get(id) ?? 0)
          uses.set(id, { said: 1, early, last: lastBefore(said[id] ?? [], from) })
        }
      }
    }
    return [...uses.values()]
  }
  return { within }
}

function lastBefore(places: number[], from: number): number | null {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] as number) < from) low = middle + 1
    else high = middle
  }
  return places[low - 1] ?? null
}

/** The first unit that explains a word: it is in a heading, bold, or what a sentence defines. */
function explainedAt(units: Unit[], topics: Topics, language: Language): Map<number, number> {
  const numbers = new Map<string, number>()
  topics.words.forEach((own, unit) => {
    own.forEach(({ stem }, at) => {
      numbers.set(stem, topics.ids[unit]?.[at] ?? 0)
    })
  })
  const explained = new Map<number, number>()
  units.forEach(({ heading, markdown, text, kind }, unit) => {
    if (kind === 'code') return
    const bold = [...markdown.matchAll(/\*\*([^*\n]{2,60})\*\*/g)].map(([, inside = '']) => inside)
    const defined = [SUBJECT[language], CALLED[language]].flatMap((shape) =>
      [...text.slice(0, 3000).matchAll(shape)].map(([, term = '']) => term),
    )
    for (const { stem } of topicWords([heading ?? '', ...bold, ...defined].join(' . '))) {
      const id = numbers.get(stem)
      if (id !== undefined && !explained.has(id)) explained.set(id, unit)
    }
  })
  return explained
}
