import { and, eq } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, type Tx, transaction } from '~/db/db.server'
import { given, hot } from '~/db/hot'
import { hotEach } from '~/db/hot-each'
import { places } from '~/db/schema'
import { moduleByKey } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import { Refusal } from '~/features/refusal'

type Place = typeof places.$inferSelect

/** How far a learner has read in every module that they read in. */
export const placesOf = hot<{ learnerId: string }, Place[], ReadDb>('places-of', (db) =>
  db
    .select()
    .from(places)
    .where(eq(places.learnerId, given('learnerId'))),
)

/** How far a learner has read in one module: the idea, from 0, or nothing. */
export const placeIn = hotEach<'learnerId' | 'moduleId', { idea: number }, ReadDb>(
  'place-in',
  ['learnerId', 'moduleId'],
  (db, asked) =>
    db
      .select({ at: asked.at, idea: places.idea })
      .from(asked.table)
      .innerJoin(
        places,
        and(eq(places.learnerId, asked.learnerId), eq(places.moduleId, asked.moduleId)),
      ),
  setImmediate,
)

/** Writes a place over the one there is. */
export async function writePlace(tx: Tx, place: Place): Promise<void> {
  const { idea, at } = place
  await tx
    .insert(places)
    .values(place)
    .onConflictDoUpdate({ target: [places.learnerId, places.moduleId], set: { idea, at } })
}

/**
 * Keeps how far a learner has read.
 *
 * @throws Refusal `not-found`
 */
export async function keepPlace(learnerId: string, courseId: string, key: string, idea: number) {
  const module = moduleByKey(await courseNow(courseId), key)
  if (!module || idea >= module.ideas.length) throw new Refusal('not-found')
  const at = now()
  await transaction((tx) => writePlace(tx, { learnerId, moduleId: module.id, idea, at }))
}
