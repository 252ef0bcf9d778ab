import { and, asc, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, reader, type Tx, transaction } from '~/db/db.server'
import { courses, digests, reports, shares, versions } from '~/db/schema'
import { dayOf, type Telling } from '~/features/account/moment'
import type { Learner } from '~/features/account/session.server'
import { Refusal } from '~/features/refusal'
import type { TendForm } from './report-form'
import { type Share, sharesWhere } from './share.server'

type Person = Pick<Learner, 'id' | 'role'>

/** A course whose shared digests this person looks after: its instructor, and any admin. */
const tendedBy = ({ id, role }: Person, courseId: string) =>
  and(
    eq(courses.id, courseId),
    role === 'admin' ? undefined : eq(courses.instructorId, role === 'instructor' ? id : ''),
  )

/** @throws Refusal `not-found` unless this person looks after it */
async function requireTended(db: ReadDb, person: Person, courseId: string) {
  const [course] = await db
    .select({
      id: courses.id,
      sharing: courses.sharing,
      language: courses.language,
      title: versions.title,
    })
    .from(courses)
    .leftJoin(versions, eq(versions.id, courses.versionId))
    .where(tendedBy(person, courseId))
  if (!course) throw new Refusal('not-found')
  return course
}

/** What listeners reported of a course's shares and nobody has settled, oldest first. */
async function reportsOf(courseId: string) {
  const rows = await reader()
    .select({ report: reports })
    .from(reports)
    .innerJoin(shares, eq(shares.id, reports.shareId))
    .innerJoin(digests, eq(digests.id, shares.digestId))
    .where(and(eq(digests.courseId, courseId), isNull(reports.settledAt)))
    .orderBy(asc(reports.createdAt), asc(reports.id))
  return rows.map(({ report }) => report)
}

/** Shares of a course that wait for a verdict: new ones, ones with another audio, reported ones. */
async function toLookAt(courseId: string) {
  const reported = await reportsOf(courseId)
  const ids = reported.map(({ shareId }) => shareId)
  const found = await sharesWhere(
    reader(),
    and(
      eq(digests.courseId, courseId),
      eq(digests.state, 'ready'),
      isNull(shares.revokedAt),
      or(eq(shares.state, 'waiting'), ne(shares.audioId, digests.audioId), inArray(shares.id, ids)),
    ),
  )
  return found.flatMap((one) => {
    const about = reported.filter(({ shareId }) => shareId === one.share.id)
    const waits = one.standing === 'waiting' || (one.standing === 'open' && about.length > 0)
    return waits ? [{ ...one, reports: about }] : []
  })
}

/** How many shares of a course wait for a verdict; null for who does not look after it. */
export async function countToLookAt(person: Person | null, courseId: string) {
  if (!person || (person.role !== 'instructor' && person.role !== 'admin')) return null
  const may = tendedBy(person, courseId)
  const [course] = await reader().select({ id: courses.id }).from(courses).where(may)
  return course ? (await toLookAt(courseId)).length : null
}

/**
 * What an instructor decides on: how the course is shared, the shares that wait, and what
 * listeners reported, oldest first.
 *
 * @throws Refusal `not-found` unless this person looks after it
 */
export async function tendView(person: Person, courseId: string, telling: Telling) {
  const course = await requireTended(reader(), person, courseId)
  const found = await toLookAt(courseId)
  return {
    course: { ...course, title: course.title ?? courseId },
    shares: found.map(({ share, digest, standing, reports }) => ({
      id: share.id,
      title: digest.title,
      language: digest.language,
      name: share.name,
      standing,
      made: dayOf(share.createdAt, telling),
      lines: digest.audio?.cues.map(({ text }) => text) ?? [],
      reports: reports.map(({ id, reason, text, createdAt }) => ({
        id,
        reason,
        text,
        at: dayOf(createdAt, telling),
      })),
    })),
  }
}

export type TendView = Awaited<ReturnType<typeof tendView>>

/**
 * A share of a course, for whoever looks after it.
 *
 * @throws Refusal `not-found`
 */
export async function tendedShare(person: Person, courseId: string, id: string): Promise<Share> {
  await requireTended(reader(), person, courseId)
  const [found] = await sharesWhere(
    reader(),
    and(eq(shares.id, id), eq(digests.courseId, courseId), isNull(shares.revokedAt)),
  )
  if (!found) throw new Refusal('not-found')
  return found
}

/**
 * Says how a course is shared, or gives a verdict on one share, which settles its reports.
 *
 * @throws Refusal `not-found` unless this person looks after it
 */
export async function tend(person: Person, courseId: string, form: TendForm): Promise<void> {
  const at = now()
  await transaction(async (tx) => {
    await requireTended(tx, person, courseId)
    if (form.what === 'sharing') {
      await tx.update(courses).set({ sharing: form.sharing }).where(eq(courses.id, courseId))
    } else await decide(tx, courseId, form, at)
  })
}

type Verdict = Exclude<TendForm, { what: 'sharing' }>

async function decide(tx: Tx, courseId: string, form: Verdict, at: Date): Promise<void> {
  const [found] = await tx
    .select({ audioId: digests.audioId })
    .from(shares)
    .innerJoin(digests, eq(digests.id, shares.digestId))
    .where(and(eq(shares.id, form.share), eq(digests.courseId, courseId)))
  if (!found) throw new Refusal('not-found')
  const verdict =
    form.what === 'approval'
      ? { state: 'open' as const, audioId: found.audioId, because: null }
      : { state: 'refused' as const, because: form.because }
  await tx.update(shares).set(verdict).where(eq(shares.id, form.share))
  await tx
    .update(reports)
    .set({ settledAt: at })
    .where(and(eq(reports.shareId, form.share), isNull(reports.settledAt)))
}
