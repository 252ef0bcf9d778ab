import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { withFormulas } from './formulas'
import { literal } from './literal'

/** A text and what of it could not be taken along. */
export type Converted = { text: string; losses: string[] }

const LONGEST = 40_000 // characters of one text
const DEEPEST = 100 // elements inside each other

const parser = unified().use(rehypeParse, { fragment: true })
type Root = ReturnType<typeof parser.parse>
type Node = Root['children'][number]
type Element = Extract<Node, { type: 'element' }>

const toMarkdown = unified()
  .use(rehypeRemark)
  .use(() => withFormulas)
const writer = unified()
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkStringify, { bullet: '-', rule: '-', fences: true, resourceLink: true })

/** Whether a text has tags or entities of HTML. */
export const isHtml = (text: string): boolean => /<\/?[a-z][^<>]*>|&#?\w{1,10};/i.test(text)

/**
 * Turns a stretch of HTML into Markdown. Pictures, sound and the like are named among the losses;
 * a picture leaves its words behind.
 */
export function fromHtml(html: string): Converted {
  const bare = html.replace(/\bdata:[\w/+.;=-]{0,100},[\w+/=%\r\n-]*/g, 'data:')
  if (!isHtml(bare) && !/\\[([]|\$\$/.test(bare)) {
    return { text: literal(bare.replace(/\s+/g, ' ').trim()), losses: [] }
  }
  if (bare.length > LONGEST) return { text: '', losses: ['a text is too long'] }
  const losses: string[] = []
  const root = parsed(bare)
  if (!root) return { text: '', losses: ['a text is nested too deep'] }
  reduce(root, losses)
  const text = writer.stringify(toMarkdown.runSync(root)).trim()
  return { text, losses }
}

/** The text of a stretch of HTML on one line: what somebody types. */
export function plainFromHtml(html: string): string {
  if (!isHtml(html)) return html.replace(/\s+/g, ' ').trim()
  const text = (node: Root | Node): string =>
    node.type === 'text' ? node.value : 'children' in node ? node.children.map(text).join('') : ''
  const root = parsed(html.slice(0, LONGEST))
  return (root ? text(root) : '').replace(/\s+/g, ' ').trim()
}

/** The tree of a stretch of HTML; null where it is nested too deep, which the parser can't take. */
function parsed(html: string): Root | null {
  try {
    const root = parser.parse(html)
    return tooDeep(root) ? null : root
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function tooDeep(root: Root): boolean {
  let level: (Root | Node)[] = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  }
  return false
}

const MEDIA: Record<string, string> = {
  img: 'a picture',
  audio: 'a sound',
  video: 'a video',
  object: 'an embedded object',
  embed: 'an embedded object',
  iframe: 'an embedded page',
  svg: 'a drawing',
  canvas: 'a drawing',
}

/** Takes out what Markdown has no place for. */
function reduce(parent: Root | Element, losses: string[], verbatim = false): void {
  parent.children = parent.children.flatMap((node): Element['children'] => {
    if (node.type === 'comment' || node.type === 'doctype') return []
    if (node.type !== 'element') {
      return [verbatim ? node : { ...node, value: node.value.replace(/\s+/g, ' ') }]
    }
    const medium = MEDIA[node.tagName]
    if (medium) {
      const { src = node.properties.data, alt } = node.properties
      const name = String(src ?? '').replace(/^data:.*/s, '')
      losses.push(`${medium}${name ? ` (${name.slice(0, 100)})` : ''} is not taken over`)
      return alt ? [{ type: 'text', value: String(alt) }] : []
    }
    reduce(node, losses, verbatim || node.tagName === 'pre')
    if (node.tagName === 'sub' || node.tagName === 'sup') return raised(node)
    if (node.tagName === 'math') losses.push('a formula in MathML is kept as plain text')
    const href = node.tagName === 'a' ? String(node.properties.href ?? '') : 'https:'
    return /^(?:https?:|mailto:)/i.test(href) ? [node] : node.children
  }) as typeof parent.children
}

const DIGITS = { sub: '₀₁₂₃₄₅₆₇₈₉₊₋', sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻' }

/** Digits below and above the line have letters of their own. */
function raised(node: Element): Element['children'] {
  const [only] = node.children
  const digits = DIGITS[node.tagName as 'sub' | 'sup']
  if (node.children.length !== 1 || only?.type !== 'text') return node.children
  const plain = /^[\d+−-]+$/.test(only.value)
  const value = plain
    ? [...only.value].map((one) => digits['0123456789+-'.indexOf(one.replace('−', '-'))]).join('')
    : node.tagName === 'sup'
      ? `^${only.value}`
      : `_${only.value}`
  return [{ type: 'text', value }]
}
