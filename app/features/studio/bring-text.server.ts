import { randomBytes, randomUUID } from 'node:crypto'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { requireRoom } from '~/disk.server'
import { deleteFile, writeFile } from '~/features/digest/audio/store.server'
import { askFor, newJobId } from '~/jobs/jobs.server'
import { draftRow, type Editor } from './draft-access.server'
import { DOCUMENT } from './formats/document-fault'
import type { NotTaken } from './reading'
import { READ_TEXT, type Upload, uploadOf } from './reading.server'
import type { Brought } from './text-form.server'

export type Sent = { kind: 'reading'; id: string } | { kind: 'refused'; notTaken: NotTaken }

/**
 * Keeps a text, and asks for it to be read and cut. It replaces one that is not read yet.
 *
 * @param into.draft the draft it goes into; left out: a new one begins with it
 * @param into.again a text that a draft was to begin with, and that it replaces
 * @throws Refusal `not-found`, `disk-full`
 */
export async function bringText(
  { id, role, name: by }: Editor & { name: string },
  brought: Brought,
  into: { draft?: string; again?: string } = {},
): Promise<Sent> {
  const { name, bytes, language } = brought
  const draft = into.draft ?? into.again ?? randomUUID()
  const editor = { id, role, name: by }
  if (into.draft) await draftRow(reader(), editor, draft)
  const fault = faultAtOnce(brought)
  if (fault) {
    const typed = name === '' ? new TextDecoder().decode(bytes.subarray(0, DOCUMENT.bytes)) : ''
    return { kind: 'refused', notTaken: { fault, name, language, typed } }
  }
  await requireRoom()
  const before = await uploadOf(draft)
  const file = `${draft}_${randomBytes(6).toString('hex')}.text`
  const payload: Upload = { draft, editor, begins: !into.draft, file, name, language }
  const job = { id: newJobId(), kind: READ_TEXT, key: draft, payload, runAt: now() }
  await writeFile(file, bytes)
  await transaction((tx) => askFor(tx, job))
  if (before) await deleteFile(before.upload.file)
  return { kind: 'reading', id: draft }
}

function faultAtOnce({ bytes, unasked }: Brought): NotTaken['fault'] | null {
  if (bytes.length > DOCUMENT.bytes) return 'large'
  if (!bytes.some((byte) => byte > 32)) return 'empty'
  return unasked ? 'unasked' : null
}
