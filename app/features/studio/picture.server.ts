import { eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx } from '~/db/db.server'
import { pictures as pictureRows } from '~/db/schema'
import { deleteFile, listFiles, readFile, writeFile } from '~/features/digest/audio/store.server'
import { Refusal } from '~/features/refusal'
import { partOf } from './draft'
import { changeDraft, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import { type EncodedPicture, encodePicture } from './encode-picture.server'

const MOST = 15_000_000 // bytes of what is sent

const fileOf = (id: string) => `${id}.webp`

/** Why a picture is not taken. */
export type PictureFault = 'no-picture' | 'no-alt' | 'too-large' | 'unreadable'

type Sent = { module: string; alt: string; bytes: Uint8Array | null }

/**
 * Puts a picture at the end of a module's text. It is named by the hash of its bytes and can be seen
 * by everyone who has that name.
 *
 * @returns why it is not taken, or null
 * @throws Refusal `not-found`
 */
export async function addPicture(
  editor: Editor,
  draftId: string,
  { module, alt, bytes }: Sent,
): Promise<PictureFault | null> {
  const { parts } = await wholeDraft(editor, draftId)
  const part = partOf(parts, 'module', module)
  if (!part) throw new Refusal('not-found')
  if (!bytes || bytes.length === 0) return 'no-picture'
  const said = alt.replace(/[\]\\[\n\r]+/g, ' ').trim()
  if (said === '') return 'no-alt'
  if (bytes.length > MOST) return 'too-large'
  const made = await encodePicture(bytes)
  if (!made) return 'unreadable'
  const body = `${part.content.body.trimEnd()}\n\n![${said}](/pictures/${made.id})\n`.trimStart()
  const content = { ...part.content, body }
  const change = { do: 'write', id: module, base: part.revision, content } as const
  await keepPictures(editor.id, [made], (also) =>
    changeDraft(editor, draftId, [change], { about: 'added', also }),
  )
  return null
}

/**
 * Keeps pictures together with what shows them: their bytes lie in the store before the deed, and go
 * again where it put no rows of them down.
 *
 * @param learnerId who brings them
 * @param deed is given what puts the rows down in its own transaction
 */
export async function keepPictures<T>(
  learnerId: string,
  pictures: readonly EncodedPicture[],
  deed: (also: (tx: Tx) => Promise<void>) => Promise<T>,
): Promise<T> {
  const createdAt = now()
  const rows = pictures.map(({ data, ...row }) => ({
    ...{ ...row, learnerId, createdAt },
    bytes: data.length,
  }))
  try {
    for (const { id, data } of pictures) await writeFile(fileOf(id), data)
    return await deed(async (tx) => {
      for (const row of rows) await tx.insert(pictureRows).values(row).onConflictDoNothing()
    })
  } finally {
    await dropUnknown(rows.map(({ id }) => id))
  }
}

async function dropUnknown(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const [row] = await reader().select().from(pictureRows).where(eq(pictureRows.id, id))
    if (!row) await deleteFile(fileOf(id))
  }
}

let strays = new Set<string>()

/** Drops pictures that a process left which was killed; seen twice, since one may be coming. */
export async function dropStrayPictures(): Promise<void> {
  const names = (await listFiles()).flatMap((key) => /^([0-9a-f]{64})\.webp$/.exec(key)?.[1] ?? [])
  const rows = await reader().select({ id: pictureRows.id }).from(pictureRows)
  const known = new Set(rows.map(({ id }) => id))
  const found = names.filter((id) => !known.has(id))
  await dropUnknown(found.filter((id) => strays.has(id)))
  strays = new Set(found)
}

/**
 * The bytes of a picture.
 *
 * @throws Refusal `not-found`
 */
export async function pictureBytes(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = /^[0-9a-f]{64}$/.test(id)
  const [row] = known ? await reader().select().from(pictureRows).where(eq(pictureRows.id, id)) : []
  const bytes = row ? await readFile(fileOf(row.id)) : null
  if (!bytes) throw new Refusal('not-found')
  return bytes
}
