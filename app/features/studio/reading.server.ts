import { and, desc, eq } from 'drizzle-orm'
import { reader, transaction } from '~/db/db.server'
import { jobs } from '~/db/schema'
import type { Language } from '~/features/course/outline'
import { deleteFile, listFiles, readFile } from '~/features/digest/audio/store.server'
import { Refusal } from '~/features/refusal'
import type { Editor } from './draft-access.server'
import type { NotTaken, Reading, TextFault } from './reading'

/** The kind of job that reads what was brought in; its key is the draft's id. */
export const READ_TEXT = 'read-text'

/** What the job is given beside the file. */
export type Upload = {
  draft: string
  editor: Editor & { name: string }
  /** Whether the draft begins with it, and is not there yet. */
  begins: boolean
  /** In the store. */
  file: string
  /** Of the file that was brought; empty for what was pasted. */
  name: string
  language: Language | null
}

const ofDraft = (draftId: string) => and(eq(jobs.kind, READ_TEXT), eq(jobs.key, draftId))

/** What is being read for a draft, or was not taken; null where nothing is. */
export async function uploadOf(draftId: string): Promise<(Reading & { upload: Upload }) | null> {
  const [row] = await reader().select().from(jobs).where(ofDraft(draftId))
  return row ? readingIn(row) : null
}

function readingIn({ key, payload, state, error, step, progress }: typeof jobs.$inferSelect) {
  const upload = payload as Upload
  const fault = state === 'failed' ? ((error ?? 'failed') as TextFault) : null
  const { name, language } = upload
  return { id: key, name, language, fault, step, progress, upload }
}

const isTheirs = ({ editor, begins }: Upload, { id }: Editor) => begins && editor.id === id

/** What somebody begins drafts with that is not read yet, or was not taken: the newest first. */
export async function readingsOf(editor: Editor): Promise<Reading[]> {
  const rows = await reader()
    .select()
    .from(jobs)
    .where(eq(jobs.kind, READ_TEXT))
    .orderBy(desc(jobs.runAt))
  return rows
    .map(readingIn)
    .flatMap(({ upload, ...reading }) => (isTheirs(upload, editor) ? reading : []))
}

/**
 * What somebody begins a draft with.
 *
 * @throws Refusal `not-found`, also where it is somebody else's
 */
export function ownIn(found: (Reading & { upload: Upload }) | null, editor: Editor): Reading {
  if (!found || !isTheirs(found.upload, editor)) throw new Refusal('not-found')
  const { upload: _, ...reading } = found
  return reading
}

/** What is being read into a draft, and what was not taken. */
export async function readingOfDraft(
  id: string,
): Promise<{ reading: Reading | null; notTaken: NotTaken | null }> {
  const found = await uploadOf(id)
  if (!found) return { reading: null, notTaken: null }
  const { upload: _, ...reading } = found
  return { reading: reading.fault ? null : reading, notTaken: await notTaken(reading) }
}

/** What the form shows again of a text that was not taken; null while it is read. */
export async function notTaken({ id, name, language, fault }: Reading): Promise<NotTaken | null> {
  if (!fault) return null
  const upload = name === '' ? (await uploadOf(id))?.upload : null
  const pasted = upload && (await readFile(upload.file))
  return { fault, name, language, typed: pasted ? new TextDecoder().decode(pasted) : '' }
}

/** Puts away what was not taken. What is being read goes on. */
export async function putAway(id: string): Promise<void> {
  const found = await uploadOf(id)
  await transaction((tx) => tx.delete(jobs).where(and(ofDraft(id), eq(jobs.state, 'failed'))))
  if (found && !(await uploadOf(id))) await deleteFile(found.upload.file)
}

let strays = new Set<string>()

/** Drops texts that no job reads any more; seen twice, since a job may be coming. */
export async function dropStrayTexts(): Promise<void> {
  const rows = await reader()
    .select({ payload: jobs.payload })
    .from(jobs)
    .where(eq(jobs.kind, READ_TEXT))
  const awaited = new Set(rows.map(({ payload }) => (payload as Upload).file))
  const found = (await listFiles()).filter((key) => key.endsWith('.text') && !awaited.has(key))
  for (const key of found) if (strays.has(key)) await deleteFile(key)
  strays = new Set(found)
}
