import { z } from 'zod'
import type { Edit } from './edited'

const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat())

/** What a form asks for beside keeping the draft: `up:s4`, `add`. */
const Step = z.string().regex(/^(save|add|make|(up|down|remove|restore):[\w./-]{1,120})$/)

/** The form of a draft: of each line, in their order, its id and its text. */
export const DraftForm = z
  .strictObject({
    revision: z.coerce.number().int().min(0),
    title: z.string(),
    line: several,
    text: several,
    /** A sentence of the maker's own that is to come in. */
    own: z.string().default(''),
    step: Step.default('save'),
  })
  .refine(({ line, text }) => line.length === text.length)
  .transform(({ line, text, title, ...rest }) => ({
    ...rest,
    edit: { title, lines: line.map((id, at) => ({ id, text: text[at] ?? '' })) } satisfies Edit,
  }))

export type DraftPosted = z.infer<typeof DraftForm>
