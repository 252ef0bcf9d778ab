import { z } from 'zod'
import { DOCUMENT } from './formats/document-fault'

/** What is brought in: a file, or else what was pasted. */
export type BroughtForm = { name: string; bytes: Uint8Array }

/**
 * A file or pasted text out of a form; null where the form holds neither.
 *
 * @param form with `file` and `text`
 */
export async function broughtIn(form: FormData): Promise<BroughtForm | null> {
  const [file, text] = [form.get('file'), form.get('text')]
  if (file instanceof File && file.size > 0) {
    const bytes = new Uint8Array(await file.slice(0, DOCUMENT.bytes + 1).arrayBuffer())
    return { name: file.name.slice(0, 200), bytes }
  }
  if (typeof text !== 'string' || text.trim() === '') return null
  return { name: '', bytes: new TextEncoder().encode(text) }
}

const base = z.coerce.number().int().min(0)
const at = z.coerce.number().int().min(0)

/** What is done to the cuts of a text. */
export const CutsForm = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['earlier', 'later', 'join', 'split']), at, base }),
  z.strictObject({ what: z.literal('put'), at, to: at, base }),
  z.strictObject({ what: z.literal('apply'), base }),
  z.strictObject({ what: z.literal('drop'), base }),
])

/** Whether what was done to the cuts leaves no text to cut. */
export function isDone(outcome: unknown): boolean {
  const { kind, what } = (outcome ?? {}) as { kind?: string; what?: string }
  return kind === 'changed' && (what === 'apply' || what === 'drop')
}
