import type { ChoiceSource } from '~/features/course/outline'
import type { Asked } from './bank'
import { trueFalse } from './lesson-quizzes'
import type { MoodleAnswer, MoodleQuestion } from './moodle-question'
import { childOf, childrenOf, textOf } from './xml'

const HALF = 'an answer that is right in part counts as not right'

/** A question of one of Moodle's kinds without gaps; null for a kind there is no place for. */
export function moodleAsked(type: string, question: MoodleQuestion): Asked | null {
  const asked = READERS[type]?.(question)
  if (!asked) return null
  const general = question.markdown('generalfeedback') || null
  const typed = asked.kind === 'number' || asked.kind === 'text'
  return {
    ask: question.markdown('questiontext'),
    ...asked,
    choices: asked.choices.map((choice) => ({ ...choice, reason: choice.reason ?? general })),
    ...(typed && { otherwise: asked.otherwise ?? general }),
  }
}

type Reader = (question: MoodleQuestion) => Omit<Asked, 'ask'>

const READERS: Record<string, Reader> = {
  multichoice: picked,
  multichoiceset: picked,
  truefalse: picked,
  shortanswer: typed,
  numerical,
  matching: (question) => matched(question, 'subquestion'),
  match: (question) => matched(question, 'subquestion'),
  ddmatch: (question) => matched(question, 'subquestion'),
  ordering: ordered,
}

function picked(question: MoodleQuestion): Omit<Asked, 'ask'> {
  const answers = question.answers()
  const several = question.text('single') === 'false' || question.text('single') === '0'
  const best = several ? 0 : Math.max(...answers.map(({ fraction }) => fraction))
  const isRight = ({ fraction }: MoodleAnswer) => fraction > 0 && fraction >= best
  if (answers.some((answer) => answer.fraction > 0 && !isRight(answer))) {
    question.warnings.push(HALF)
  }
  const choices = answers.map((answer) => ({
    text: question.markdownOf(answer.node),
    right: isRight(answer),
    reason: answer.reason,
  }))
  return asPicked(choices, several)
}

/** Choices as `true-false` where they are true and false, else as `one` or `several`. */
export function asPicked(choices: ChoiceSource[], several: boolean): Omit<Asked, 'ask'> {
  const rights = choices.filter(({ right }) => right).length
  const pair = rights === 1 ? trueFalse(choices.map(({ text, right }) => [text, right])) : null
  if (!pair) return { kind: several || rights > 1 ? 'several' : 'one', choices }
  const reasonOf = (right: boolean) => choices.find((choice) => choice.right === right)?.reason
  return {
    kind: 'true-false',
    choices: pair.map(([text, right]) => ({ text, right, reason: reasonOf(right) ?? null })),
  }
}

function typed(question: MoodleQuestion): Omit<Asked, 'ask'> {
  let otherwise: string | null = null
  const choices: ChoiceSource[] = []
  for (const { node, fraction, reason } of question.answers()) {
    const text = question.plainOf(node)
    if (text === '*' && fraction < 100) otherwise = reason
    else choices.push({ text, right: fraction === 100, reason })
    if (fraction > 0 && fraction < 100) question.warnings.push(HALF)
  }
  return { kind: 'text', choices, otherwise }
}

function numerical(question: MoodleQuestion): Omit<Asked, 'ask'> {
  const { choices, otherwise } = typed(question)
  const tolerances = childrenOf(question.node, 'answer')
    .filter(({ attributes }) => Number(attributes.fraction) === 100)
    .map((answer) => Number(textOf(childOf(answer, 'tolerance'))))
  if (new Set(tolerances).size > 1) {
    question.warnings.push('its answers have different tolerances; the widest counts for all')
  }
  const units = childrenOf(childOf(question.node, 'units') ?? question.node, 'unit')
  const plain = units.find((unit) => Number(textOf(childOf(unit, 'multiplier'))) === 1)
  const shown = question.text('showunits')
  return {
    kind: 'number',
    choices,
    otherwise,
    tolerance: Math.max(0, ...tolerances.filter(Number.isFinite)),
    unit: plain && shown !== '3' ? question.plainOf(childOf(plain, 'unit_name')) : null,
  }
}

function matched(question: MoodleQuestion, part: string): Omit<Asked, 'ask'> {
  const choices = childrenOf(question.node, part).map((node) => ({
    text: question.markdownOf(node),
    right: true,
    reason: null,
    match: question.markdownOf(childOf(node, 'answer')),
  }))
  const held = choices.filter(({ text }) => text)
  if (held.length < choices.length) {
    question.warnings.push('partners that belong to nothing are left out')
  }
  return { kind: 'match', choices: held }
}

/** Each answer's fraction is its place where fractions are given, else its place in the file. */
function ordered(question: MoodleQuestion): Omit<Asked, 'ask'> {
  const choices = question
    .answers()
    .map((answer, at) => ({ ...answer, at }))
    .sort((a, b) => a.fraction - b.fraction || a.at - b.at)
    .map(({ node, reason }) => ({ text: question.markdownOf(node), right: true, reason }))
  return { kind: 'order', choices }
}
