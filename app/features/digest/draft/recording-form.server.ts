import { z } from 'zod'
import type { Sent } from '~/features/digest/audio/recording.server'
import { Refusal } from '~/features/refusal'

const MOST_TAKES = 60

const Pieces = z
  .array(
    z.strictObject({
      line: z.string().max(200),
      /** Which of the takes, from 0. */
      take: z
        .number()
        .int()
        .min(0)
        .max(MOST_TAKES - 1),
      from: z.number().min(0).max(1000),
      to: z.number().min(0).max(1000).nullable(),
    }),
  )
  .max(400)

export type SentRecording = { takes: Sent[]; pieces: z.infer<typeof Pieces> }

/**
 * A recording as a form sends it: one file, or several takes and which of their parts are heard.
 *
 * @throws Refusal `bad-input` when it is no such form
 */
export async function readRecording(request: Request): Promise<SentRecording> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) throw new Refusal('bad-input')
  const form = await request.formData().catch(() => {
    throw new Refusal('bad-input')
  })
  const files = form
    .getAll('take')
    .filter((file) => file instanceof File && file.size > 0) as File[]
  const pieces = Pieces.safeParse(parsed(form.get('pieces')))
  if (!pieces.success || files.length > MOST_TAKES) throw new Refusal('bad-input')
  const takes = files.map(async (file) => ({
    bytes: new Uint8Array(await file.arrayBuffer()),
    type: file.type,
  }))
  return { takes: await Promise.all(takes), pieces: pieces.data }
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return []
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
