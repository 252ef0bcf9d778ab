import fc from 'fast-check'
import { ItunesEpisodeType, ItunesFeedType, parseFeed } from 'podcast-partytime'
import podparse from 'podparse'
import { describe, expect, it } from 'vitest'
import { hasData, hostile } from '#/tests/support/hostile'
import { feedFaults } from '#/tests/support/podcast-rules'
import { type Episode, type Feed, feedXml } from '~/features/digest/feed/feed'

const SITE = 'https://learn.example.org'

const episode = (n: number, more: Partial<Episode> = {}): Episode => ({
  guid: `episode ${n}`,
  title: `The ${n}th of it`,
  summary: `What ${n} is about. And why.`,
  page: `${SITE}/courses/c/modules/m${n}/digest`,
  publishedAt: new Date(Date.UTC(2026, 10, n, 5)),
  seconds: 170.4 + n,
  number: n,
  audio: { address: `${SITE}/digests/d${n}/audio.mp3`, bytes: 1_000_000 + n, type: 'audio/mpeg' },
  transcript: `${SITE}/digests/d${n}/transcript`,
  chapters: `${SITE}/digests/d${n}/chapters`,
  language: 'en',
  ...more,
})

const feed = (more: Partial<Feed> = {}): Feed => ({
  title: 'Base rates & you',
  description: 'How often is often?',
  language: 'en',
  author: 'Mei Tanaka',
  copyright: 'Mei Tanaka, CC BY 4.0',
  licence: 'cc-by-4.0',
  address: `${SITE}/courses/c/feed`,
  page: `${SITE}/courses/c`,
  picture: `${SITE}/courses/c/feed/picture.png`,
  guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
  type: 'serial',
  hidden: false,
  changedAt: new Date('2026-11-27T06:07:08Z'),
  episodes: [episode(1), episode(2), episode(3)],
  ...more,
})

describe('a feed', () => {
  it('has nothing that its namespaces do not allow, and all they require', () => {
    expect(feedFaults(feedXml(feed()))).toEqual([])
    expect(feedFaults(feedXml(feed({ hidden: true, type: 'episodic', licence: null })))).toEqual([])
    expect(feedFaults(feedXml(feed({ episodes: [], copyright: '', description: '' })))).toEqual([])
    const chinese = episode(1, { language: 'zh-CN', number: null })
    const own = { type: 'episodic' as const, language: 'zh-CN', episodes: [chinese] }
    expect(feedFaults(feedXml(feed(own)))).toEqual([])
  })

  it('is judged by rules that see a fault', () => {
    const good = feedXml(feed())
    const broken = (from: string | RegExp, to: string) => feedFaults(good.replace(from, to))
    expect(broken('<channel>', '<channel><author>Me</author>')).toHaveLength(1)
    expect(broken('xmlns:podcast="https', 'xmlns:podcast="http')).not.toHaveLength(0)
    expect(broken('length="1000001"', 'length="0"')).toHaveLength(1)
    expect(broken(' type="audio/mpeg"', '')).toHaveLength(1)
    expect(broken('audio.mp3', 'audio')).toHaveLength(1)
    expect(broken(/<pubDate>[^<]*/, '<pubDate>2026-11-01')).toHaveLength(1)
    expect(broken('>episode 2<', '>episode 1<')).toHaveLength(1)
    expect(broken('<itunes:episode>1</itunes:episode>', '')).toHaveLength(1)
    expect(broken('>false<', '>no<')).toHaveLength(1)
    expect(() => broken('</item>', '')).toThrow()
    expect(() => broken('<title>', '<title>\u0008')).toThrow()
    expect(() => broken('<title>', '<title>&nbsp;')).toThrow()
  })

  it('is read by podcast-partytime as it was put in', () => {
    const read = parseFeed(feedXml(feed()))
    expect(read).toMatchObject({
      title: 'Base rates & you',
      description: 'How often is often?',
      summary: 'How often is often?',
      language: 'en',
      author: 'Mei Tanaka',
      copyright: 'Mei Tanaka, CC BY 4.0',
      explicit: false,
      link: `${SITE}/courses/c`,
      lastBuildDate: new Date('2026-11-27T06:07:08Z'),
      itunesImage: `${SITE}/courses/c/feed/picture.png`,
      itunesType: ItunesFeedType.Serial,
      itunesCategory: ['Education > Courses'],
      itunesBlock: false,
      guid: '9b024349-ccf0-5f69-a609-6b82873eab3c',
      medium: 'podcast',
      license: { identifier: 'cc-by-4.0' },
      pubsub: { self: `${SITE}/courses/c/feed` },
    })
    expect(read?.items).toHaveLength(3)
    const items = [...(read?.items ?? [])].sort((a, b) => (a.guid < b.guid ? -1 : 1))
    items.forEach((item, i) => {
      const n = i + 1
      expect(item).toMatchObject({
        guid: `episode ${n}`,
        title: `The ${n}th of it`,
        description: `What ${n} is about. And why.`,
        summary: `What ${n} is about. And why.`,
        link: `${SITE}/courses/c/modules/m${n}/digest`,
        pubDate: new Date(Date.UTC(2026, 10, n, 5)),
        duration: 170 + n,
        explicit: false,
        itunesEpisode: n,
        itunesEpisodeType: ItunesEpisodeType.Full,
        enclosure: {
          url: `${SITE}/digests/d${n}/audio.mp3`,
          length: 1_000_000 + n,
          type: 'audio/mpeg',
        },
        podcastChapters: {
          url: `${SITE}/digests/d${n}/chapters`,
          type: 'application/json+chapters',
        },
      })
      expect(item.podcastTranscripts).toMatchObject([
        {
          url: `${SITE}/digests/d${n}/transcript`,
          type: 'text/vtt',
          language: 'en',
          rel: 'captions',
        },
      ])
    })
  })

  it('is read by podparse as it was put in, in its order', () => {
    const { meta, episodes } = podparse(feedXml(feed()))
    expect(meta).toMatchObject({
      title: 'Base rates & you',
      description: 'How often is often?',
      author: 'Mei Tanaka',
      language: 'en',
      type: 'serial',
      category: ['Courses', 'Education'],
      explicit: false,
      locked: true,
      lastBuildDate: '2026-11-27T06:07:08.000Z',
      image: { url: `${SITE}/courses/c/feed/picture.png` },
    })
    expect(episodes.map(({ title }) => title)).toEqual([1, 2, 3].map((n) => `The ${n}th of it`))
    expect(episodes[0]).toMatchObject({
      guid: 'episode 1',
      episode: 1,
      duration: 171,
      pubDate: '2026-11-01T05:00:00.000Z',
      enclosure: { length: 1_000_001, type: 'audio/mpeg' },
      transcript: [{ type: 'text/vtt', language: 'en' }],
      chapters: { type: 'application/json+chapters' },
    })
  })

  it('tells apps to list it nowhere when it is somebody’s own', () => {
    const read = parseFeed(feedXml(feed({ hidden: true })))
    expect(read).toMatchObject({ itunesBlock: true, podcastBlocked: 'yes' })
  })

  it('is the same text for the same feed', () => {
    expect(feedXml(feed())).toBe(feedXml(feed()))
  })
})

