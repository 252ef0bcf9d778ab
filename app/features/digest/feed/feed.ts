import XMLBuilder from 'fast-xml-builder'

/** A podcast. Addresses are absolute; texts are plain. */
export type Feed = {
  title: string
  description: string
  /** `en`, `zh-CN`. */
  language: string
  author: string
  /** Who holds the rights and under which licence; empty where nobody says. */
  copyright: string
  /** Its licence as the podcast namespace names it; see `licenceId`. */
  licence: string | null
  /** Its own. */
  address: string
  /** Where it is read about. */
  page: string
  /** A square PNG of 1,400 to 3,000 pixels. */
  picture: string
  /** By the rule of the podcast namespace; see `feedGuid`. */
  guid: string
  /** To be heard in its order, or the newest first. */
  type: 'serial' | 'episodic'
  /** Not to be listed anywhere. */
  hidden: boolean
  changedAt: Date
  episodes: Episode[]
}

/** Something to hear, as a feed lists it. */
export type Episode = {
  /** The same for as long as it is the same to a listener. */
  guid: string
  title: string
  summary: string
  page: string
  publishedAt: Date
  seconds: number
  /** From 1; null where there is no order. */
  number: number | null
  audio: { address: string; bytes: number; type: string }
  /** WebVTT. */
  transcript: string
  /** JSON chapters. */
  chapters: string
  language: string
}

type Node = Record<string, unknown>
type Attributes = Record<string, string | number>

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  suppressEmptyNode: true,
})

const NAMESPACES = {
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
}

const LONGEST = { title: 250, text: 3_990 } // bytes; Apple takes 255 and 4,000
const bytes = new TextEncoder()

/** Without what XML 1.0 forbids: control characters, halves of characters. */
const allowed = (text: string): string =>
  text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')

/** Plain text where HTML is expected. */
const asHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** A text on one line that takes at most `most` bytes, as HTML too. */
function lineOf(text: string, most: number): string {
  const line = allowed(text).replace(/\s+/g, ' ').trim()
  const size = (part: string) => bytes.encode(asHtml(part)).length
  if (size(line) <= most) return line
  let kept = ''
  let left = most - size('…')
  for (const character of line) {
    left -= size(character)
    if (left < 0) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

const node = (name: string, inside: Node[], attributes?: Attributes): Node => ({
  [name]: inside,
  ...(attributes && { ':@': attributes }),
})
const text = (name: string, value: string | number, attributes?: Attributes): Node =>
  node(name, [{ '#text': String(value) }], attributes)
const title = (name: string, value: string) => text(name, lineOf(value, LONGEST.title))
const empty = (name: string, attributes: Attributes) => node(name, [], attributes)
const when = (is: unknown, ...nodes: Node[]): Node[] => (is ? nodes : [])

/** What a text says, once as HTML for everyone and once plain for Apple. */
function described(value: string, otherwise: string): Node[] {
  const line = lineOf(value, LONGEST.text) || lineOf(otherwise, LONGEST.text)
  return [text('description', asHtml(line)), text('itunes:summary', line)]
}

/**
 * A feed as RSS 2.0 with the elements of Apple and of Podcasting 2.0. The same feed is the same
 * text, to the byte.
 *
 * @see https://www.rssboard.org/rss-specification, https://podcasters.apple.com/support/823,
 *   https://github.com/Podcastindex-org/podcast-namespace
 */
export function feedXml(feed: Feed): string {
  const channel = [
    title('title', feed.title),
    text('link', feed.page),
    ...described(feed.description, feed.title),
    text('language', feed.language.toLowerCase()),
    ...when(feed.copyright, title('copyright', feed.copyright)),
    text('lastBuildDate', feed.changedAt.toUTCString()),
    text('generator', 'Fifteen'),
    node('image', [text('url', feed.picture), title('title', feed.title), text('link', feed.page)]),
    empty('atom:link', { href: feed.address, rel: 'self', type: 'application/rss+xml' }),
    title('itunes:author', feed.author),
    empty('itunes:image', { href: feed.picture }),
    node('itunes:category', [empty('itunes:category', { text: 'Courses' })], { text: 'Education' }),
    text('itunes:explicit', 'false'),
    text('itunes:type', feed.type),
    ...when(feed.hidden, text('itunes:block', 'Yes'), text('podcast:block', 'yes')),
    text('podcast:guid', feed.guid),
    text('podcast:locked', 'yes'),
    text('podcast:medium', 'podcast'),
    ...when(feed.licence, text('podcast:license', feed.licence ?? '')),
    ...feed.episodes.map(item),
  ]
  const rss = node('rss', [node('channel', channel)], { version: '2.0', ...NAMESPACES })
  const declaration = node('?xml', [{ '#text': '' }], { version: '1.0', encoding: 'UTF-8' })
  return builder.build([declaration, rss])
}

function item(episode: Episode): Node {
  const { audio, number, language } = episode
  return node('item', [
    title('title', episode.title),
    text('link', episode.page),
    ...described(episode.summary, episode.title),
    text('guid', episode.guid, { isPermaLink: 'false' }),
    text('pubDate', episode.publishedAt.toUTCString()),
    empty('enclosure', { url: audio.address, length: audio.bytes, type: audio.type }),
    text('itunes:duration', Math.round(episode.seconds)),
    text('itunes:explicit', 'false'),
    text('itunes:episodeType', 'full'),
    ...when(number, text('itunes:episode', number ?? 0), text('podcast:episode', number ?? 0)),
    empty('podcast:transcript', {
      url: episode.transcript,
      type: 'text/vtt',
      language: language.toLowerCase(),
      rel: 'captions',
    }),
    empty('podcast:chapters', { url: episode.chapters, type: 'application/json+chapters' }),
  ])
}
