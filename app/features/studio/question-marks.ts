import { LIMITS } from '~/features/course/course-limits'
import { DEEPEST, nestingOf } from '~/features/course/nesting'
import { isPicked, isTyped, type QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { isNear, numberIn } from '~/features/course/typed-number'
import { sameText } from '~/features/course/typed-text'
import { type QuestionFields, questionContent } from './question-form'

/** Why a field can't be published as it is. */
export type Mark =
  | 'empty'
  | 'too-long'
  | 'unreadable'
  | 'one-line'
  | 'no-concept'
  | 'few'
  | 'none-right'
  | 'many-right'
  | 'not-truths'
  | 'twin'
  | 'no-number'
  | 'too-near'
  | 'no-tolerance'
  | 'not-in-text'

/** By field: `ask`, `concept`, `choices`, `tolerance`, `unit`, `otherwise`, `passage`, `choice-2`, `reason-2`, `match-2`. */
export type Marks = Record<string, Mark>

/** What a question is looked at with. */
export type Around = {
  /** The ids of the concepts there are. */
  concepts: ReadonlySet<string>
  /** The module's Markdown as {@link bareText} gives it. */
  text: string
}

const whole = (text: string) => !/\p{Surrogate}/u.test(text)
const oneLine = (text: string) => !/[\p{Cc}\u2028\u2029]/u.test(text)

/** Each field that keeps a question from being published, and why; empty for none. */
export function marksOf(fields: QuestionFields, { concepts, text }: Around): Marks {
  const { kind, concept, choices } = fields
  const content = questionContent(fields)
  const marks: Marks = {}
  const mark = (field: string, why: Mark | null) => {
    if (why) marks[field] ??= why
  }
  mark('ask', markdownMark(content.ask, true))
  mark('concept', concepts.has(concept) ? null : 'no-concept')
  mark('passage', markdownMark(content.passage ?? '', false))
  if (content.passage !== null && !text.includes(bareText(content.passage))) {
    mark('passage', 'not-in-text')
  }
  for (const [at, choice] of content.choices.entries()) {
    mark(`choice-${at}`, isTyped(kind) ? formMark(kind, choice.text) : null)
    mark(`choice-${at}`, markdownMark(choice.text, true))
    mark(`reason-${at}`, markdownMark(choice.reason ?? '', false))
    if (kind === 'match') mark(`match-${at}`, markdownMark(choice.match ?? '', true))
  }
  if (content.toleranceTyped !== undefined) mark('tolerance', 'no-tolerance')
  if (content.unit) mark('unit', unitMark(content.unit))
  mark('otherwise', markdownMark(content.otherwise ?? '', false))
  const least = isTyped(kind) ? 1 : LIMITS.choices.least
  const right = content.choices.filter((choice) => choice.right).length
  if (choices.length < least) mark('choices', 'few')
  else if (right === 0) mark('choices', 'none-right')
  else if (isPicked(kind) && kind !== 'several' && right > 1) mark('choices', 'many-right')
  if (kind === 'true-false' && content.choices.map((one) => one.text).join() !== 'true,false') {
    mark('choices', 'not-truths')
  }
  return { ...twinMarks(content), ...marks }
}

function markdownMark(text: string, needed: boolean): Mark | null {
  if (text === '') return needed ? 'empty' : null
  if (text.length > LIMITS.text) return 'too-long'
  return !whole(text) || nestingOf(text) > DEEPEST ? 'unreadable' : null
}

function unitMark(unit: string): Mark | null {
  if (unit.length > LIMITS.unit) return 'too-long'
  return whole(unit) && oneLine(unit) ? null : 'one-line'
}

function formMark(kind: 'number' | 'text', text: string): Mark | null {
  if (text === '') return 'empty'
  if (text.length > LIMITS.typed) return 'too-long'
  if (!oneLine(text)) return 'one-line'
  return kind === 'number' && numberIn(text) === null ? 'no-number' : null
}

/** Choices that can't be told from one before them, and mistakes within the tolerance. */
function twinMarks(content: Pick<QuestionSource, 'kind' | 'choices' | 'tolerance'>): Marks {
  const { kind, choices, tolerance = 0 } = content
  const marks: Marks = {}
  const alike = (a: string, b: string, apart: number) => {
    if (kind === 'text') return sameText(a, b)
    if (kind !== 'number') return a === b
    return isNear(numberIn(a) ?? Number.NaN, numberIn(b) ?? Number.NaN, apart)
  }
  for (const [at, { text, right, match = '' }] of choices.entries()) {
    for (const [n, other] of choices.slice(0, at).entries()) {
      const apart = right === other.right ? 0 : tolerance
      if (text !== '' && alike(text, other.text, apart)) {
        marks[`choice-${apart > 0 && right ? n : at}`] = apart > 0 ? 'too-near' : 'twin'
      }
      if (match !== '' && match === other.match) {
        marks[`match-${at}`] = 'twin'
      }
    }
  }
  return marks
}
