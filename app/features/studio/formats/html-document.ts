import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { Material, MaterialBlock } from '~/features/course/material'
import { bareText } from '~/features/course/plain-text'
import { Undocumented } from './document-fault'
import { withDisplayed } from './formulas'
import { type Pictures, pictureName } from './lesson-images'
import { NO_PICTURES, readMarkdown } from './markdown-document'
import { texOfMathml } from './mathml'
import type { XmlNode } from './xml'

/** Whether a text is an HTML page, or a piece of one. */
export function isHtml(text: string): boolean {
  const head = text
    .slice(0, 2_000)
    .replace(/^\s*(?:<\?xml[^>]{0,200}\?>|<!--[\s\S]{0,1000}?-->|\s)*/, '')
  return /^<(?:!doctype html|html|head|body|article|main|section|div|p|h[1-6])[\s>]/i.test(head)
}

type Tree = {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: Tree[]
}

/** What surrounds a page's text, or says nothing. */
const AROUND = new Set(
  'nav aside footer form script style template noscript iframe svg canvas video audio object embed button select dialog'.split(
    ' ',
  ),
)
/** How deep elements may be nested. */
const DEEPEST = 200

/**
 * The text of an HTML page: of its `main` or `article` if it has one. Scripts, forms and what
 * surrounds a page are left out; a picture that can't be had leaves its words behind.
 *
 * @param pictures where those are that are not on the web
 * @throws Undocumented as {@link readMarkdown}
 */
export function readHtml(
  html: string,
  pictures: Pictures = NO_PICTURES,
): Pick<Material, 'title' | 'blocks' | 'dropped'> & {
  /** What the head of the page says that it is called. */
  named: string | null
} {
  const tree = parsed(html)
  const head = find(tree, (node) => node.tagName === 'title')
  const text =
    find(tree, (node) => node.tagName === 'main') ??
    find(tree, (node) => node.tagName === 'article') ??
    tree
  const lost: Material['dropped'] = []
  prune(text, pictures, lost)
  const root = text.type === 'root' ? text : { type: 'root', children: [text] }
  const writer = unified()
    .use(rehypeRemark)
    .use(() => withDisplayed as never)
    .use(remarkGfm)
    .use(remarkMath)
    .use(remarkStringify, { bullet: '-' })
  const markdown = writer.stringify(writer.runSync(root as never) as never)
  const { title, blocks, dropped } = readMarkdown(markdown, (src) => ({ src }))
  const named = head ? textOf(head).replace(/\s+/g, ' ').trim() : ''
  return {
    title,
    blocks: blocks.filter(isSaidOnce),
    dropped: [...dropped, ...lost],
    named: named || null,
  }
}

/**
 * HTML whose headings begin at the second level: a single one above all others becomes the title,
 * where there is none.
 */
export function promoted(html: string): string {
  const first = /<h(\d)/.exec(html)
  const alone = first?.[1] === '2' && html.split('<h2').length === 2 && html.includes('<h3')
  return alone ? html.replace('<h2', '<h1').replace('</h2>', '</h1>') : html
}

/** Whether a block isn't a picture's words that its caption says again. */
function isSaidOnce({ markdown }: MaterialBlock, at: number, blocks: MaterialBlock[]): boolean {
  const next = blocks[at + 1]?.markdown
  return !/^\*[^*]+\*$/.test(markdown) || !next || bareText(markdown) !== bareText(next)
}

function parsed(html: string): Tree {
  const deep = new Undocumented('deep', `is nested deeper than ${DEEPEST} levels`)
  try {
    const tree = unified().use(rehypeParse).parse(html) as Tree
    if (isDeeper(tree, DEEPEST)) throw deep
    return tree
  } catch (error) {
    // The parser's own recursion ends at the stack.
    throw error instanceof RangeError ? deep : error
  }
}

function isDeeper(tree: Tree, most: number): boolean {
  let level = [tree]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true
    level = level.flatMap(({ children }) => children ?? [])
  }
  return false
}

function find(tree: Tree, is: (node: Tree) => boolean): Tree | null {
  if (is(tree)) return tree
  for (const child of tree.children ?? []) {
    const found = find(child, is)
    if (found) return found
  }
  return null
}

function prune(tree: Tree, pictures: Pictures, lost: Material['dropped']): void {
  if (!tree.children) return
  tree.children = tree.children
    .filter(
      ({ type, tagName, properties }) =>
        type !== 'comment' && !AROUND.has(tagName ?? '') && properties?.hidden !== true,
    )
    .flatMap((child) => inWords(child, pictures, lost))
  if (tree.tagName === 'table') withHead(tree)
  for (const child of tree.children) prune(child, pictures, lost)
}

/** A table of Markdown has a head: the first row is one where none is marked as it. */
function withHead(table: Tree): void {
  if (find(table, ({ tagName }) => tagName === 'th')) return
  const row = find(table, ({ tagName }) => tagName === 'tr')
  for (const cell of row?.children ?? []) if (cell.tagName === 'td') cell.tagName = 'th'
}

/** What stands for an element that has no place in Markdown: its words. */
function inWords(node: Tree, pictures: Pictures, lost: Material['dropped']): Tree[] {
  if (node.tagName === 'a' && /^#/.test(String(node.properties?.href ?? ''))) {
    return /^\s*[↑↩^]\uFE0E?\s*$/u.test(textOf(node))
      ? []
      : (node.children ?? []).flatMap((child) => inWords(child, pictures, lost))
  }
  if (localName(node) === 'math') {
    const noted = find(node, ({ properties }) => /tex/i.test(String(properties?.encoding ?? '')))
    const tex = noted ? textOf(noted) : texOfMathml(elementOf(node))
    const alone = node.properties?.display === 'block'
    if (tex) return [{ type: 'text', value: alone ? `\\[${tex}\\]` : `\\(${tex}\\)` }]
    lost.push({ what: 'a formula in MathML', why: 'it is kept as plain text' })
    return [{ type: 'text', value: textOf(node).replace(/\s+/g, ' ') }]
  }
  if (node.tagName !== 'img') return [node]
  const { src = '', alt = '' } = node.properties ?? {}
  if (/^(?:https?:)?\/\//i.test(String(src))) return [node]
  const words = String(alt).replace(/\s+/g, ' ').trim()
  const found = pictures(String(src))
  if ('src' in found) return [{ ...node, properties: { src: found.src, alt: words } }]
  const { why } = found
  const what = `image ${pictureName(String(src))}`
  lost.push({ what, why: words ? `${why}, its words are kept` : why })
  const text = { type: 'text', value: words }
  return words ? [{ type: 'element', tagName: 'em', properties: {}, children: [text] }] : []
}

/** The name of an element, with no prefix of a namespace. */
const localName = ({ tagName = '' }: Tree) => tagName.replace(/^.*:/, '')

const elementOf = (node: Tree): XmlNode => ({
  name: localName(node),
  attributes: Object.fromEntries(
    Object.entries(node.properties ?? {}).map(([name, value]) => [name, String(value)]),
  ),
  children: (node.children ?? []).flatMap((child): XmlNode['children'] =>
    child.type === 'text'
      ? [child.value ?? '']
      : child.type === 'element'
        ? [elementOf(child)]
        : [],
  ),
})

const textOf = ({ value = '', children = [] }: Tree): string =>
  value + children.map(textOf).join('')
