import { z } from 'zod'
import { LANGUAGES, type Language } from '~/features/course/outline'
import { Refusal } from '~/features/refusal'
import { type Brought, sampleText } from './begin-from-text.server'

const Sent = z.strictObject({
  what: z.enum(['text', 'sample']).default('text'),
  text: z.string().default(''),
  language: z.enum(LANGUAGES).or(z.literal('')).default(''),
  file: z.unknown(),
})

/**
 * What a course is begun with, as a form sends it: a file before a pasted text.
 *
 * @param own the language of the interface, for the sample
 * @throws Refusal `bad-input`
 */
export async function readBrought(request: Request, own: Language): Promise<Brought> {
  const type = request.headers.get('content-type') ?? ''
  const form = type.startsWith('multipart/form-data')
    ? await request.formData().catch(() => null)
    : new URLSearchParams(await request.text())
  const parsed = Sent.safeParse(form && { file: null, ...Object.fromEntries(form) })
  if (!parsed.success) throw new Refusal('bad-input')
  const { what, text, file } = parsed.data
  const language = parsed.data.language || null
  if (what === 'sample') return { name: 'sample.md', bytes: await sampleText(own), language: own }
  if (file instanceof File && file.size > 0) {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), language }
  }
  return { name: 'text.md', bytes: new TextEncoder().encode(text), language }
}
