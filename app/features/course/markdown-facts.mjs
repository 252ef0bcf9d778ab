import { headingId } from './markdown-hast.mjs'
import { shapeMdast, walk } from './markdown-mdast.mjs'

const SEEN = /<(?:img|picture|video|audio|iframe|embed|object|svg)\b/i

/**
 * The pictures, links, tables and raw HTML of a parsed text in order, each with its line from 1, and
 * the ids of its headings. It makes the text ready on the way, as for rendering.
 *
 * @see text-flaws.ts for what each is
 */
export function factsOf(root, source, inline) {
  const facts = []
  const note = (what, node, fact) =>
    facts.push({ what, line: node.position?.start.line ?? 1, ...fact })
  walk(root, (node) => {
    if (node.type === 'html' && SEEN.test(node.value)) note('html', node, { text: node.value })
  })
  shapeMdast(root, source, inline)
  const targets = new Map()
  const anchors = new Set()
  walk(root, (node) => {
    if (node.type === 'definition' && !targets.has(node.identifier))
      targets.set(node.identifier, node.url)
    if (node.type === 'heading') headingId(textOf(node), anchors)
  })
  walk(root, (node) => {
    const target = node.url ?? targets.get(node.identifier) ?? ''
    if (/^image/.test(node.type)) note('picture', node, { text: node.alt ?? '', target })
    if (/^link/.test(node.type)) note('link', node, { text: wordsOf(node), target })
    if (node.type === 'table')
      note('table', node, { cells: (node.children[0]?.children ?? []).map(wordsOf) })
  })
  return { facts: facts.sort((a, b) => a.line - b.line), anchors: [...anchors] }
}

/** As rendered: without pictures. */
const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('')

/** As heard: pictures give their words. */
const wordsOf = (node) =>
  node.value ?? node.alt ?? (node.children ?? []).map(wordsOf).join('').trim()
