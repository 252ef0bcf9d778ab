import type { ChoiceSource, Language, QuestionSource } from '~/features/course/outline'
import {
  type DraftConcept,
  type Ground,
  othersFor,
  shown,
  sortOf,
  speaksOf,
} from './draft-sentences'
import { shapesOf } from './draft-shapes'
import type { Shape } from './draft-shapes-chinese'
import { standsOnce } from './draft-words'
import { literal } from './formats/literal'
import { slugOf } from './formats/slug'
import { stepsIn } from './numbered-steps'

/** A question drafted from a sentence, and how it came about. */
export type DraftQuestion = {
  question: QuestionSource
  from: Shape['kind'] | 'order' | 'true' | 'changed' | 'spoken'
}

export type Source = { id: string; title: string; body: string }
export type Candidate = DraftQuestion & { cost: number }

const SAID: Record<Language, (sentence: string) => string> = {
  en: (sentence) => `The module says: “${literal(sentence)}”`,
  'zh-CN': (sentence) => `模块里写道：“${literal(sentence)}”`,
}
const OTHER: Record<Language, (sentence: string) => string> = {
  en: (sentence) => `Something else is said of it: “${literal(sentence)}”`,
  'zh-CN': (sentence) => `关于它，课程里写的是另一回事：“${literal(sentence)}”`,
}

/**
 * The concept that a name is, else the first that the sentence speaks of: of the module, else of the
 * course; else the module's first.
 */
function conceptOf(
  name: string,
  text: string,
  module: Source,
  concepts: readonly DraftConcept[],
  language: Language,
): string {
  const own = concepts.filter(({ moduleId }) => moduleId === module.id)
  const among = (some: readonly DraftConcept[]) =>
    some.find(({ title }) => title.toLowerCase() === name.toLowerCase()) ??
    some.find(({ title }) => speaksOf(text, title, language))
  const found = among(own) ?? among(concepts) ?? own[0]
  return found?.id ?? slugOf(module.title || module.id)
}

/** @see draftQuestions */
export function asked(
  ground: Ground,
  module: Source,
  concepts: readonly DraftConcept[],
  language: Language,
  grounds: readonly Ground[],
): Candidate[] {
  const titles = concepts.map(({ title }) => title)
  return shapesOf(ground, titles, language).flatMap((shape): Candidate[] => {
    const { ask, answer, kind, cost } = shape
    const right: ChoiceSource = {
      text: kind === 'why' ? literal(answer) : shown(answer, ground.code),
      right: true,
      reason: SAID[language](ground.text),
    }
    const wrongs =
      kind === 'why'
        ? reasonsFor(answer, ground, grounds, language)
        : othersFor(answer, ground.text, concepts, module.id, language)
            .slice(0, 3)
            .map(({ title, sentence }) => ({
              text: shown(title),
              right: false,
              reason: OTHER[language](sentence),
            }))
    if (wrongs.length < 2) return []
    const concept = conceptOf(answer, ground.text, module, concepts, language)
    const choices = [right, ...wrongs].sort((a, b) => (a.text < b.text ? -1 : 1))
    const question: QuestionSource = {
      id: '',
      concept,
      kind: 'one',
      ask: withCode(ask, ground.code),
      choices,
      passage: ground.text,
    }
    return [{ question, from: kind, cost: cost + 2 * ground.reserve + ask.length / 100 }]
  })
}

/** An ask as Markdown, with the code of its sentence as code again. */
function withCode(ask: string, code: readonly string[]): string {
  const parts = [...new Set(code)]
    .filter((part) => part.length > 2 && !part.includes('`'))
    .sort((a, b) => b.length - a.length)
  let text = ask
  for (const part of parts)
    if (!text.includes(`\`${part}`)) text = text.replace(part, () => `\`${part}\``)
  return literal(text).replace(/\\_\\_\\_\\_/g, '____')
}

/** @see draftQuestions */
export function ordered(
  module: Source,
  concepts: readonly DraftConcept[],
  language: Language,
): Candidate[] {
  return stepsIn(module.body, language).map(({ heading, steps }) => {
    const ask =
      language === 'zh-CN'
        ? `按模块里的先后，排列${heading ? `“${literal(heading)}”` : ''}的这些步骤。`
        : `Put these steps${heading ? ` of “${literal(heading)}”` : ''} in the order of the module.`
    const choices = steps.map((step) => ({
      text: literal(step),
      right: true,
      reason: SAID[language](step),
    }))
    const concept = conceptOf(heading, steps.join(' '), module, concepts, language)
    const question: QuestionSource = {
      id: '',
      concept,
      kind: 'order',
      ask,
      choices,
      passage: steps[0] ?? null,
    }
    return { question, from: 'order' as const, cost: 4 }
  })
}

/** Reasons that the module gives for something else. */
function reasonsFor(
  answer: string,
  own: Ground,
  grounds: readonly Ground[],
  language: Language,
): ChoiceSource[] {
  return grounds
    .filter((ground) => ground !== own)
    .flatMap((ground) => {
      const why = shapesOf(ground, [], language).find(({ kind }) => kind === 'why')
      return why && why.answer !== answer
        ? [{ text: literal(why.answer), right: false, reason: OTHER[language](ground.text) }]
        : []
    })
    .slice(0, 3)
}

/** Whether a title is surely a name in this sentence, and no little word like “for” that code has too. */
const isNamed = (title: string, { code }: Ground) =>
  title.length > 2 && (code.includes(title) || !/^\p{Ll}+$/u.test(title))

/** The sentence as a statement to be judged, and the same with another concept in it. */
export function judged(
  ground: Ground,
  module: Source,
  concepts: readonly DraftConcept[],
  language: Language,
): Candidate[] {
  const { text, reserve } = ground
  const statement = text.replace(/；$/, '。')
  if (!/[.。]$/.test(statement) || /\bhowever\b/i.test(statement)) return []
  if (statement.length > (language === 'zh-CN' ? 70 : 170)) return []
  const of = (said: string, truth: boolean, concept: string): QuestionSource => ({
    id: '',
    concept,
    kind: 'true-false',
    ask: withCode(said, ground.code),
    choices: [true, false].map((value) => ({
      text: String(value),
      right: value === truth,
      reason: SAID[language](text),
    })),
    passage: text,
  })
  const own = concepts.find(
    ({ title }) => standsOnce(title, text, language) && isNamed(title, ground),
  )
  const cost = 8 + 4 * reserve + statement.length / 100
  const found: Candidate[] = [
    {
      question: of(statement, true, conceptOf(own?.title ?? '', text, module, concepts, language)),
      from: 'true',
      cost,
    },
  ]
  const [other] = own ? othersFor(own.title, text, concepts, module.id, language) : []
  if (own && other && sortOf(own.title) === sortOf(other.title)) {
    found.push({
      question: of(statement.replace(own.title, other.title), false, own.id),
      from: 'changed',
      cost: cost - 0.5,
    })
  }
  return found
}
