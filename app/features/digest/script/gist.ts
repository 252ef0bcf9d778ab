import { isAside } from '~/features/course/asides'
import type { Language } from '~/features/course/outline'
import type { Sentence } from '~/features/course/sentences'
import { contentWords } from '~/features/course/words'
import type { Item } from './cover'
import { type Hearing, hearingOf } from './hearing'
import { estimateSeconds, PAUSES } from './seconds'
import { spokenForm } from './spoken'
import type { ScriptSource } from './write-script'

/** What a feature is worth in the choice of sentences; see `cover`. */
const WORTH = { title: 3, summary: 1.6, heading: 1.6, once: 0.15, concept: 9, section: 2.2 }
/** A sentence that can be heard, and what it brings. */
export type Heard = Item & { sentence: Sentence; hearing: Hearing; concept: number | null }

/** What a module is about: what each feature is worth, and where its words are. */
export type Gist = {
  weights: Map<string, number>
  words: Map<number, string[]>
  concepts: { title: string[]; summary: string[] }[]
}

/** @see writeScript */
export function gistOf({ language, moduleTitle, sentences, concepts }: ScriptSource): Gist {
  const words = new Map(sentences.map(({ index, text }) => [index, contentWords(text, language)]))
  const counts = new Map<string, number>()
  for (const each of words.values()) {
    for (const word of new Set(each)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const titles = new Set(
    contentWords(`${moduleTitle}. ${concepts.map(({ title }) => title).join('. ')}`, language),
  )
  const summaries = new Set(
    contentWords(concepts.map(({ summary }) => summary).join('. '), language),
  )
  const headings = new Set(
    sentences.flatMap(({ kind, index }) => (kind === 'heading' ? (words.get(index) ?? []) : [])),
  )
  const weights = new Map<string, number>()
  for (const [word, count] of counts) {
    const boost =
      (titles.has(word) ? WORTH.title : 1) *
      (summaries.has(word) ? WORTH.summary : 1) *
      (headings.has(word) ? WORTH.heading : 1)
    weights.set(word, count === 1 && boost === 1 ? WORTH.once : Math.log(1 + count) * boost)
  }
  concepts.forEach(
    ({ weight = 1 }, at) => void weights.set(`concept ${at}`, WORTH.concept * weight),
  )
  for (const { section } of sentences) weights.set(`section ${section}`, WORTH.section)
  return {
    weights,
    words,
    concepts: concepts.map(({ title, summary }) => ({
      title: contentWords(title, language),
      summary: contentWords(summary, language),
    })),
  }
}

/** The sentences that can be heard, with what they bring and what they need. */
export function heardOf({ language, sentences }: ScriptSource, gist: Gist): Heard[] {
  const frequent = (word: string) => (gist.weights.get(word) ?? 0) >= Math.log(4)
  const asides = new Set(
    sentences.flatMap(({ kind, text, section }) =>
      kind === 'heading' && isAside(text) ? [section] : [],
    ),
  )
  const hearings = sentences.map((sentence) =>
    asides.has(sentence.section) ? null : hearingOf(sentence, language, frequent),
  )
  const usable = sentences.map((sentence, at) => {
    const own = hearings[at]
    if (!own) return false
    for (let back = at; hearings[back]?.hangs; back -= 1) {
      const before = sentences[back - 1]
      const near = before && before.section === sentence.section && before.kind === sentence.kind
      if (!near || !hearings[back - 1] || at - back >= 3) return false
    }
    return true
  })
  const places = new Map<number, number>()
  const heard: Heard[] = []
  sentences.forEach((sentence, at) => {
    const hearing = hearings[at]
    if (!usable[at] || !hearing) return
    places.set(at, heard.length)
    const first = sentences[at - 1]?.block !== sentence.block
    const shaded = [1, 2].some((back) => {
      const before = sentences[at - back]
      return before?.block === sentence.block && !hearings[at - back]
    })
    const { brings, concept } = broughtBy(
      sentence,
      hearing.weight * (first ? 1.15 : shaded ? 0.6 : 1),
      gist,
      language,
    )
    heard.push({
      sentence,
      hearing,
      concept,
      brings,
      cost: estimateSeconds(spokenForm(hearing.alone, language), language) + PAUSES.sentence,
      needs: hearing.hangs ? (places.get(at - 1) ?? null) : null,
    })
  })
  return heard
}

const DEFINES =
  /\b(?:is|are|means?|called|known as|refers? to|stands? for|defined as|consists? of)\b|是|叫作?|称为|称作|指的?是?|就是|即|意味着|意思是/

function broughtBy(sentence: Sentence, weight: number, gist: Gist, language: Language) {
  const words = gist.words.get(sentence.index) ?? []
  const own = new Set(words)
  const brings = new Map<string, number>([...own].map((word) => [word, weight]))
  const share = (wanted: string[]) =>
    wanted.length === 0 ? 0 : wanted.filter((word) => own.has(word)).length / wanted.length
  const bold = new Set(sentence.bold.flatMap((term) => contentWords(term, language)))
  let most = { concept: null as number | null, amount: 0.7 }
  gist.concepts.forEach(({ title, summary }, at) => {
    const named = share(title)
    const defined =
      named === 1 && (title.every((word) => bold.has(word)) || DEFINES.test(sentence.text))
    const amount = (named + share(summary)) * (defined ? 2 : 1)
    if (amount > 0) brings.set(`concept ${at}`, amount * weight)
    if (amount > most.amount) most = { concept: at, amount }
  })
  brings.set(`section ${sentence.section}`, weight)
  return { brings, concept: most.concept }
}
