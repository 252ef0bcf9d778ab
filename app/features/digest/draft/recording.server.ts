import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { digests } from '~/db/schema'
import { requireRoom } from '~/disk.server'
import { versionOf } from '~/features/course/course.server'
import {
  joinTakes,
  type Sent,
  type Taken,
  takeRecording,
  type Unfit,
  unfit,
} from '~/features/digest/audio/recording.server'
import { deleteFile, readFile, writeFile } from '~/features/digest/audio/store.server'
import type { Cut } from '~/features/digest/audio/takes'
import { MAKE_RECORDING, ownDigest, uploadKey } from '~/features/digest/digest.server'
import { keepAudio } from '~/features/digest/kept-audio.server'
import { settleIn } from '~/features/digest/make-digest.server'
import { Refusal } from '~/features/refusal'
import { askFor, newJobId } from '~/jobs/jobs.server'
import type { Handle, Job } from '~/jobs/kinds.server'
import type { SentRecording } from './recording-form.server'

/** What the job is given beside the file: how the takes lie in it, and what of them is heard. */
type Payload = {
  digest: string
  file: string
  takes: { bytes: number; type: string }[]
  cuts: Cut[]
}

export type Received = { kind: 'received' } | { kind: 'refused'; why: Unfit }

/**
 * Receives the recording of a learner's digest, and asks for its audio to be made. Once this
 * answers `received` it is kept here.
 *
 * @param sent read only where it is awaited
 * @throws Refusal `not-found`, also where nothing is to be recorded, and `disk-full`
 */
export async function receiveRecording(
  learnerId: string,
  digestId: string,
  sent: () => Promise<SentRecording>,
): Promise<Received> {
  const { kind, script } = await ownDigest(learnerId, digestId)
  if (kind !== 'recorded') throw new Refusal('not-found')
  await requireRoom()
  const { takes, pieces } = await sent()
  const why = unfit(takes)
  if (why) return { kind: 'refused', why }
  const texts = new Map(script.map(({ id, text }) => [id, text]))
  const cuts = pieces.flatMap((piece): Cut[] => {
    const text = texts.get(piece.line)
    return text === undefined || piece.take >= takes.length ? [] : [{ ...piece, text }]
  })
  const file = uploadKey(digestId, randomBytes(6).toString('hex'))
  const sizes = takes.map(({ bytes, type }) => ({ bytes: bytes.length, type: type.slice(0, 100) }))
  const payload: Payload = { digest: digestId, file, takes: sizes, cuts }
  const job = { id: newJobId(), kind: MAKE_RECORDING, key: digestId, payload, runAt: now() }
  await writeFile(file, Buffer.concat(takes.map(({ bytes }) => bytes)))
  const open = await transaction(async (tx) => {
    const own = and(eq(digests.id, digestId), eq(digests.learnerId, learnerId))
    const [row] = await tx.select({ state: digests.state }).from(digests).where(own)
    if (row?.state !== 'draft' && row?.state !== 'failed') return false
    const making = { state: 'making', problem: null, changedAt: job.runAt } as const
    await tx.update(digests).set(making).where(own)
    await askFor(tx, job)
    return true
  })
  if (!open) await deleteFile(file)
  return { kind: 'received' }
}

/** The work of a job `make-recording`. What was sent is gone once the audio is made, or refused. */
export async function makeRecording(job: Job, handle: Handle): Promise<void> {
  const { digest: id, file, takes, cuts } = job.payload as Payload
  const [row] = await reader().select().from(digests).where(eq(digests.id, id))
  const bytes = row?.state === 'making' ? await readFile(file) : null
  if (row && bytes) {
    const version = await versionOf(reader(), row.versionId)
    const about = { title: row.title, artist: version.by, album: version.title }
    const taken = await take(sentIn(bytes, takes), cuts, about, row.script, handle)
    const changedAt = now()
    if (taken.kind === 'refused') {
      const failed = { state: 'failed', problem: taken.why, changedAt } as const
      await transaction((tx) => settleIn(tx, id, failed))
    } else {
      const problem = taken.cut ? 'shortened' : null
      const ready = { state: 'ready', audioId: taken.audio.id, problem, changedAt } as const
      await keepAudio(taken.audio, taken.mp3, (tx) => settleIn(tx, id, ready))
    }
  }
  await deleteFile(file)
}

function sentIn(bytes: Uint8Array, takes: Payload['takes']): Sent[] {
  let at = 0
  return takes.map(({ bytes: size, type }) => {
    at += size
    return { bytes: bytes.subarray(at - size, at), type }
  })
}

/** A file without marks is heard as a whole, and so is its text. */
function take(
  takes: Sent[],
  cuts: Cut[],
  about: { title: string; artist: string; album: string },
  script: { text: string }[],
  handle: Handle,
): Promise<Taken> {
  if (cuts.length > 0) return joinTakes(takes, { ...about, cuts }, handle)
  const [{ bytes, type } = { bytes: new Uint8Array(), type: '' }] = takes
  const text = script.map((line) => line.text).join(' ')
  const cues = text === '' ? [] : [{ line: 'all', text, start: 0, end: 1000 }]
  return takeRecording(bytes, { ...about, type, cues }, handle)
}
