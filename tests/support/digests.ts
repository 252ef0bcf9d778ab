import { createHash, randomUUID } from 'node:crypto'
import { transaction } from '~/db/db.server'
import { audios, digests } from '~/db/schema'
import { encodeMp3 } from '~/features/digest/audio/mp3.server'
import { RATE } from '~/features/digest/audio/sound'
import { writeFile } from '~/features/digest/audio/store.server'

type Digest = typeof digests.$inferInsert

/** A tone as an MP3, another one for each height. */
export async function toneMp3(seconds: number, hertz = 440): Promise<Uint8Array> {
  const samples = Float32Array.from(
    { length: Math.round(seconds * RATE) },
    (_, i) => 0.2 * Math.sin((2 * Math.PI * hertz * i) / RATE),
  )
  return encodeMp3({ samples, rate: RATE })
}

let tones = 0

/** A digest with a real MP3 in the store, ready to be heard unless it is said otherwise. */
export async function keptDigest(
  about: Pick<Digest, 'courseId' | 'versionId' | 'title'> & Partial<Digest>,
): Promise<{ id: string; audioId: string; mp3: Uint8Array }> {
  const createdAt = about.createdAt ?? new Date()
  tones += 1
  const mp3 = await toneMp3(1 + tones / 10, 300 + 10 * tones)
  const audioId = createHash('sha256').update(mp3).update(String(tones)).digest('base64url')
  await writeFile(`${audioId}.mp3`, mp3)
  const audio = {
    id: audioId,
    type: 'audio/mpeg',
    bytes: mp3.length,
    seconds: 1 + tones / 10,
    lufs: -16,
    peakDb: -3,
    voice: 'a tone',
    cues: [
      { line: 'one', text: `What ${about.title} says`, start: 0.1, end: 0.5 },
      { line: 'two', text: 'And <what> & why', start: 0.5, end: 1 },
    ],
    chapters: [
      { title: 'The points', start: 0 },
      { title: 'Three questions', start: 0.5 },
    ],
    peaks: [0.2, 0.2],
    createdAt,
  }
  const digest: Digest & { id: string } = {
    id: randomUUID(),
    kind: 'module',
    language: 'en',
    state: 'ready',
    script: [],
    audioId,
    changedAt: createdAt,
    createdAt,
    ...about,
  }
  await transaction(async (tx) => {
    await tx.insert(audios).values(audio).onConflictDoNothing()
    await tx.insert(digests).values(digest)
  })
  return { id: digest.id, audioId, mp3 }
}
