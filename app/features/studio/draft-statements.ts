import type { Language, QuestionSource } from '~/features/course/outline'
import { type Candidate, conceptOf, type Source, withCode } from './draft-candidates'
import { numbersIn } from './draft-numbers'
import { reasonChanged, reasonSaid } from './draft-reasons'
import { type DraftConcept, distances, type Ground, othersFor, sortOf } from './draft-sentences'
import { standsOnce } from './draft-words'

/** Whether a title is surely a name in this sentence, and no little word like “for” that code has too. */
const isNamed = (title: string, { code }: Ground) =>
  title.length > 2 && (code.includes(title) || !/^\p{Ll}+$/u.test(title))

/** What leans on the sentences around it. */
const LEANS: Record<Language, RegExp> = {
  en: /\b(?:this|these|those|such|here|it|its|they|them|their|he|she|his|her|we|our|us|I|my|you|your)\b/i,
  'zh-CN': /^(?:它|其|这|那|他|她|该|此)|我们|你/,
}

/** The sentence as a statement to be judged, and the same with another concept in it. */
export function judged(
  ground: Ground,
  module: Source,
  concepts: readonly DraftConcept[],
  language: Language,
  grounds: readonly Ground[],
): Candidate[] {
  const { text, reserve } = ground
  const statement = text.replace(/；$/, '。')
  if (!/[.。]$/.test(statement) || /\bhowever\b/i.test(statement)) return []
  if (statement.length > (language === 'zh-CN' ? 70 : 170)) return []
  const of = (said: string, truth: boolean, concept: string, but: string): QuestionSource => ({
    id: '',
    concept,
    kind: 'true-false',
    ask: withCode(said, ground.code),
    choices: [true, false].map((value) => ({
      text: String(value),
      right: value === truth,
      reason: value === truth ? reasonSaid(text, language) : but,
    })),
    passage: text,
  })
  const own = concepts.find(
    ({ title }) => standsOnce(title, text, language) && isNamed(title, ground),
  )
  const leans = LEANS[language].test(statement) ? 3 : 0
  const cost = 8 + 4 * reserve + leans + statement.length / 100
  const concept = conceptOf(own?.title ?? '', text, module, concepts, language)
  const so = reasonSaid(text, language)
  const found: Candidate[] = [{ question: of(statement, true, concept, so), from: 'true', cost }]
  const near = distances(grounds.indexOf(ground), grounds, module.id, concepts)
  const [other] = own ? othersFor(own.title, text, concepts, near, language) : []
  if (own && other && sortOf(own.title) === sortOf(other.title)) {
    const but = reasonChanged(other.title, text, language)
    const changed = statement.replace(own.title, () => other.title)
    found.push({ question: of(changed, false, own.id, but), from: 'changed', cost: cost - 0.5 })
  }
  return found
}

const GAP: Record<Language, (said: string) => string> = {
  en: (said) => `Complete the sentence with a number: “${said}”`,
  'zh-CN': (said) => `用一个数补全这句话：“${said}”`,
}

/** The numbers that a sentence tells, each to be typed into a gap. */
export function counted(
  ground: Ground,
  module: Source,
  concepts: readonly DraftConcept[],
  language: Language,
): Candidate[] {
  const { text, reserve } = ground
  const numbers = numbersIn(text, language)
  const fits = text.length <= (language === 'zh-CN' ? 70 : 170) && /[.。]$/.test(text)
  if (!fits || numbers.length > 2 || LEANS[language].test(text)) return []
  return numbers.map(({ from, to, value }) => {
    const said = `${text.slice(0, from)}____${text.slice(to)}`
    const question: QuestionSource = {
      id: '',
      concept: conceptOf('', text, module, concepts, language),
      kind: 'number',
      ask: GAP[language](withCode(said, ground.code)),
      choices: [{ text: String(value), right: true, reason: reasonSaid(text, language) }],
      passage: text,
      tolerance: 0,
      otherwise: reasonSaid(text, language),
    }
    return { question, from: 'number' as const, cost: 5 + 4 * reserve + said.length / 100 }
  })
}
