import fc from 'fast-check'
import type { Asked, BankQuestion } from '~/features/studio/formats/bank'
import { fitted } from '~/features/studio/formats/fitted'

/** Texts that do harm in one format or another. */
const MARKS = [
  ...[
    '=',
    '~',
    '#',
    '{',
    '}',
    ':',
    '\\',
    '\\n',
    '->',
    '::',
    '//',
    '[html]',
    '%50%',
    '$CATEGORY: x',
  ],
  ...['<b>', '</qti-value>', '&amp;', '&&010;', ']]>', '<!DOCTYPE a>', '"', "'", '`', '$x^2$'],
  ...[
    '=1+1',
    '@a',
    '-5',
    '+',
    ',',
    ';',
    '\t',
    '\n\n',
    '\n',
    '| a |',
    '* b',
    '1. c',
    '“引号”',
    '🙂',
  ],
]

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('yellow', 'an answer', '一个 答案', '3.5', 'x') },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '))
const maybe = fc.option(text, { nil: null })
const number = fc
  .oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 }))
  .map(String)

const choice = (right: fc.Arbitrary<boolean>, of: fc.Arbitrary<string> = text) =>
  fc.record({ text: of, right, reason: maybe })
const some = <T>(one: fc.Arbitrary<T>, minLength: number) =>
  fc.array(one, { minLength, maxLength: 8 })
const judged = choice(fc.boolean())
const right = choice(fc.constant(true))

const asked: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('one' as const, 'several' as const),
    ask: text,
    choices: some(judged, 2),
  }),
  fc
    .record({ ask: text, truth: fc.boolean(), reasons: fc.tuple(maybe, maybe) })
    .map(({ ask, truth, reasons }) => ({
      kind: 'true-false' as const,
      ask,
      choices: [true, false].map((value, at) => ({
        text: String(value),
        right: value === truth,
        reason: reasons[at] ?? null,
      })),
    })),
  fc.record({
    kind: fc.constant('number' as const),
    ask: text,
    choices: some(choice(fc.boolean(), number), 1),
    tolerance: fc.double({ noNaN: true, min: 0, max: 1e6 }),
    unit: fc.constantFrom(null, 'm/s', '°C', '=kg'),
    otherwise: maybe,
  }),
  fc.record({
    kind: fc.constant('text' as const),
    ask: text,
    choices: some(judged, 1),
    otherwise: maybe,
  }),
  fc.record({ kind: fc.constant('order' as const), ask: text, choices: some(right, 2) }),
  fc.record({
    kind: fc.constant('match' as const),
    ask: text,
    choices: some(fc.record({ text, right: fc.constant(true), reason: maybe, match: text }), 2),
  }),
)

/** A question of any kind, as a course can hold it. */
export const bankQuestion: fc.Arbitrary<BankQuestion> = fc
  .record({
    asked,
    id: fc.nat(999).map((at) => `q-${at}`),
    category: fc.constantFrom('Memory', 'A/B & C', '记忆', '=sum'),
    passage: fc.option(fc.constantFrom('A sentence.', '一句话：对。'), { nil: null }),
  })
  .map(({ asked: raw, ...rest }) => ({ fit: fitted({ ...raw, passage: rest.passage }), ...rest }))
  .filter(({ fit }) => !('why' in fit))
  .map(({ fit, id, category }) => {
    if ('why' in fit) throw new Error(fit.why)
    return { id, category, ...fit.asked }
  })

/** Some questions, each with an id of its own. */
export const bankQuestions = fc.uniqueArray(bankQuestion, {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 5,
})
