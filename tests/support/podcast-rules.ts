/**
 * What the documents of the namespaces allow in a podcast's feed, written down from them and
 * independent of the product. An element that is not here is a fault.
 *   RSS 2.0                  https://www.rssboard.org/rss-specification
 *   RSS Advisory Board       https://www.rssboard.org/rss-profile (atom:link)
 *   itunes                   A Podcaster's Guide to RSS, https://podcasters.apple.com/support/823
 *   podcast                  https://github.com/Podcastindex-org/podcast-namespace, docs/tags
 */
import { SaxesParser } from 'saxes'

const RSS = ''
const ITUNES = 'http://www.itunes.com/dtds/podcast-1.0.dtd'
const PODCAST = 'https://podcastindex.org/namespace/1.0'
const ATOM = 'http://www.w3.org/2005/Atom'
const PREFIXES: Record<string, string> = {
  [RSS]: '',
  [ITUNES]: 'itunes:',
  [PODCAST]: 'podcast:',
  [ATOM]: 'atom:',
}

const any = /\S/
const none = /^\s*$/
const url = /^https?:\/\/[^\s/?#]+(?:[/?#]\S*)?$/
const whole = /^[1-9]\d*$/
const date =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/
const language = /^[a-z]{2}(?:-[a-z]{2})?$/i
const explicit = /^(?:true|false)$/
const yesNo = /^(?:yes|no)$/
const uuid5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const media = /^(?:audio\/(?:x-m4a|mpeg)|video\/(?:quicktime|mp4|x-m4v)|application\/pdf)$/
const transcript = /^(?:text\/(?:plain|html|vtt)|application\/(?:json|x-subrip|srt))$/
const medium =
  /^(?:(?:podcast|music|video|film|audiobook|newsletter|blog|publisher|course)L?|mixed)$/
const licence = /^(?:cc0-1\.0|cc-by(?:-nc)?(?:-sa|-nd)?-4\.0)$/ // those of the list that courses use
const service = /^(?:google|amazon|apple|spotify|overcast|podcastindex)$/
/** Of Apple's list, the category that lessons belong to, with what is below it. */
const category = /^(?:Education|Courses|How To|Language Learning|Self-Improvement)$/

type Rule = {
  inside: RegExp
  /** How often it must and may stand in its parent. */
  times: [least: number, most: number]
  value: RegExp
  /** Bytes of its text. */
  most?: number
  attributes?: Record<string, RegExp>
  optional?: Record<string, RegExp>
}

const once: [number, number] = [1, 1]
const maybe: [number, number] = [0, 1]
const many: [number, number] = [0, Infinity]
const channel = /^channel$/
const item = /^item$/
const either = /^(?:channel|item)$/

const RULES: Record<string, Rule[]> = {
  rss: [{ inside: /^$/, times: once, value: none, attributes: { version: /^2\.0$/ } }],
  channel: [{ inside: /^rss$/, times: once, value: none }],
  title: [
    { inside: channel, times: once, value: any, most: 255 },
    { inside: item, times: once, value: any, most: 255 },
    { inside: /^image$/, times: once, value: any, most: 255 },
  ],
  link: [
    { inside: channel, times: once, value: url },
    { inside: item, times: maybe, value: url },
    { inside: /^image$/, times: once, value: url },
  ],
  description: [{ inside: either, times: once, value: any, most: 4000 }],
  language: [{ inside: channel, times: once, value: language }],
  copyright: [{ inside: channel, times: maybe, value: any, most: 255 }],
  pubDate: [
    { inside: channel, times: maybe, value: date },
    { inside: item, times: once, value: date },
  ],
  lastBuildDate: [{ inside: channel, times: maybe, value: date }],
  generator: [{ inside: channel, times: maybe, value: any, most: 255 }],
  ttl: [{ inside: channel, times: maybe, value: whole }],
  image: [{ inside: channel, times: maybe, value: none }],
  url: [{ inside: /^image$/, times: once, value: /^https?:\/\/\S+\.(?:png|jpe?g|gif)$/ }],
  item: [{ inside: channel, times: many, value: none }],
  guid: [{ inside: item, times: once, value: any, most: 255, optional: { isPermaLink: explicit } }],
  enclosure: [
    {
      inside: item,
      times: once,
      value: none,
      attributes: {
        url: /^https?:\/\/\S+\.(?:m4a|mp3|mov|mp4|m4v|pdf)$/,
        length: whole,
        type: media,
      },
    },
  ],
  'atom:link': [
    {
      inside: channel,
      times: once,
      value: none,
      attributes: { href: url, rel: /^self$/ },
      optional: { type: /^application\/rss\+xml$/ },
    },
  ],
  'itunes:author': [{ inside: channel, times: once, value: any, most: 255 }],
  'itunes:image': [
    {
      inside: channel,
      times: once,
      value: none,
      attributes: { href: /^https?:\/\/\S+\.(?:png|jpe?g)$/ },
    },
  ],
  'itunes:category': [
    { inside: channel, times: once, value: none, attributes: { text: category } },
    { inside: /^itunes:category$/, times: maybe, value: none, attributes: { text: category } },
  ],
  'itunes:explicit': [{ inside: either, times: once, value: explicit }],
  'itunes:type': [{ inside: channel, times: once, value: /^(?:episodic|serial)$/ }],
  'itunes:block': [{ inside: either, times: maybe, value: /^Yes$/ }],
  'itunes:complete': [{ inside: channel, times: maybe, value: /^Yes$/ }],
  'itunes:title': [{ inside: either, times: maybe, value: any, most: 255 }],
  'itunes:summary': [{ inside: either, times: maybe, value: any, most: 4000 }],
  'itunes:duration': [{ inside: item, times: once, value: /^(?:\d+|\d\d:\d\d:\d\d)$/ }],
  'itunes:episode': [{ inside: item, times: maybe, value: whole }],
  'itunes:season': [{ inside: item, times: maybe, value: whole }],
  'itunes:episodeType': [{ inside: item, times: maybe, value: /^(?:full|trailer|bonus)$/ }],
  'podcast:guid': [{ inside: channel, times: once, value: uuid5 }],
  'podcast:locked': [
    { inside: channel, times: once, value: yesNo, optional: { owner: /^\S+@\S+$/ } },
  ],
  'podcast:medium': [{ inside: channel, times: maybe, value: medium }],
  'podcast:license': [{ inside: either, times: maybe, value: licence, optional: { url } }],
  'podcast:block': [{ inside: channel, times: many, value: yesNo, optional: { id: service } }],
  'podcast:episode': [
    { inside: item, times: maybe, value: /^\d+(?:\.\d+)?$/, optional: { display: /^.{1,32}$/ } },
  ],
  'podcast:transcript': [
    {
      inside: item,
      times: many,
      value: none,
      attributes: { url, type: transcript },
      optional: { language, rel: /^captions$/ },
    },
  ],
  'podcast:chapters': [
    {
      inside: item,
      times: maybe,
      value: none,
      attributes: { url, type: /^application\/json(?:\+chapters)?$/ },
    },
  ],
}

type Element = {
  name: string
  attributes: Record<string, string>
  text: string
  children: Element[]
}

/** The document as a tree. @throws Error when it is not well-formed, with its namespaces. */
function treeOf(xml: string): Element {
  const document: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [document]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a doctype')
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    const own = Object.values(attributes).filter(({ prefix }) => prefix !== 'xmlns')
    const element = {
      name: `${PREFIXES[uri] ?? `{${uri}}`}${local}`,
      attributes: Object.fromEntries(own.map(({ name, value }) => [name, value])),
      text: '',
      children: [],
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const add = (text: string) => {
    const last = open.at(-1)
    if (last) last.text += text
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(xml).close()
  return document
}

function* faultsIn(parent: Element, path: string): Generator<string> {
  for (const [name, rules] of Object.entries(RULES)) {
    const rule = rules.find(({ inside }) => inside.test(parent.name))
    const count = parent.children.filter((child) => child.name === name).length
    if (!rule) continue
    const [least, most] = rule.times
    if (count < least || count > most) yield `${path}: ${count} times ${name}`
  }
  for (const { name, attributes, text, children } of parent.children) {
    const at = `${path}/${name}`
    const rule = RULES[name]?.find(({ inside }) => inside.test(parent.name))
    if (!rule) {
      yield `${at}: not allowed`
      continue
    }
    if (!rule.value.test(text)) yield `${at}: ${text}`
    if (rule.most && Buffer.byteLength(text) > rule.most) yield `${at}: longer than ${rule.most}`
    if (text !== text.trim()) yield `${at}: spaces around`
    const allowed = { ...rule.attributes, ...rule.optional }
    for (const [key, value] of Object.entries(attributes))
      if (!allowed[key]?.test(value)) yield `${at}@${key}: ${value}`
    for (const key of Object.keys(rule.attributes ?? {}))
      if (!(key in attributes)) yield `${at}@${key}: missing`
    yield* faultsIn({ name, attributes, text, children }, at)
  }
}

/** What a feed does that its namespaces do not allow; empty for a valid one. */
export function feedFaults(xml: string): string[] {
  const document = treeOf(xml)
  const faults = [...faultsIn(document, '')]
  const [channel] = document.children[0]?.children ?? []
  const all = channel?.children ?? []
  const of = (element: Element, name: string) =>
    element.children.find((child) => child.name === name)?.text
  const items = all.filter(({ name }) => name === 'item')
  const guids = items.map((one) => of(one, 'guid'))
  if (new Set(guids).size !== guids.length) faults.push('a guid stands twice')
  const serial = channel && of(channel, 'itunes:type') === 'serial'
  if (serial && items.some((one) => !of(one, 'itunes:episode')))
    faults.push('an episode of a series without a number')
  return faults
}
