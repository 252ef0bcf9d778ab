import { z } from 'zod'
import { LANGUAGES } from '~/features/course/outline'
import type { Contents } from './draft'

/** Text as it was typed, with the line ends of one kind. */
const text = z.string().transform((typed) => typed.replace(/\r\n?/g, '\n'))
const line = text.transform((typed) => typed.replace(/\n/g, ' '))
const several = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat())

/** The revision of the part that a change rests on. */
const base = z.coerce.number().int().min(0)

/** What a course as a whole says; `sources` one a line. */
export const CourseForm = z
  .strictObject({
    base,
    title: line,
    summary: line,
    by: line,
    licence: line,
    language: z.enum(LANGUAGES),
    sources: text,
  })
  .transform(({ base, sources, ...rest }) => ({
    base,
    content: { ...rest, sources: linesOf(sources) } satisfies Contents['course'],
  }))

export const linesOf = (typed: string) =>
  typed
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)

export const ModuleForm = z
  .strictObject({ base, title: line, body: text, spans: line.default('') })
  .transform(({ base, spans, ...content }) => ({
    base,
    content: { ...content, ...(spans.trim() && { spans }) } satisfies Contents['module'],
  }))

/** A concept; `need` and `because` in pairs, those without a concept are left out. */
export const ConceptForm = z
  .strictObject({ base, title: line, summary: line, need: several, because: several })
  .refine(({ need, because }) => need.length === because.length)
  .transform(({ base, title, summary, need, because }) => ({
    base,
    content: {
      title,
      summary,
      needs: need.flatMap((id, at) => (id === '' ? [] : { id, because: because[at] ?? '' })),
    } satisfies Contents['concept'],
  }))

/** What is done to parts of a draft. `after` is empty for the first place. */
export const ArrangeForm = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('add-module'), title: line.default('') }),
  z.strictObject({ what: z.literal('add-concept'), parent: z.string(), title: line }),
  z.strictObject({ what: z.enum(['up', 'down']), part: z.string() }),
  z.strictObject({ what: z.literal('put'), part: z.string(), after: z.string() }),
  z.strictObject({ what: z.literal('teach'), part: z.string(), parent: z.string() }),
  z.strictObject({ what: z.literal('remove'), part: z.string(), base }),
  z.strictObject({ what: z.literal('merge'), part: z.string(), into: z.string() }),
])

export type Arranging = z.infer<typeof ArrangeForm>

/** Asks for concepts and questions to be proposed, or for that to stop. */
export const ProposalsForm = z.strictObject({ what: z.enum(['ask', 'stop']) })

export const TurnForm = z.strictObject({ way: z.enum(['undo', 'redo']) })

/** How much a form of the studio may hold, in bytes of text: a module's body at its longest. */
export const STUDIO_FORM = { most: 1_000_000 }

export const RestoreForm = z.strictObject({ step: z.coerce.number().int().min(1) })

/** A new draft, of a new course or of a published one; or the answer to an invitation. */
export const BeginForm = z.union([
  z.strictObject({ title: line, language: z.enum(LANGUAGES) }),
  z.strictObject({ course: z.string().min(1) }),
  z.strictObject({ what: z.enum(['accept', 'decline']), invitation: z.string().min(1) }),
])

/** `revision`: the draft's as it was looked at. */
const found = z.enum(['catalogue', 'link'])

/** Publishes; `found` says the first time who finds the course. */
export const PublishForm = z.strictObject({
  revision: z.coerce.number().int().min(1),
  found: found.optional(),
})

/** What holds for a published course whichever version is shown; the number as it is typed. */
export const StandingForm = z.strictObject({ found, mentored: z.string().max(40).trim() })

/** The most mentor questions that can be taken at a time. */
export const MOST_MENTORED = 999

/** How many mentor questions are taken at a time: null for any number, where nothing is typed. */
export function mentoredIn(typed: string): { mentored: number | null } | 'no-number' {
  if (typed === '') return { mentored: null }
  const plain = typed.normalize('NFKC')
  const mentored = /^\d+$/.test(plain) ? Number(plain) : Number.NaN
  return mentored <= MOST_MENTORED ? { mentored } : 'no-number'
}

export const InstructorsForm = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('invite') }),
  z.strictObject({ what: z.literal('name'), name: line }),
  z.strictObject({ what: z.literal('again'), invitation: z.string() }),
  z.strictObject({ what: z.literal('take-back'), invitation: z.string() }),
  z.strictObject({ what: z.literal('let-go'), person: z.string() }),
])

export type InstructorsAsked = z.infer<typeof InstructorsForm>

export const VersionForm = z.strictObject({ version: z.string().min(1) })
