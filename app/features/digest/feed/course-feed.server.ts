import { and, asc, eq } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { audios, digests, versions } from '~/db/schema'
import type { Module, Version } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import type { Episode, Feed } from './feed'
import { feedGuid, uuidOf } from './guid.server'
import { licenceId } from './licence'

/** The site, where nobody says who made a course. */
export const SITE = 'Fifteen'

/** Of each module the digest that was made last, with its audio, by the module's id. */
async function readyDigests(courseId: string) {
  const rows = await reader()
    .select({ digest: digests, audio: audios })
    .from(digests)
    .innerJoin(audios, eq(audios.id, digests.audioId))
    .where(
      and(eq(digests.courseId, courseId), eq(digests.kind, 'module'), eq(digests.state, 'ready')),
    )
    .orderBy(asc(digests.changedAt), asc(digests.id))
  return new Map(rows.map((row) => [row.digest.moduleId, row]))
}

/** What a module teaches, in a sentence each. */
const taughtIn = ({ concepts }: Version, { id }: Module): string =>
  concepts
    .filter(({ moduleId }) => moduleId === id)
    .map(({ title, summary }) => summary || title)
    .join(' ')

/**
 * The modules' own digests of a course, those that can be heard, in the course's order.
 *
 * @param addressOf where the parts of a digest are found
 */
export async function courseEpisodes(
  version: Version,
  origin: string,
  addressOf: (digestId: string) => string,
): Promise<{ episodes: Episode[]; changedAt: Date }> {
  const ready = await readyDigests(version.courseId)
  const [published] = await reader()
    .select({ at: versions.publishedAt })
    .from(versions)
    .where(eq(versions.id, version.id))
  let changedAt = published?.at ?? new Date(0)
  const episodes = version.modules.flatMap((module, at) => {
    const found = ready.get(module.id)
    if (!found) return []
    const { digest, audio } = found
    if (digest.changedAt > changedAt) changedAt = digest.changedAt
    const page = `${origin}/courses/${version.courseId}/modules/${module.key}/digest`
    return [
      {
        guid: uuidOf(feedGuid(origin), `${version.courseId} ${module.id}`),
        title: module.title,
        summary: taughtIn(version, module),
        page,
        publishedAt: digest.createdAt,
        seconds: audio.seconds,
        number: at + 1,
        ...filesAt(addressOf(digest.id), audio),
        language: digest.language,
      },
    ]
  })
  return { episodes, changedAt }
}

/** Where what belongs to an episode is fetched. Apple wants to see `.mp3` in the address. */
export const filesAt = (address: string, { bytes, type }: { bytes: number; type: string }) => ({
  audio: { address: `${address}/audio.mp3`, bytes, type },
  transcript: `${address}/transcript`,
  chapters: `${address}/chapters`,
})

/**
 * The podcast of a course as it is published now.
 *
 * @param origin of the site, for addresses
 * @throws Refusal `not-found`
 */
export async function courseFeed(courseId: string, origin: string): Promise<Feed> {
  const version = await courseNow(courseId)
  const page = `${origin}/courses/${courseId}`
  const digestAt = (id: string) => `${origin}/digests/${id}`
  const { title, summary, language, by, licence } = version
  return {
    title,
    description: summary,
    language,
    author: by || SITE,
    copyright: [by, licence].filter(Boolean).join(', '),
    licence: licenceId(licence),
    address: `${page}/feed`,
    page,
    picture: `${page}/feed/picture.png`,
    guid: feedGuid(`${page}/feed`),
    type: 'serial',
    hidden: false,
    ...(await courseEpisodes(version, origin, digestAt)),
  }
}