/** As HTML reads it, for the description of RSS is HTML. */
const fromHtml = (html: string) =>
  html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

/** What stands in an element, by a parser that knows nothing of podcasts. */
function readTexts(xml: string, name: string): string[] {
  const found = [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))]
  return found.map(([, text = '']) => fromHtml(text))
}

describe('a hostile text', () => {
  const HOSTILE = [
    ']]><script>alert(1)</script>',
    '</title></channel></rss><!--',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    'a & b &amp; c &#0; &nbsp; "q" \'s\'',
    'zero \u0000, bell \u0007, escape \u001b[31m, delete \u007f, next line \u0085',
    'half a pair \ud83d, the other \udca9, none \ufffe \uffff',
    '\u202eright to left\u202c and 🏛️👩‍🏫',
    '一项检测呈阳性，意味着什么？',
    '   \n spaces \t around \r\n ',
  ]

  const check = (text: string) => {
    const texts = { title: text, summary: text }
    const about = { title: text, description: text, author: text, copyright: text }
    const xml = feedXml(feed({ ...about, episodes: [episode(1, texts)] }))
    expect(feedFaults(xml)).toEqual([])
    expect(xml).not.toMatch(/<script|<!|<\?(?!xml )/)
  }

  it.each(HOSTILE)('stays a text: %j', check)

  it.skipIf(!hasData)('stays a text, whatever the lists hold', () => {
    const lists = ['strings/blns.json', 'xss/patt-xss.json'].flatMap(hostile)
    for (const text of lists.filter((text) => /[^\s\p{C}]/u.test(text))) check(text)
    expect(lists.length).toBeGreaterThan(1000)
  })

  it('is whatever anybody writes, and comes out as it went in', () => {
    const clean = (text: string) =>
      [...text]
        .filter((character) => {
          const code = character.codePointAt(0) ?? 0
          const control = code < 0x20 && ![9, 10, 13].includes(code)
          return (
            !control && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
          )
        })
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
        fc.pre(clean(text) !== '')
        const xml = feedXml(feed({ title: text, episodes: [episode(1, { title: text })] }))
        expect(feedFaults(xml)).toEqual([])
        expect(readTexts(xml, 'title')).toEqual([clean(text), clean(text), clean(text)])
      }),
      { numRuns: 100 },
    )
  })

  it('that is too long is cut between characters', () => {
    const long = '很长的标题🏛️'.repeat(400)
    const xml = feedXml(feed({ title: long, description: long, episodes: [] }))
    expect(feedFaults(xml)).toEqual([])
    expect(readTexts(xml, 'title')[0]).toMatch(/^(?:很长的标题🏛️)+.*…$/u)
    expect(readTexts(xml, 'itunes:summary')[0]?.length).toBeGreaterThan(900)
  })
})
