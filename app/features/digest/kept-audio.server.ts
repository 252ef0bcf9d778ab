import { eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { audios, digests } from '~/db/schema'
import type { Audio } from '~/features/digest/audio/make.server'
import { deleteFile, sizeOf, writeFile } from '~/features/digest/audio/store.server'

export type KeptAudio = typeof audios.$inferSelect

/** Under which name the store keeps an audio. */
export const fileOf = (audioId: string): string => `${audioId}.mp3`

/** An audio that was made before, with its file still there; or null. */
export async function keptAudio(audioId: string): Promise<KeptAudio | null> {
  const [row] = await reader().select().from(audios).where(eq(audios.id, audioId))
  return row && (await sizeOf(fileOf(audioId))) === row.bytes ? row : null
}

/** Keeps an audio: its file first, then its row in the transaction that `then` goes on with. */
export async function keepAudio(
  audio: Audio,
  mp3: Uint8Array,
  then: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  const row = { ...audio, createdAt: now() }
  await writeFile(fileOf(audio.id), mp3)
  await transaction(async (tx) => {
    await tx.insert(audios).values(row).onConflictDoUpdate({ target: audios.id, set: row })
    await then(tx)
  })
}

/** Takes away an audio and its file, unless a digest still needs it. */
export async function dropAudio(audioId: string): Promise<void> {
  const dropped = await transaction(async (tx) => {
    const needs = eq(digests.audioId, audioId)
    const [needed] = await tx.select({ id: digests.id }).from(digests).where(needs).limit(1)
    if (!needed) await tx.delete(audios).where(eq(audios.id, audioId))
    return !needed
  })
  if (dropped) await deleteFile(fileOf(audioId))
}
