import { z } from 'zod'
import { LANGUAGES, type Language } from '~/features/course/outline'
import { Refusal } from '~/features/refusal'
import { DOCUMENT } from './formats/document-fault'
import { sampleText } from './sample-text.server'

/** A text that was brought in: a file, what was pasted, or the sample that comes along. */
export type Brought = {
  /** Of the file; empty for what was pasted. */
  name: string
  bytes: Uint8Array
  /** What it is to be read in; null: that of the text. */
  language: Language | null
  /** The sample was asked for while this was there: it is handed back. */
  unasked?: boolean
}

const Sent = z.strictObject({
  what: z.enum(['text', 'sample', 'drop']).default('text'),
  text: z.string().default(''),
  language: z.enum(LANGUAGES).or(z.literal('')).default(''),
  file: z.unknown(),
})

/**
 * What a form brings, a file before a pasted text; null where it asks to put away what was brought.
 *
 * @param own the language of the interface, for the sample
 * @throws Refusal `bad-input`
 */
export async function readBrought(request: Request, own: Language): Promise<Brought | null> {
  const type = request.headers.get('content-type') ?? ''
  const form = type.startsWith('multipart/form-data')
    ? await request.formData().catch(() => null)
    : new URLSearchParams(await request.text())
  const parsed = Sent.safeParse(form && { file: null, ...Object.fromEntries(form) })
  if (!parsed.success) throw new Refusal('bad-input')
  const { what, text, file } = parsed.data
  const language = parsed.data.language || null
  if (what === 'drop') return null
  const picked = file instanceof File && file.name !== '' ? file : null
  const unasked = what === 'sample'
  if (unasked && !picked && text.trim() === '') {
    return { name: 'sample.md', bytes: await sampleText(own), language: own }
  }
  if (!picked) return { name: '', bytes: new TextEncoder().encode(text), language, unasked }
  const bytes = new Uint8Array(await picked.slice(0, DOCUMENT.bytes + 1).arrayBuffer())
  return { name: picked.name.slice(0, 200), bytes, language, unasked }
}
