import { z } from 'zod'
import { KINDS } from '~/features/course/outline'
import { MOST, type QuestionFields } from './question-form'

const text = z.string().transform((typed) => typed.replace(/\r\n?/g, '\n'))
const line = text.transform((typed) => typed.replace(/\n/g, ' '))
const several = z
  .union([text, z.array(text)])
  .default([])
  .transform((value) => [value].flat())

/** What is done with the choices by a form without scripts; else what is typed is only kept. */
const STEP = /^(?:keep|add|(?:up|down|remove):[0-7])$/

/** A posted question: what is typed, and the revision of the part it rests on. */
export const QuestionForm = z
  .strictObject({
    base: z.coerce.number().int().min(0),
    step: z.string().regex(STEP).default('keep'),
    kind: z.enum(KINDS),
    ask: text,
    concept: line.default(''),
    choice: several,
    reason: several,
    match: several,
    right: several,
    tolerance: line.default(''),
    unit: line.default(''),
    otherwise: text.default(''),
    passage: line.default(''),
  })
  .refine(({ choice }) => choice.length <= MOST)
  .transform(({ base, step, choice, reason, match, right, ...rest }) => ({
    base,
    step,
    fields: {
      ...rest,
      choices: choice.map((text, at) => ({
        text,
        right: right.includes(`${at}`),
        reason: reason[at] ?? '',
        match: match[at] ?? '',
      })),
    } satisfies QuestionFields,
  }))
