import { and, asc, desc, eq, ne } from 'drizzle-orm'
import type { ReadDb, Tx } from '~/db/db.server'
import { accounts, draftChanges, draftSteps } from '~/db/schema'
import type { Part } from './draft'
import { recordsOf } from './draft-rows.server'
import type { Recorded } from './draft-turn'

/** How long typing into one part goes on as one step, in ms. */
const SAME_STEP = 20_000

/** What was done, as the list of versions says it: a name that the messages know. */
export type About =
  | 'typed'
  | 'added'
  | 'moved'
  | 'removed'
  | 'merged'
  | 'accepted'
  | 'imported'
  | 'cut'
  | 'proposed'
  | 'restored'

type Doing = { draftId: string; learnerId: string; about: About; at: Date }

export const stepAt = (draftId: string, number: number) =>
  and(eq(draftSteps.draftId, draftId), eq(draftSteps.number, number))

const ofPerson = (draftId: string, learnerId: string) =>
  and(eq(draftSteps.draftId, draftId), eq(draftSteps.learnerId, learnerId))

/** Begins a step; what its person had undone can no longer be redone. */
export async function beginStep(tx: Tx, number: number, doing: Doing): Promise<void> {
  const { draftId, learnerId, at } = doing
  const undone = and(ofPerson(draftId, learnerId), eq(draftSteps.state, 'undone'))
  await tx.update(draftSteps).set({ state: 'dropped' }).where(undone)
  await tx.insert(draftSteps).values({ ...doing, number, beganAt: at, state: 'done' })
}

/** The step that goes on with these changes: the last one, if the same person typed into the same part. */
export async function goingStep(
  db: ReadDb,
  { draftId, learnerId, about, at }: Doing,
  records: Recorded[],
): Promise<number | null> {
  const [last] = await db
    .select()
    .from(draftSteps)
    .where(eq(draftSteps.draftId, draftId))
    .orderBy(desc(draftSteps.number))
    .limit(1)
  if (last?.state !== 'done' || last.learnerId !== learnerId || last.about !== about) return null
  if (at.getTime() - last.beganAt.getTime() > SAME_STEP) return null
  const before = (await recordsOf(db, draftId, last.number)).map(({ id }) => id).sort()
  const same =
    before.join() ===
    records
      .map(({ id }) => id)
      .sort()
      .join()
  return same ? last.number : null
}

/** The step of a person's that is the next to be undone or redone. */
export async function stepToTurn(
  db: ReadDb,
  draftId: string,
  learnerId: string,
  way: 'undo' | 'redo',
): Promise<number | null> {
  const undo = way === 'undo'
  const [step] = await db
    .select({ number: draftSteps.number })
    .from(draftSteps)
    .where(and(ofPerson(draftId, learnerId), eq(draftSteps.state, undo ? 'done' : 'undone')))
    .orderBy(undo ? desc(draftSteps.number) : asc(draftSteps.number))
    .limit(1)
  return step?.number ?? null
}

export type Stale = {
  kind: 'stale'
  id: string
  /** As it stands; null: it was removed. */
  part: Part | null
  /** Who changed it last, and when. */
  by: string | null
  at: Date | null
}

/** A part that was changed meanwhile: how it stands, and who did it. */
export async function staleAt(
  db: ReadDb,
  draftId: string,
  id: string,
  parts: readonly Part[],
): Promise<Stale> {
  const [last] = await db
    .select({ by: accounts.name, at: draftSteps.at })
    .from(draftChanges)
    .innerJoin(
      draftSteps,
      and(eq(draftSteps.draftId, draftChanges.draftId), eq(draftSteps.number, draftChanges.step)),
    )
    .leftJoin(accounts, eq(accounts.learnerId, draftSteps.learnerId))
    .where(
      and(
        eq(draftChanges.draftId, draftId),
        eq(draftChanges.partId, id),
        ne(draftSteps.about, 'moved'),
      ),
    )
    .orderBy(desc(draftChanges.step))
    .limit(1)
  const part = parts.find((one) => one.id === id) ?? null
  return { kind: 'stale', id, part, by: last?.by ?? null, at: last?.at ?? null }
}
