import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { requireRoom } from '~/disk.server'
import { audioId, makeAudio, plannedVoice } from '~/features/digest/audio/make.server'
import { linesOf, type Order } from '~/features/digest/audio/order'
import { embeddedName } from '~/features/digest/audio/voices.server'
import { keepAudio, keptAudio } from '~/features/digest/kept-audio.server'
import { problemOf, tagsOf } from '~/features/digest/make-digest.server'
import { linesWritten, writtenLines } from '~/features/digest/script/written'
import { Refusal } from '~/features/refusal'
import { askFor, jobOf, newJobId } from '~/jobs/jobs.server'
import { type Handle, Hopeless, type Job } from '~/jobs/kinds.server'
import { moduleIn, proposedScript } from './digest-script.server'
import { type Draft, wholeDraft } from './draft.server'
import { draftRow, type Editor } from './draft-access.server'

/** The kind of job that says a draft's digest; its key names the draft, the module and the audio. */
export const HEAR_DIGEST = 'hear-digest'

const keyOf = (draftId: string, moduleId: string, audio: string) =>
  `${draftId}/${moduleId}/${audio}`

/** What the digest of a module would be made from, were it published as it stands. */
async function orderOf(found: ReturnType<typeof moduleIn>): Promise<Order> {
  const { course, module, material, written } = found
  const { language } = course
  const about = tagsOf(module.title, course)
  if (!written) {
    const { candidates } = await proposedScript(material)
    return { ...about, fit: 'drop', candidates }
  }
  const lines = linesWritten(writtenLines(written.content.lines), language)
  return { ...about, fit: 'keep', lines }
}

/**
 * How the digest of a module can be heard as it stands: its audio, or how the making of it stands.
 *
 * @throws Refusal `not-found`
 */
export async function hearingOf(draft: Draft, moduleId: string) {
  const order = await orderOf(moduleIn(draft, moduleId))
  const id = audioId(order, plannedVoice(order.language))
  const audio =
    (await keptAudio(id)) ?? (await keptAudio(audioId(order, embeddedName(order.language))))
  const told = audio ? null : await jobOf(reader(), HEAR_DIGEST, keyOf(draft.id, moduleId, id))
  return { id, order, audio, told, lines: linesOf(order) }
}

/**
 * Asks for the digest of a module to be said as it stands. What can be heard already, or is under
 * way, stays as it is.
 *
 * @throws Refusal `not-found`, `disk-full`
 */
export async function askToHear(editor: Editor, draftId: string, moduleId: string): Promise<void> {
  const { id, audio } = await hearingOf(await wholeDraft(editor, draftId), moduleId)
  if (audio) return
  await requireRoom()
  const [jobId, runAt] = [newJobId(), now()]
  const payload = { draft: draftId, module: moduleId, audio: id }
  const key = keyOf(draftId, moduleId, id)
  await transaction(async (tx) => {
    await draftRow(tx, editor, draftId)
    const told = await jobOf(tx, HEAR_DIGEST, key)
    if (told?.state === 'waiting' || told?.state === 'running') return
    await askFor(tx, { id: jobId, kind: HEAR_DIGEST, key, payload, runAt })
  })
}

/** A draft that may be gone meanwhile. */
const draftIfThere = (id: string) =>
  wholeDraft({ id: '', role: 'admin' }, id).catch((refused) => {
    if (refused instanceof Refusal) return null
    throw refused
  })

/** The work of a job `hear-digest`. What was changed since it was asked for is not said. */
export async function hearDigest({ payload }: Job, handle: Handle): Promise<void> {
  handle.report('writing', 0)
  const module = String(payload.module)
  const draft = await draftIfThere(String(payload.draft))
  if (!draft?.parts.some(({ id }) => id === module)) return
  const { id, audio, order } = await hearingOf(draft, module)
  if (audio || id !== payload.audio) return
  const made = await makeAudio(order, handle)
  if (made.kind !== 'made') throw new Hopeless(problemOf(made).split(':')[0] ?? 'broken')
  await keepAudio(made.audio, made.mp3, async () => {})
}
