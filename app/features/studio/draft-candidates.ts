import type { ChoiceSource, Language, QuestionSource } from '~/features/course/outline'
import { reasonOther, reasonSaid, reasonWhy } from './draft-reasons'
import {
  type DraftConcept,
  distances,
  type Ground,
  othersFor,
  shown,
  speaksOf,
} from './draft-sentences'
import { shapesOf } from './draft-shapes'
import type { Shape } from './draft-shapes-chinese'
import { literal } from './formats/literal'
import { slugOf } from './formats/slug'
import { stepsIn } from './numbered-steps'

/** A question drafted from a sentence, and how it came about. */
export type DraftQuestion = {
  question: QuestionSource
  from: Shape['kind'] | 'order' | 'number' | 'true' | 'changed' | 'spoken'
}

export type Source = { id: string; title: string; body: string }
export type Candidate = DraftQuestion & { cost: number }

/**
 * The concept that a name is, else the first that the sentence speaks of: of the module, else of the
 * course; else the module's first.
 */
export function conceptOf(
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
  const near = distances(grounds.indexOf(ground), grounds, module.id, concepts)
  return shapesOf(ground, titles, language).flatMap((shape): Candidate[] => {
    const { ask, answer, kind, cost } = shape
    const right: ChoiceSource = {
      text: kind === 'why' ? literal(answer) : shown(answer, ground.code),
      right: true,
      reason: reasonSaid(ground.text, language),
    }
    const wrongs =
      kind === 'why'
        ? reasonsFor(answer, ground, grounds, language)
        : othersFor(answer, ground.text, concepts, near, language)
            .slice(0, 3)
            .map((other) => ({
              text: shown(other.title),
              right: false,
              reason: reasonOther(other, language),
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
export function withCode(ask: string, code: readonly string[]): string {
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
      reason: reasonSaid(step, language),
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
        ? [{ text: literal(why.answer), right: false, reason: reasonWhy(ground.text, language) }]
        : []
    })
    .slice(0, 3)
}
