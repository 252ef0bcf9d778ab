import { and, eq } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { audios, digests } from '~/db/schema'
import { coursesBegun } from '~/features/digest/begun.server'
import { messagesIn } from '~/i18n/language.server'
import { courseEpisodes, filesAt, SITE } from './course-feed.server'
import type { Episode, Feed } from './feed'
import { feedGuid } from './guid.server'
import { ownFeed } from './own-feed.server'

/** What a learner made, and their mornings, as far as it can be heard. */
async function ownEpisodes(
  learnerId: string,
  origin: string,
  addressOf: (digestId: string) => string,
): Promise<(Episode & { changedAt: Date })[]> {
  const rows = await reader()
    .select({ digest: digests, audio: audios })
    .from(digests)
    .innerJoin(audios, eq(audios.id, digests.audioId))
    .where(and(eq(digests.learnerId, learnerId), eq(digests.state, 'ready')))
  return rows.map(({ digest, audio }) => ({
    guid: digest.id,
    title: digest.title,
    summary: digest.script.map(({ text }) => text).join(' '),
    page: `${origin}/feeds`,
    publishedAt: digest.createdAt,
    seconds: audio.seconds,
    number: null,
    ...filesAt(addressOf(digest.id), audio),
    language: digest.language,
    changedAt: digest.changedAt,
  }))
}

/**
 * The podcast of one learner: the digests of the courses they have begun, their own, and their
 * mornings, the newest first.
 *
 * @param address its own; what belongs to its episodes is found below it
 * @param origin of the site
 */
export async function learnerFeed(
  learnerId: string,
  address: string,
  origin: string,
): Promise<Feed> {
  const addressOf = (digestId: string) => `${address}/episodes/${digestId}`
  const courses = await coursesBegun(learnerId)
  const own = await ownEpisodes(learnerId, origin, addressOf)
  const changes = [(await ownFeed(learnerId))?.createdAt, ...own.map((one) => one.changedAt)]
  const episodes: Episode[] = [...own]
  for (const version of courses) {
    const { episodes: of, changedAt } = await courseEpisodes(version, origin, addressOf)
    const title = (episode: Episode) => `${version.title}: ${episode.title}`
    episodes.push(...of.map((one) => ({ ...one, title: title(one), number: null })))
    changes.push(changedAt)
  }
  episodes.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
  const language = courses[0]?.language ?? own[0]?.language ?? 'en'
  const { feed: m } = messagesIn(language === 'zh-CN' ? language : 'en')
  return {
    title: m.title,
    description: m.about,
    language,
    author: SITE,
    copyright: '',
    licence: null,
    address,
    page: `${origin}/feeds`,
    picture: `${address}/picture.png`,
    guid: feedGuid(address),
    type: 'episodic',
    hidden: true,
    changedAt: new Date(Math.max(...changes.map((at) => at?.getTime() ?? 0))),
    episodes,
  }
}
