import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { pictures } from '~/db/schema'
import { readFile, writeFile } from '~/features/digest/audio/store.server'
import { Refusal } from '~/features/refusal'
import { partOf } from './draft'
import { changeDraft, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'

/** What is taken: pixels before, and pixels at the longer side after; bytes of what is sent. */
const MOST = { pixels: 50_000_000, side: 1600, bytes: 15_000_000 }
const TAKEN = ['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']
const SECONDS = 10 // to re-encode one

const fileOf = (id: string) => `${id}.webp`

/** Why a picture is not taken. */
export type PictureFault = 'no-picture' | 'no-alt' | 'too-large' | 'unreadable'

/** A picture re-encoded, without what a camera wrote into it; null for what is none. */
async function encoded(bytes: Uint8Array) {
  try {
    const source = sharp(bytes, { limitInputPixels: MOST.pixels, failOn: 'error' })
    const { format = '' } = await source.metadata()
    if (!TAKEN.includes(format)) return null
    const { side } = MOST
    return await source
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true })
  } catch {
    return null
  }
}

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
  if (bytes.length > MOST.bytes) return 'too-large'
  const made = await encoded(bytes)
  if (!made) return 'unreadable'
  const { data, info } = made
  const id = createHash('sha256').update(data).digest('hex')
  await writeFile(fileOf(id), data)
  const { width, height } = info
  const row = { id, learnerId: editor.id, bytes: data.length, width, height, createdAt: now() }
  await transaction(async (tx) => {
    await tx.insert(pictures).values(row).onConflictDoNothing()
  })
  const body = `${part.content.body.trimEnd()}\n\n![${said}](/pictures/${id})\n`.trimStart()
  const content = { ...part.content, body }
  const change = { do: 'write', id: module, base: part.revision, content } as const
  await changeDraft(editor, draftId, [change], { about: 'added' })
  return null
}

/**
 * The bytes of a picture.
 *
 * @throws Refusal `not-found`
 */
export async function pictureBytes(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const known = /^[0-9a-f]{64}$/.test(id)
  const [row] = known ? await reader().select().from(pictures).where(eq(pictures.id, id)) : []
  const bytes = row ? await readFile(fileOf(row.id)) : null
  if (!bytes) throw new Refusal('not-found')
  return bytes
}
