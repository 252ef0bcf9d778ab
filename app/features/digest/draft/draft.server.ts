import { randomUUID } from 'node:crypto'
import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { digests } from '~/db/schema'
import { hasRoom } from '~/disk.server'
import { moduleByKey } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import { writtenScript } from '~/features/digest/audio/write.server'
import { askForAudio, newMaking } from '~/features/digest/make-digest.server'
import { materialOf } from '~/features/digest/material.server'
import { Refusal } from '~/features/refusal'
import { type Draft, type Fit, fitOf } from './draft'
import type { DraftPosted } from './draft-form'
import { edited, type Faults } from './edited'
import { firstAnswers } from './first-answers.server'
import { stepped } from './stepped'

export type DraftKind = 'assembled' | 'recorded'

/** The states in which a digest is still worked on: not made yet, or it could not be made. */
const OPEN = ['draft', 'failed'] as const

/**
 * A module as it is published now.
 *
 * @throws Refusal `not-found`
 */
export async function moduleToTell(courseId: string, key: string) {
  const version = await courseNow(courseId)
  const module = moduleByKey(version, key)
  if (!module) throw new Refusal('not-found')
  return { version, module }
}

/**
 * Begins a digest of a module for a learner, or goes on with the one of this kind that is not ready
 * yet. Its script is proposed from the module and from how they first answered its questions.
 * The answer is its id.
 *
 * @throws Refusal `not-found`
 */
export async function beginDraft(
  learnerId: string,
  about: { courseId: string; module: string; kind: DraftKind },
): Promise<string> {
  const { courseId, kind } = about
  const { version, module } = await moduleToTell(courseId, about.module)
  const unready = and(
    eq(digests.learnerId, learnerId),
    eq(digests.kind, kind),
    eq(digests.moduleId, module.id),
    eq(digests.courseId, courseId),
    ne(digests.state, 'ready'),
  )
  const find = async (db: Pick<Tx, 'select'>) => {
    const query = db.select({ id: digests.id }).from(digests).where(unready)
    return (await query.orderBy(desc(digests.createdAt)).limit(1))[0]?.id
  }
  const open = await find(reader())
  if (open) return open
  const answers = await firstAnswers(reader(), learnerId, module.id)
  const material = { ...(await materialOf(version.id, module.id)), answers }
  const { lines } = await writtenScript(material, { waited: true })
  const id = randomUUID()
  const at = now()
  const { language } = version
  const published = { courseId, versionId: version.id, moduleId: module.id, language }
  const row: typeof digests.$inferInsert = {
    ...published,
    id,
    kind,
    learnerId,
    title: module.title,
    state: 'draft',
    script: lines,
    createdAt: at,
    changedAt: at,
  }
  return transaction(async (tx) => {
    const other = await find(tx)
    if (!other) await tx.insert(digests).values(row)
    return other ?? id
  })
}

export type Kept =
  | {
      kind: 'kept'
      draft: Draft
      revision: number
      /** ISO 8601. */
      savedAt: string
      faults: Faults | null
      fit: Fit
      /** Lines of one's own that there was no room for. */
      rest: string
    }
  /** Another window has saved it since; nothing is changed. `draft` is as it stands. */
  | { kind: 'changed'; typed: Draft; draft: Draft; revision: number; rest: string }
  /** It is being made, or ready: nothing is changed. */
  | { kind: 'closed' }

type Row = typeof digests.$inferSelect

export const draftOf = ({ title, script, removed }: Row): Draft => ({
  title,
  lines: script,
  removed: removed ?? [],
})

/**
 * Keeps what a learner has typed into a draft, and takes the step that they asked for: a line up,
 * out or back, one of their own, or the audio. What is at fault is kept, too; it only stands in the
 * way of making the audio.
 *
 * @throws Refusal `not-found`, and `disk-full` where there is no room to make it; the text is kept
 */
export async function keepDraft(
  learnerId: string,
  digestId: string,
  { edit, revision, step, own }: DraftPosted,
): Promise<Kept> {
  const making = newMaking()
  const room = await hasRoom()
  const mine = and(
    eq(digests.id, digestId),
    eq(digests.learnerId, learnerId),
    inArray(digests.kind, ['assembled', 'recorded']),
  )
  const kept = await transaction(async (tx): Promise<Kept | 'no-room'> => {
    const [row] = await tx.select().from(digests).where(mine)
    if (!row) throw new Refusal('not-found')
    if (!OPEN.some((state) => state === row.state)) return { kind: 'closed' }
    const reading = { language: row.language, read: row.kind === 'recorded' }
    const before = draftOf(row)
    const typed = stepped(edited(before, edit, reading), before, { step, own, reading })
    const { draft, faults, rest } = typed
    if (row.revision !== revision)
      return { kind: 'changed', typed: draft, draft: before, revision: row.revision, rest }
    const fit = fitOf(draft.lines, row.language, reading)
    const next = { revision: revision + 1, changedAt: making.at }
    await tx
      .update(digests)
      .set({
        title: faults?.title ? row.title : draft.title,
        script: draft.lines,
        removed: draft.removed,
        state: 'draft',
        problem: null,
        ...next,
      })
      .where(mine)
    if (step === 'make' && row.kind === 'assembled' && !faults && !rest && fit.kind !== 'over') {
      if (!room) return 'no-room'
      await askForAudio(tx, digestId, making)
      return { kind: 'closed' }
    }
    return {
      kind: 'kept',
      draft,
      revision: revision + 1,
      savedAt: making.at.toISOString(),
      faults,
      fit,
      rest,
    }
  })
  if (kept === 'no-room') throw new Refusal('disk-full')
  return kept
}
