import type { Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { formulaText } from './formula'
import { shapeMdast } from './markdown-mdast.mjs'
import { DEEPEST, nestingOf } from './nesting'

/** A run of text that is read as one: a heading, a paragraph, an entry of a list. */
export type Stretch = {
  kind: 'heading' | 'prose' | 'list' | 'quote'
  /** Plain, as shown; spaces are single. */
  text: string
  /** What the author set in bold, and in code. */
  bold: string[]
  code: string[]
  /** Whether something that belongs to it can't be said: a picture, a large formula. */
  torn: boolean
  /** The block of code that follows it; only of a text that is read whole. */
  follows?: string
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)

/**
 * The stretches of a module's Markdown body in order. Code blocks, displayed formulas, pictures and
 * footnotes are left out, and tables. Read `whole`, the cells of tables are entries of a list, and code
 * stands with what it follows. Empty for a text that is nested too deep to be shown.
 */
export function stretchesOf(body: string, { whole = false } = {}): Stretch[] {
  if (nestingOf(body) > DEEPEST) return []
  const markdown = body.replace(/\r\n?/g, '\n')
  const root = parser.parse(markdown)
  shapeMdast(root, markdown, false)
  const stretches: Stretch[] = []
  collect(root.children, 'prose', stretches, whole)
  return stretches
}

function collect(nodes: RootContent[], kind: Stretch['kind'], into: Stretch[], whole: boolean) {
  for (const node of nodes) {
    const last = into.at(-1)
    if (node.type === 'code' && whole && last) last.follows = `${last.follows ?? ''}${node.value}\n`
    else if (node.type === 'heading') add({ ...node, type: 'paragraph' }, 'heading', into)
    else if (node.type === 'paragraph') add(node, kind, into)
    else if (node.type === 'blockquote') collect(node.children, 'quote', into, whole)
    else if (node.type === 'list') {
      for (const entry of node.children)
        collect(entry.children, kind === 'quote' ? kind : 'list', into, whole)
    } else if (node.type === 'table' && whole) {
      for (const { children } of node.children.flatMap((row) => row.children)) {
        add({ type: 'paragraph', children }, 'list', into)
      }
    }
  }
}

function add(paragraph: Paragraph, kind: Stretch['kind'], into: Stretch[]) {
  const stretch: Stretch = { kind, text: '', bold: [], code: [], torn: false }
  stretch.text = said(paragraph.children, stretch)
    .replace(/^\s*\[!\w+\]/, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (stretch.text) into.push(stretch)
}

const said = (nodes: PhrasingContent[], stretch: Stretch): string =>
  nodes.map((node) => saidOf(node, stretch)).join('')

function saidOf(node: PhrasingContent, stretch: Stretch): string {
  if (node.type === 'text') return node.value
  if (node.type === 'break') return '\n'
  if (node.type === 'inlineCode') {
    stretch.code.push(node.value)
    return node.value
  }
  if (node.type === 'inlineMath') {
    const formula = formulaText(node.value)
    if (formula === null) stretch.torn = true
    return formula ?? ''
  }
  if (node.type === 'image' || node.type === 'imageReference') {
    stretch.torn = true
    return ''
  }
  if (!('children' in node)) return ''
  const text = said(node.children, stretch)
  if (node.type === 'strong') stretch.bold.push(plain(node))
  return text
}

const plain = (node: Nodes): string =>
  'children' in node ? node.children.map(plain).join('') : 'value' in node ? node.value : ''
