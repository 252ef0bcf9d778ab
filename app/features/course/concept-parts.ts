import type { Term } from './concept-terms'
import type { Language } from './outline'
import type { Sentence } from './sentences'
import { phrasesOf } from './title-phrases'

/** How many characters of a course tell which words are nouns. */
const LOOKED_AT = 400_000

/** Sentences as a title is proposed from. */
export const unitsOf = (sentences: readonly Sentence[]) =>
  sentences.map(({ text, kind }) => ({
    kind: 'prose',
    text,
    markdown: '',
    heading: kind === 'heading' ? text : null,
  }))

/**
 * Terms that are neither set off nor defined, and stand as verbs do: after “to” or “we” more than after “the” or “of”;
 * and another term with what it does.
 */
export function verbsIn(
  terms: Map<string, Term>,
  texts: Sentence[][],
  language: Language,
): Set<Term> {
  const verbs = new Set<Term>()
  if (language !== 'en') return verbs
  const phrases = phrasesOf(unitsOf(texts.flat()), language, LOOKED_AT)
  for (const term of terms.values()) {
    const { size, bold, code, heads, acts, key, places } = term
    const phrase = phrases.get(key)
    if (bold + code + heads > 0) continue
    const thing = terms.get(key.split(' ')[0] ?? '')
    if (thing && acts > 0 && 2 * acts >= places.length && thing.places.length > places.length)
      verbs.add(term)
    if (!phrase) continue
    const sure = Math.max(...places.map(({ defines }) => defines))
    if (size > 1) {
      if (sure < 0.8 && phrase.verb > phrase.noun) verbs.add(term)
    } else if (sure < 0.6 && phrase.noun <= Math.max(phrase.verb - 1, 0.05 * phrase.places.length))
      verbs.add(term)
  }
  return verbs
}

/** Terms that hardly ever stand but as a part of a longer one. */
export function partsOf(terms: Map<string, Term>, language: Language): Set<Term> {
  const parts = new Set<Term>()
  for (const long of terms.values()) {
    for (const key of partKeys(long.key, language)) {
      const short = terms.get(key)
      const marks = short ? short.bold + short.code + short.heads : 1
      if (short && marks === 0 && long.places.length >= 0.7 * short.places.length) parts.add(short)
    }
  }
  return parts
}

/** The keys of what a term begins and ends with. */
function partKeys(key: string, language: Language): string[] {
  if (language === 'zh-CN' && /^\p{Script=Han}{4,}$/u.test(key)) {
    const cuts = Array.from({ length: key.length - 3 }, (_, at) => at + 1)
    return cuts.flatMap((cut) => [key.slice(cut), key.slice(0, -cut)])
  }
  const words = key.split(' ')
  return words.length < 3 ? [] : [words.slice(1).join(' '), words.slice(0, -1).join(' ')]
}

/** Whether one term is a part of another that stands in the same places. */
export function overlaps(taken: Term, term: Term, language: Language): boolean {
  const [long, short] = taken.size >= term.size ? [taken, term] : [term, taken]
  const inside =
    language === 'zh-CN' ? long.key.includes(short.key) : ` ${long.key} `.includes(` ${short.key} `)
  if (!inside) return false
  const held = new Set(long.places.map(({ module, sentence }) => `${module} ${sentence}`))
  const shared = short.places.filter(({ module, sentence }) => held.has(`${module} ${sentence}`))
  const sure = Math.max(...short.places.map(({ defines }) => defines))
  return shared.length >= 0.6 * short.places.length && sure < 0.8
}
