import type { Language } from './outline'
import { type Phrase, phrasesOf, type TitleUnit } from './title-phrases'

/** The most characters of a title that is made, and of a first line or question that is one. */
const MOST = { en: 60, 'zh-CN': 24 }
const JOIN = { en: ' and ', 'zh-CN': '与' }
/** From which share of the first phrase's worth on a second one stands in the title. */
const SECOND = 0.7
/** About how many words apart two phrases are that are spoken of together. */
const NEAR = 15

/** How much of a text is looked at, the same share of each stretch from its beginning. */
const CHARACTERS = 200_000

type Named = { phrase: Phrase; worth: number }

/**
 * Titles for the stretches of a text, as far as it names what they are about: the phrase that a
 * stretch says most and the others least, and another where it is worth about as much. What is defined,
 * set off or announced is worth more. Each is written as the text writes it, and no two are the same;
 * empty where nothing is named.
 */
export function proposeTitles(
  stretches: readonly (readonly TitleUnit[])[],
  language: Language,
): string[] {
  const most = CHARACTERS / Math.max(1, stretches.length)
  const all = stretches.map((units) => phrasesOf(units, language, most))
  const lengths = stretches.map((units) => units.reduce((sum, { text }) => sum + text.length, 1))
  const whole = lengths.reduce((sum, one) => sum + one, 0)
  const total = new Map<string, number>()
  for (const own of all)
    for (const [key, { places }] of own) total.set(key, (total.get(key) ?? 0) + places.length)
  const taken = new Set<string>()
  return all.map((own, at) => {
    const share = (lengths[at] ?? 0) / whole
    const named = [...own].map(([key, phrase]) => {
      const even = (total.get(key) ?? 0) * share
      const apart = Math.max(0.1, Math.log2(1 + phrase.places.length / even) - 0.5)
      return { phrase, worth: worthOf(phrase, language) * (all.length > 1 ? apart : 1) }
    })
    const title = titlesFrom(named, stretches[at] ?? [], language).find((one) => !taken.has(one))
    taken.add(title ?? '')
    return title ?? ''
  })
}

/** How a whole text can be called: by what it names from beginning to end. */
export function proposeTitle(units: readonly TitleUnit[], language: Language): string {
  const phrases = [...phrasesOf(units, language, CHARACTERS).values()]
  const words = phrases.reduce((most, { places }) => Math.max(most, places.at(-1) ?? 0), 1)
  const named = phrases.map((phrase) => {
    const fifths = new Set(phrase.places.map((at) => Math.floor((4.99 * at) / words))).size
    return { phrase, worth: worthOf(phrase, language) * (0.8 + 0.04 * fifths) }
  })
  return titlesFrom(named, units, language)[0] ?? ''
}

