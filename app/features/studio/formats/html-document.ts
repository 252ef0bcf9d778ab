import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import type { Material } from '~/features/course/material'
import { Undocumented } from './document-fault'
import { readMarkdown } from './markdown-document'

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
 * surrounds a page are left out.
 *
 * @throws Undocumented as {@link readMarkdown}
 */
export function readHtml(html: string): Pick<Material, 'title' | 'blocks' | 'dropped'> {
  const tree = parsed(html)
  const named = find(tree, (node) => node.tagName === 'title')
  const text =
    find(tree, (node) => node.tagName === 'main') ??
    find(tree, (node) => node.tagName === 'article') ??
    tree
  prune(text)
  const root = text.type === 'root' ? text : { type: 'root', children: [text] }
  const writer = unified().use(rehypeRemark).use(remarkGfm).use(remarkStringify, { bullet: '-' })
  const markdown = writer.stringify(writer.runSync(root as never) as never)
  const read = readMarkdown(markdown)
  const title = read.title ?? (named && textOf(named).replace(/\s+/g, ' ').trim())
  return { ...read, title: title || null }
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

function prune(tree: Tree): void {
  if (!tree.children) return
  tree.children = tree.children.filter(
    ({ type, tagName, properties }) =>
      type !== 'comment' && !AROUND.has(tagName ?? '') && properties?.hidden !== true,
  )
  for (const child of tree.children) prune(child)
}

const textOf = ({ value = '', children = [] }: Tree): string =>
  value + children.map(textOf).join('')
