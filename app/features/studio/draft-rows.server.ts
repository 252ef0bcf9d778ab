import { and, eq, inArray, ne } from 'drizzle-orm'
import type { ReadDb, Tx } from '~/db/db.server'
import { draftChanges, draftParts, drafts } from '~/db/schema'
import { COURSE, type Part } from './draft'
import type { Touched } from './draft-change'
import { type Recorded, together } from './draft-turn'

const AT_ONCE = 100 // rows an insert, ids a query

export async function inPieces<T, R>(all: T[], each: (piece: T[]) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let i = 0; i < all.length; i += AT_ONCE) done.push(await each(all.slice(i, i + AT_ONCE)))
  return done
}

const partIn = ({ draftId: _, ...part }: typeof draftParts.$inferSelect) => part as unknown as Part

/** The parts with these ids. */
export async function namedParts(db: ReadDb, draftId: string, ids: string[]): Promise<Part[]> {
  const found = await inPieces(ids, (piece) =>
    db
      .select()
      .from(draftParts)
      .where(and(eq(draftParts.draftId, draftId), inArray(draftParts.id, piece))),
  )
  return found.flat().map(partIn)
}

/** All parts but material, which can be large; of that only what is named. */
export async function allParts(db: ReadDb, draftId: string, named: string[] = []): Promise<Part[]> {
  const rows = await db
    .select()
    .from(draftParts)
    .where(and(eq(draftParts.draftId, draftId), ne(draftParts.kind, 'material')))
  const parts = rows.map(partIn)
  const known = new Set(parts.map(({ id }) => id))
  const others = named.filter((id) => !known.has(id))
  return [...parts, ...(await namedParts(db, draftId, others))]
}

/** Writes what a step touched, and keeps what it was before. */
export async function writeTouched(
  tx: Tx,
  draftId: string,
  step: number,
  touched: Touched[],
  records: Recorded[],
): Promise<void> {
  const gone = touched.flatMap(({ before, after }) => (before && !after ? before.id : []))
  const come = touched.flatMap(({ before, after }) => (!before && after ? after : []))
  await inPieces(gone, (ids) =>
    tx.delete(draftParts).where(and(eq(draftParts.draftId, draftId), inArray(draftParts.id, ids))),
  )
  await inPieces(come, (parts) =>
    tx.insert(draftParts).values(parts.map((part) => ({ draftId, ...part }))),
  )
  for (const { before, after } of touched) {
    if (!before || !after) continue
    const { id, kind: _, key: __, ...state } = after
    const one = and(eq(draftParts.draftId, draftId), eq(draftParts.id, id))
    await tx.update(draftParts).set(state).where(one)
  }
  await inPieces(records, (some) =>
    tx
      .insert(draftChanges)
      .values(some.map(({ id, before, after }) => ({ draftId, step, partId: id, before, after }))),
  )
  await followCourse(tx, draftId, touched)
}

/** The draft's own row says what its course is called. */
async function followCourse(tx: Tx, draftId: string, touched: Touched[]): Promise<void> {
  const course = touched.find(({ after }) => after?.id === COURSE)?.after
  if (course?.kind !== 'course') return
  const { title, language } = course.content
  await tx.update(drafts).set({ title, language }).where(eq(drafts.id, draftId))
}

/** What a step changed. */
export async function recordsOf(db: ReadDb, draftId: string, step: number): Promise<Recorded[]> {
  const rows = await db
    .select()
    .from(draftChanges)
    .where(and(eq(draftChanges.draftId, draftId), eq(draftChanges.step, step)))
  return rows.map(({ partId, before, after }) => ({ id: partId, before, after }))
}

/** A step that goes on: of what it changed, what it was before stays. */
export async function extendRecords(
  tx: Tx,
  draftId: string,
  step: number,
  records: Recorded[],
): Promise<void> {
  const first = new Map((await recordsOf(tx, draftId, step)).map((one) => [one.id, one]))
  for (const record of records) {
    const before = first.get(record.id)
    if (!before) continue
    const { after } = together(before, record)
    await tx
      .update(draftChanges)
      .set({ after })
      .where(
        and(
          eq(draftChanges.draftId, draftId),
          eq(draftChanges.step, step),
          eq(draftChanges.partId, record.id),
        ),
      )
  }
}
