import type { Language } from './outline'
import { proposeConcepts } from './propose-concepts'
import { moduleSentences } from './sentences'

/** The most characters of a first sentence that is a title. */
const SHORT = { en: 60, 'zh-CN': 24 }

/** A concept is in the title when it is said twice, and half as often as the one said most. */
const LEAST = 2
const SHARE = 0.5

const JOIN = { en: ' and ', 'zh-CN': '与' }

/** What is said before a text begins. */
const GREETING =
  /^(?:(?:uh|um|so|ok(?:ay)?|right|well|hi|hello|welcome|thanks?|thank you|good (?:morning|afternoon|evening)|today|let['’]s|let us|we|i|in this)\b|大家好|你们好|各位|好的?[，。]|今天|我们|欢迎|同学们)/i

/**
 * A title for a text that has none: the two concepts that it speaks of most; or else its first
 * sentence where that is short; or else what its first part is called.
 *
 * @param modules the parts it is cut into
 */
export function proposeTitle(
  modules: readonly { title: string; body: string }[],
  language: Language,
): string {
  const parts = modules.map((module, at) => ({ ...module, id: String(at) }))
  const texts = parts.flatMap(({ body }) => moduleSentences(body, language))
  const said = texts.map(({ text }) => text.toLowerCase())
  const ranked = proposeConcepts(parts, language)
    .map(({ title }) => ({ title, times: timesOf(title.toLowerCase(), said) }))
    .sort((a, b) => b.times - a.times)
  const most = ranked[0]?.times ?? 0
  const [one, ...others] = ranked.filter(({ times }) => times >= Math.max(LEAST, SHARE * most))
  if (one) {
    const other = others.find(({ title }) => !within(one.title, title) && !within(title, one.title))
    return other ? `${one.title}${JOIN[language]}${inside(other.title, texts)}` : one.title
  }
  const first = texts[0]?.text.replace(/[.。!！]$/, '') ?? ''
  const short = first.length <= SHORT[language] && !GREETING.test(first)
  return short && first !== '' ? first : (modules[0]?.title ?? '')
}

const timesOf = (term: string, said: readonly string[]): number =>
  said.filter((text) => text.includes(term)).length

const within = (long: string, short: string): boolean =>
  long.toLowerCase().includes(short.toLowerCase())

/** A term as it stands within a title: small where the text writes it so, for not every capital begins a name. */
function inside(term: string, texts: readonly { text: string }[]): string {
  const small = term.charAt(0).toLowerCase() + term.slice(1)
  return texts.some(({ text }) => text.includes(small)) ? small : term
}
