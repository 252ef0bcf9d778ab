import type { Nodes, Parents, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { blocksOf } from '~/features/course/blocks'
import { addressed, type Dropped, imageIn, type Pictures } from './lesson-images'
import { ASKS, isQuizLink, QUIZ, withoutQuizzes } from './quiz-links'

/** A lesson's text, made fit for modules. */
export type Prose = { title: string | null; body: string; dropped: Dropped[] }

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)

const H1 = /<h1[^>]*>([^<]{1,200})<\/h1>/i

/**
 * Reads a lesson's README: its first heading becomes the title; links to quizzes and the
 * headings over them go, and comments; links to other files become plain text; reference links
 * are written out, so that the text can be cut anywhere.
 */
export function readProse(readme: string, pictures: Pictures): Prose {
  const source = readme
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]{0,5000}?\n---\n/, '')
  const headings = /^ {0,3}#{1,6}[ \t]|^ {0,3}(?:=+|-+)[ \t]*$/m.test(source)
  const tagged = headings ? undefined : H1.exec(source)?.[1]?.trim()
  const dropped: Dropped[] = []
  const { nodes, addresses } = nodesOf(tagged ? source.replace(H1, '') : source)
  const depthOf = ({ node }: Placed) => (node.type === 'heading' ? node.depth : 0)
  const title = nodes.find((one) => depthOf(one) === 1) ?? nodes.find((one) => depthOf(one) > 0)
  const parts = nodes
    .filter((one) => one !== title)
    .map((one) => {
      const { node, text: own } = one
      const text = new Writer(own, addresses, pictures, dropped).write(node)
      return {
        depth: depthOf(one),
        asks: node.type === 'heading' && QUIZ.test(plain(node)),
        text: node.type === 'paragraph' ? text.trim() : text,
        indent: node.type === 'paragraph' ? '' : indentOf(node, own),
      }
    })
    .filter(({ text }) => text.trim() !== '')
  const named = title ? plain(title.node) : tagged
  return { title: named || null, body: withoutQuizzes(parts), dropped }
}

/** A block's node, and the text that its positions count in. */
type Placed = { node: RootContent; text: string }

/**
 * The blocks of a text. Each is parsed for itself, for the parser's time grows with the square
 * of the blocks, and knows the addresses that references lead to.
 */
function nodesOf(source: string): { nodes: Placed[]; addresses: Map<string, string> } {
  const lines = source.split('\n')
  const blocks = blocksOf(lines).map(({ start, end }) => lines.slice(start, end).join('\n'))
  const addresses = new Map<string, string>()
  for (const block of blocks) {
    if (!/^ {0,3}\[[^\]\n]+\]:/m.test(block)) continue
    for (const node of parser.parse(block).children) {
      const known = node.type !== 'definition' || addresses.has(node.identifier)
      if (!known && addresses.size < 500) addresses.set(node.identifier, node.url)
    }
  }
  const known = [...addresses.keys()].map((name) => `[${name}]: #`).join('\n')
  const nodes = blocks.flatMap((block) => {
    const text = known && block.includes('[') ? `${block}\n\n${known}` : block
    return parser.parse(text).children.map((node) => ({ node, text }))
  })
  return { nodes, addresses }
}

/** What a node says, without marks, on one line. */
function plain(node: Nodes): string {
  const text = (one: Nodes): string =>
    'value' in one && one.type !== 'html'
      ? one.value
      : 'children' in one
        ? one.children.map((child) => text(child)).join('')
        : ''
  return text(node).replace(/\s+/g, ' ').trim()
}

function indentOf(node: RootContent, source: string): string {
  const start = node.position?.start.offset ?? 0
  return /(?:^|\n)([ \t]*)$/.exec(source.slice(0, start).slice(-12))?.[1] ?? ''
}

/** What a link to a quiz on another site says. */
const ELSEWHERE =
  /^\W*(?:(?:pre|post)[-\s]?(?:lecture|lesson|class)?\s*quiz|[课課][前后後](?:小?[测測][验驗试試]?))\W*$/iu
const goesOut = (url: string) => /^(?:https?:\/\/|mailto:|#)/i.test(url)

class Writer {
  constructor(
    readonly source: string,
    readonly addresses: ReadonlyMap<string, string>,
    readonly pictures: Pictures,
    readonly dropped: Dropped[],
  ) {}

  /** The source of a node with what is in it written anew. */
  write(node: Nodes, linked = false): string {
    switch (node.type) {
      case 'definition':
        return ''
      case 'html':
        return this.#html(node.value)
      case 'image':
        return this.#image(node.url, node.alt ?? '', linked)
      case 'imageReference':
        return this.#image(this.addresses.get(node.identifier) ?? '', node.alt ?? '', linked)
      case 'link':
        return this.#link(node, node.url)
      case 'linkReference':
        return this.#link(node, this.addresses.get(node.identifier) ?? '')
      default:
        return 'children' in node ? this.#around(node, linked) : this.#slice(node)
    }
  }

  #slice(node: Nodes): string {
    return this.source.slice(node.position?.start.offset, node.position?.end.offset)
  }

  #around(node: Parents, linked: boolean): string {
    const [first] = node.children
    const last = node.children.at(-1)
    if (!first || !last) return this.#slice(node)
    const from = (one: Nodes) => one.position?.start.offset ?? 0
    const to = (one: Nodes) => one.position?.end.offset ?? 0
    return (
      this.source.slice(from(node), from(first)) +
      this.#inside(node, linked) +
      this.source.slice(to(last), to(node))
    )
  }

  #inside(node: Parents, linked: boolean): string {
    let at = node.children[0]?.position?.start.offset ?? 0
    let text = ''
    for (const child of node.children) {
      text += this.source.slice(at, child.position?.start.offset) + this.write(child, linked)
      at = child.position?.end.offset ?? at
    }
    return text
  }

  #link(node: Parents, url: string): string {
    if (isQuizLink(url)) return ASKS
    if (ELSEWHERE.test(plain(node))) {
      this.dropped.push({ what: `quiz ${url}`, why: 'it is not one of the folder’s' })
      return ASKS
    }
    if (!goesOut(url)) return this.#inside(node, false)
    const inside = this.#inside(node, true)
    if (inside.trim() === '') return ''
    return this.#slice(node).startsWith('[') ? `[${inside}](${addressed(url)})` : this.#slice(node)
  }

  #image(target: string, alt: string, linked: boolean): string {
    const image = imageIn(target, alt, this.pictures)
    if ('dropped' in image) {
      this.dropped.push(image.dropped)
      return linked ? alt.replace(/[[\]\\]/g, '\\$&') : ''
    }
    return image.markdown
  }

  #html(html: string): string {
    const bare = html.replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    const asks = bare.replace(/<a\s[^>]*\/quiz\/\d+[^>]*>(?:[\s\S]*?<\/a>)?/gi, ASKS)
    return asks.replace(/<img\s[^>]{1,2000}>/gi, (tag) => {
      const value = (name: string) =>
        new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
          .exec(tag)
          ?.slice(1)
          .find((text) => text !== undefined) ?? ''
      return this.#image(value('src'), value('alt'), false)
    })
  }
}
