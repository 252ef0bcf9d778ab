import { and, eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { digests } from '~/db/schema'
import { versionOf } from '~/features/course/course.server'
import { audioId, type Made, makeAudio, plannedVoice } from '~/features/digest/audio/make.server'
import { linesOf, type Order } from '~/features/digest/audio/order'
import { writtenScript } from '~/features/digest/audio/write.server'
import type { Line } from '~/features/digest/script/line'
import { linesWritten, sourcesIn } from '~/features/digest/script/written'
import { messagesIn } from '~/i18n/language.server'
import { askFor, jobOf, newJobId } from '~/jobs/jobs.server'
import type { Handle, Job } from '~/jobs/kinds.server'
import { MAKE_DIGEST } from './digest.server'
import { keepAudio, keptAudio } from './kept-audio.server'
import { materialOf } from './material.server'

type Row = typeof digests.$inferSelect

/** What asking for an audio needs, drawn before the transaction that asks. */
export const newMaking = () => ({ jobId: newJobId(), at: now() })

/**
 * Asks for the audio of a digest inside the deed's own transaction. Its row is `making` from then
 * on, and `ready` or `failed` in the end; what is under way goes on.
 */
export async function askForAudio(
  tx: Tx,
  digestId: string,
  { jobId, at }: ReturnType<typeof newMaking>,
): Promise<void> {
  const making = { state: 'making', problem: null, changedAt: at } as const
  await tx.update(digests).set(making).where(eq(digests.id, digestId))
  const job = await jobOf(tx, MAKE_DIGEST, digestId)
  if (job?.state === 'waiting' || (job?.state === 'running' && !job.stopping)) return
  const payload = { digest: digestId }
  await askFor(tx, { id: jobId, kind: MAKE_DIGEST, key: digestId, payload, runAt: at })
}

/** The work of a job `make-digest`: writes the script of a module's own digest, and makes the audio. */
export async function makeDigest({ payload }: Job, handle: Handle): Promise<void> {
  const id = String(payload.digest)
  const [digest] = await reader().select().from(digests).where(eq(digests.id, id))
  if (digest?.state !== 'making') return
  handle.report('writing', 0)
  const { order, script } = await orderFor(digest, handle.signal)
  await settle(id, { script })
  const known = await keptAudio(audioId(order, plannedVoice(order.language)))
  if (known) {
    const heard = new Set(known.cues.map(({ line }) => line))
    const lines = linesOf(order).filter((line) => heard.has(line.id))
    return settle(id, { state: 'ready', audioId: known.id, script: lines })
  }
  const made = await makeAudio(order, handle)
  if (made.kind !== 'made') return settle(id, { state: 'failed', problem: problemOf(made) })
  const ready = { state: 'ready', audioId: made.audio.id, script: made.lines } as const
  const changedAt = now()
  await keepAudio(made.audio, made.mp3, (tx) => settleIn(tx, id, { ...ready, changedAt }))
}

/** Why it could not be made, and which line is to blame. */
export const problemOf = (made: Exclude<Made, { kind: 'made' }>): string =>
  made.kind === 'unsaid' ? `unsaid:${made.line}` : made.kind

/** Writes down, in the transaction that fails its job for good, that a digest could not be made. */
export async function failDigest(tx: Tx, { payload }: Job): Promise<void> {
  const failed = { state: 'failed', problem: 'broken', changedAt: now() } as const
  await settleIn(tx, String(payload.digest), failed)
}

/** Only what is still being made changes: it may be deleted, or its maker back at the draft. */
export const settleIn = (tx: Tx, id: string, values: Partial<Row>) =>
  tx
    .update(digests)
    .set(values)
    .where(and(eq(digests.id, id), eq(digests.state, 'making')))

async function settle(id: string, values: Partial<Row>): Promise<void> {
  const changedAt = now()
  await transaction(async (tx) => {
    await settleIn(tx, id, { ...values, changedAt })
  })
}

/** What an audio of a module of a course says of itself. */
export function tagsOf(
  title: string,
  { by, title: album, language }: { by: string; title: string; language: Order['language'] },
) {
  const { chapters } = messagesIn(language).digest
  return { language, title, artist: by, album, chapters }
}

/** What to make, and the lines that stand for it until it is heard. */
async function orderFor(
  digest: Row,
  signal: AbortSignal,
): Promise<{ order: Order; script: Line[] }> {
  const { language, title, versionId, moduleId } = digest
  const version = await versionOf(reader(), versionId)
  const about = tagsOf(title, { ...version, language })
  if (digest.kind !== 'module' || !moduleId)
    return { order: { ...about, lines: digest.script, fit: 'keep' }, script: digest.script }
  const material = await materialOf(versionId, moduleId)
  const written = version.modules.find(({ id }) => id === moduleId)?.digest
  if (written) {
    const lines = linesWritten(written, language, sourcesIn(material))
    return { order: { ...about, lines, fit: 'keep' }, script: lines }
  }
  const { candidates, lines: script } = await writtenScript(material, { signal })
  return { order: { ...about, fit: 'drop', candidates }, script }
}
