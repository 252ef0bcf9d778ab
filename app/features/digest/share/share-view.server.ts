import { and, desc, eq, isNull } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { courses, digests, shares } from '~/db/schema'
import { dayOf, type Telling } from '~/features/account/moment'
import type { Learner } from '~/features/account/session.server'
import { viewOf } from '~/features/card/question'
import type { Version } from '~/features/course/course'
import { courseNow, versionOf } from '~/features/course/course.server'
import type { Digest } from '~/features/digest/digest.server'
import { playableOf } from '~/features/digest/module-digest-view.server'
import { Refusal } from '~/features/refusal'
import { figuresOf } from './figures.server'
import { shareableBy, shareBy, sharesWhere } from './share.server'

/** A course as published now, or null. */
async function publishedNow(courseId: string): Promise<Version | null> {
  try {
    return await courseNow(courseId)
  } catch (thrown) {
    if (thrown instanceof Refusal) return null
    throw thrown
  }
}

/** The module of a digest as it is read now; null when it is no longer published. */
async function moduleOf({ courseId, moduleId }: Pick<Digest, 'courseId' | 'moduleId'>) {
  const version = await publishedNow(courseId)
  const module = version?.modules.find(({ id }) => id === moduleId)
  if (!version || !module) return null
  return { version, module, href: `/courses/${courseId}/modules/${module.key}` }
}

/**
 * A share as whoever has its address sees it: while it is `open` with everything that is public,
 * else only how it stands and what it was about. No key to a question is in it.
 *
 * @throws Refusal `not-found`, also for one that was revoked or refused
 */
export async function shareView(
  token: string,
  viewer: Pick<Learner, 'id'> | null,
  telling: Telling,
) {
  const { share, digest, standing } = await shareBy(token)
  const about = await moduleOf(digest)
  const { audio, title, language } = digest
  const playable = playableOf(digest)
  const module = about && { title: about.module.title, href: about.href }
  if (standing !== 'open' || !audio || !playable) {
    const kind = standing === 'ended' ? ('ended' as const) : ('waiting' as const)
    return { kind, language, module }
  }
  const first = about?.module.card?.questions[0]
  return {
    kind: 'open' as const,
    title,
    language,
    name: share.name,
    own: share.learnerId === viewer?.id,
    until: share.expiresAt && dayOf(share.expiresAt, telling),
    type: audio.type,
    audio: { ...playable, src: `/shares/${token}/audio` },
    module,
    course: about && { id: about.version.courseId, title: about.version.title },
    toAnswer:
      about && first
        ? {
            course: about.version.courseId,
            module: about.module.key,
            question: viewOf(first, viewer?.id ?? share.id),
          }
        : null,
  }
}

export type ShareView = Awaited<ReturnType<typeof shareView>>
export type OpenShareView = Extract<ShareView, { kind: 'open' }>

/** The same for a page that shows a player or nothing; `gone` where there is no such share. */
export async function shareViewOrGone(token: string, telling: Telling) {
  try {
    return await shareView(token, null, telling)
  } catch (thrown) {
    if (thrown instanceof Refusal) return { kind: 'gone' as const }
    throw thrown
  }
}

/**
 * What sharing a digest would make public, and what this learner shares of it already, newest
 * first.
 *
 * @throws Refusal `not-found` for a digest that isn't theirs to share
 */
export async function sheetView(learnerId: string | null, digestId: string, telling: Telling) {
  const [found] = await reader()
    .select({ digest: digests, course: courses })
    .from(digests)
    .innerJoin(courses, eq(courses.id, digests.courseId))
    .where(shareableBy(learnerId, digestId))
  if (!found) throw new Refusal('not-found')
  const { digest, course } = found
  const version = await versionOf(reader(), digest.versionId)
  const module = version.modules.find(({ id }) => id === digest.moduleId)
  const own = learnerId
    ? await sharesWhere(
        reader(),
        and(
          eq(shares.digestId, digestId),
          eq(shares.learnerId, learnerId),
          isNull(shares.revokedAt),
        ),
      )
    : []
  return {
    digest: {
      id: digest.id,
      kind: digest.kind,
      title: digest.title,
      language: digest.language,
      lines: digest.script.map(({ text }) => text),
    },
    module: module?.title ?? version.title,
    approves: course.sharing === 'approved' && course.instructorId !== learnerId,
    shares: await Promise.all(
      own.reverse().map(async ({ share, standing }) => ({
        id: share.id,
        name: share.name,
        standing,
        because: share.because,
        made: dayOf(share.createdAt, telling),
        until: share.expiresAt && dayOf(share.expiresAt, telling),
        figures: await figuresOf([share.id]),
      })),
    ),
  }
}

export type SheetView = Awaited<ReturnType<typeof sheetView>>

/** What came of everything a learner shares, by digest; those shared by nobody are left out. */
export async function figuresByDigest(learnerId: string) {
  const own = await reader()
    .select({ id: shares.id, digestId: shares.digestId })
    .from(shares)
    .where(eq(shares.learnerId, learnerId))
    .orderBy(desc(shares.createdAt))
  const byDigest = new Map<string, string[]>()
  for (const { id, digestId } of own)
    byDigest.set(digestId, [...(byDigest.get(digestId) ?? []), id])
  const figures = [...byDigest].map(
    async ([digestId, ids]) => [digestId, await figuresOf(ids)] as const,
  )
  return Object.fromEntries(await Promise.all(figures))
}