/** What a stretch of a text names, best first: the phrases that could be its title, `most` at most. */
export function namedIn(units: readonly TitleUnit[], language: Language, most: number): string[] {
  const named = [...phrasesOf(units, language, CHARACTERS).values()]
    .map((phrase) => ({ phrase, worth: worthOf(phrase, language) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || placeOf(a.phrase) - placeOf(b.phrase))
  return wholes(named, most).map(({ phrase }) => [...phrase.spellings.keys()][0] ?? '')
}

/** How much a phrase is what a stretch is about, 0 for one that names nothing. */
function worthOf(phrase: Phrase, language: Language): number {
  const { places, begins, ends, noun, verb, sure, marks, stems, spellings } = phrase
  const said = places.length
  if (said < 2 && sure < 0.8) return 0
  const short = language === 'en' || (sure < 0.5 && stems.join('').length < 3)
  if (short && ends < (language === 'en' ? 0.5 : 0.6) * said) return 0
  if (language === 'en' && stems.length === 1 && sure < 0.8 && noun <= Math.max(verb, 0.2 * said))
    return 0
  const free = 0.5 + (0.5 * begins) / said
  const nouns = language === 'en' ? 0.6 + (0.4 * noun) / Math.max(1, noun + verb) : 1
  const size = language === 'en' ? stems.length : stems.join('').length - 1
  const length = size < 2 ? 1 : language === 'en' ? 1.7 : 1.4
  const code = [...spellings.keys()].some((form) => /\b\p{Ll}+\p{Lu}\p{Ll}/u.test(form)) ? 0.5 : 1
  const first = phrase.first ? 1.25 : 1
  return (
    code *
    first *
    Math.log2(1 + said) *
    free *
    nouns *
    length *
    (1 + sure) *
    (1 + 0.4 * Math.min(3, marks))
  )
}

/** Phrases without those that hardly stand but in a longer one, and those of which a better one has a word. */
function wholes(named: readonly Named[], most = 3): Named[] {
  const kept: Named[] = []
  for (const one of named.slice(0, 60)) {
    const longer = named.some(
      ({ phrase, worth }) =>
        worth > 0.5 * one.worth &&
        holds(phrase.stems, one.phrase.stems) &&
        phrase.places.length >= 0.6 * one.phrase.places.length,
    )
    const akin = kept.some(({ phrase }) =>
      phrase.stems.some((stem) => one.phrase.stems.includes(stem)),
    )
    if (!longer && !akin) kept.push(one)
    if (kept.length === most) break
  }
  return kept
}

const holds = (long: readonly string[], short: readonly string[]) =>
  long.length > short.length && ` ${long.join(' ')} `.includes(` ${short.join(' ')} `)

/** What a stretch can be called, best first. */
function titlesFrom(all: Named[], units: readonly TitleUnit[], language: Language): string[] {
  const named = all
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || placeOf(a.phrase) - placeOf(b.phrase))
  const asked = questionIn(units, named, language)
  const [first, second, third] = wholes(named)
  if (!first) return asked ? [asked] : []
  const alone = (one: Named | undefined) => (one ? [capital(formOf(one.phrase))] : [])
  const pair = (other: Named | undefined) => {
    if (!other) return []
    const [a = '', b = ''] = [first.phrase, other.phrase]
      .sort((a, b) => Number(b.first) - Number(a.first))
      .map(formOf)
    const title = `${capital(a)}${JOIN[language]}${b}`
    return title.length <= MOST[language] ? [title] : []
  }
  const both = second && second.worth >= SECOND * first.worth && isNear(first.phrase, second.phrase)
  return [
    ...(asked ? [asked] : []),
    ...(both ? pair(second) : []),
    ...alone(first),
    ...pair(second),
    ...pair(third),
    ...alone(second),
  ]
}

/** Whether one of two phrases is often said close to the other. */
function isNear(a: Phrase, b: Phrase): boolean {
  const [few, many] = a.places.length < b.places.length ? [a, b] : [b, a]
  const held = new Set(many.places.map((at) => Math.floor(at / NEAR)))
  const close = few.places.filter((at) =>
    [-1, 0, 1].some((step) => held.has(Math.floor(at / NEAR) + step)),
  )
  return close.length >= Math.max(1, few.places.length / 3)
}

const placeOf = ({ places }: Phrase) => places[0] ?? 0

/** A phrase as its definition calls it, else as it is written most; in the plural, if that is usual. */
function formOf({ spellings, called, sure }: Phrase): string {
  const common = [...spellings.keys()].some((form) => /^\p{Ll}/u.test(form))
  const written = (form: string) =>
    common
      ? form.replace(/^\p{Lu}(?!\p{Lu})|^\p{Lu}{5,}$/u, (capitals) => capitals.toLowerCase())
      : form
  if (sure >= 0.8 && /^the |[^s]s$/.test(called)) return written(called)
  const forms = new Map<string, number>()
  for (const [form, times] of spellings)
    forms.set(written(form), (forms.get(written(form)) ?? 0) + times)
  const [[usual = '', most = 0] = [], [other = '', less = 0] = []] = [...forms].sort(
    ([a, one], [b, other]) => other - one || a.length - b.length || (a < b ? -1 : 1),
  )
  const plural = /s$/.test(other) && !/s$/.test(usual) && other.length > usual.length
  return plural && less >= most / 3 ? other : usual
}

/** A title's beginning: a name that is written in its own way (“edX”) keeps it. */
export const capital = (form: string) =>
  /^\p{Ll}+(?:\P{L}|$)/u.test(form) ? form.charAt(0).toUpperCase() + form.slice(1) : form

const ASKS =
  /^(?:what|how|why|when|where|who|which|is|are|can|do|does|should)\b.{8,}\?$|^.{4,}？$|^(?:什么|为什么|怎么|如何).{2,}[？?]?$/i

const CHATS = /\b(?:hear|see|ready|doing|everyone|everybody)\b|^how are|听得|看得|准备好/i

/** The question that a stretch begins with, where it is about what the stretch is about. */
function questionIn(
  [unit]: readonly TitleUnit[],
  named: readonly Named[],
  language: Language,
): string | null {
  const [first = ''] = unit?.text.trim().match(/^[^.!?。！？]*[?？]/u) ?? []
  if (first.length > MOST[language] || !ASKS.test(first) || CHATS.test(first)) return null
  return named.some(({ phrase }) =>
    [...phrase.spellings.keys()].some((form) => first.toLowerCase().includes(form.toLowerCase())),
  )
    ? first
    : null
}
