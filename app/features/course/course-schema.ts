import { z } from 'zod'
import { LIMITS } from './course-limits'
import { DEEPEST, nestingOf } from './nesting'
import {
  type ChoiceSource,
  KINDS,
  LANGUAGES,
  type LineSource,
  type QuestionSource,
} from './outline'

const id = z
  .string()
  .max(LIMITS.id, `an id has at most ${LIMITS.id} characters`)
  .regex(/^[a-z0-9]+(?:-+[a-z0-9]+)*$/, 'an id is lower-case letters, digits and hyphens')

const whole = (text: string) => !/\p{Surrogate}/u.test(text)
const visible = (text: string) => whole(text) && !/[\p{Cc}\u2028\u2029]/u.test(text)

const line = (most: number, least = 1) =>
  z
    .string()
    .trim()
    .min(least, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .refine(visible, 'is not one line of text')

const markdown = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(LIMITS.text, `is longer than ${LIMITS.text} characters`)
  .refine(whole, 'holds broken characters')
  .refine((text) => nestingOf(text) <= DEEPEST, `is nested deeper than ${DEEPEST} levels`)

/** What stands in the front matter. */
export const writtenFront = z.strictObject({
  course: id,
  language: z.enum(LANGUAGES, `is none of ${LANGUAGES.join(', ')}`),
  title: line(LIMITS.title),
  summary: line(LIMITS.summary, 0).default(''),
  by: line(LIMITS.title, 0).default(''),
  licence: line(LIMITS.title, 0).default(''),
  sources: z.array(line(LIMITS.source)).max(LIMITS.sources).default([]),
})

/** The heading of a module. */
export const writtenHeading = z.strictObject({ id, title: line(LIMITS.title) })

/** A `concepts` block. */
export const writtenConcepts = z
  .array(
    z.strictObject({
      id,
      title: line(LIMITS.title),
      summary: line(LIMITS.summary, 0).default(''),
      needs: z
        .array(z.strictObject({ id, because: line(LIMITS.summary) }))
        .max(LIMITS.concepts)
        .default([]),
    }),
  )
  .max(LIMITS.concepts)

const choice = z
  .strictObject({
    right: markdown.optional(),
    wrong: markdown.optional(),
    reason: markdown.optional(),
    match: markdown.optional(),
  })
  .refine(
    ({ right, wrong }) => (right === undefined) !== (wrong === undefined),
    'a choice is either `right: text` or `wrong: text`',
  )
  .transform(
    ({ right, wrong, reason, match }): ChoiceSource => ({
      text: right ?? wrong ?? '',
      right: right !== undefined,
      reason: reason ?? null,
      ...(match !== undefined && { match }),
    }),
  )

const tolerance = z
  .string()
  .regex(/^\d*\.?\d+(?:e[-+]?\d+)?$/i, 'is not a number from 0')
  .transform(Number)
  .refine(Number.isFinite, 'is too large')

const question = z
  .strictObject({
    id,
    concept: id,
    kind: z.enum(KINDS, `is none of ${KINDS.join(', ')}`).default('one'),
    ask: markdown,
    choices: z
      .array(choice)
      .min(1, 'has no choice')
      .max(LIMITS.choices.most, `has more than ${LIMITS.choices.most} choices`),
    passage: markdown.optional(),
    tolerance: tolerance.optional(),
    unit: line(LIMITS.unit).optional(),
    otherwise: markdown.optional(),
  })
  .transform(
    ({ passage, tolerance, unit, otherwise, ...rest }): QuestionSource => ({
      ...rest,
      passage: passage ?? null,
      ...(tolerance !== undefined && { tolerance }),
      ...(unit !== undefined && { unit }),
      ...(otherwise !== undefined && { otherwise }),
    }),
  )

/** A `card` block. */
export const writtenCard = z.array(question).length(3, 'a card has exactly three questions')

/** A `pool` block. */
export const writtenPool = z.array(question).max(LIMITS.pool)

/** A `digest` block. */
export const writtenDigest = z
  .array(
    z
      .strictObject({
        say: line(LIMITS.said),
        part: z.enum(['opening', 'point', 'recall']).default('point'),
        begins: z.literal('true', 'is `true` or left out').optional(),
        from: line(LIMITS.text).optional(),
      })
      .transform(
        ({ say, part, begins, from }): LineSource => ({
          part,
          text: say,
          begins: begins !== undefined,
          from: from ?? null,
        }),
      ),
  )
  .min(1, 'a digest says something')
  .max(LIMITS.lines)
