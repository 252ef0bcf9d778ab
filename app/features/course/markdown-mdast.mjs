/** Whether a tree is nested deeper than `levels`. */
export function tooDeep(node, levels) {
  if (levels < 0) return true
  return (node.children ?? []).some((child) => tooDeep(child, levels - 1))
}

/**
 * Makes the parsed text ready: raw HTML gives its text, headings lie evenly under the module's
 * own, `$$…$$` alone in a paragraph is a display formula, and prices are no formulas. With
 * `inline` headings are bold paragraphs and footnotes go.
 */
export function shapeMdast(root, source, inline) {
  const open = []
  walk(root, (node, parent, at) => {
    const siblings = parent.children
    if (node.type === 'html') siblings[at] = textOfHtml(node, BLOCK_PARENTS.has(parent.type))
    else if (node.type === 'inlineMath') siblings[at] = textOfPrice(node, source)
    else if (node.type === 'paragraph') siblings[at] = displayed(node, source)
    else if (node.type === 'heading' && inline) siblings[at] = boldParagraph(node)
    else if (node.type === 'heading') {
      while (open.length > 0 && open.at(-1) >= node.depth) open.pop()
      open.push(node.depth)
      node.depth = Math.min(6, open.length + 1)
    } else if (inline && /^footnote/.test(node.type)) siblings[at] = { type: 'text', value: '' }
  })
}

/** Visits every node below one, each before those below it: `visit(node, parent, at)`. */
export function walk(parent, visit) {
  const { children } = parent
  for (let at = 0; at < (children?.length ?? 0); at += 1) {
    visit(children[at], parent, at)
    walk(children[at], visit)
  }
}

const BLOCK_PARENTS = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition'])
const UNSAID = new Set(['script', 'style', 'template', 'noscript', 'iframe'])

function textOfHtml(node, block) {
  if (!block) return { type: 'text', value: /^<br\b/i.test(node.value) ? ' ' : '' }
  const text = withoutTags(node.value).replace(/\s+/g, ' ')
  const value = { type: 'text', value: text }
  return { type: 'paragraph', children: text.trim() ? [value] : [], position: node.position }
}

/** What stands between the tags. Comments go, and what scripts and styles hold. */
function withoutTags(html) {
  const lower = html.toLowerCase()
  let text = ''
  let at = 0
  for (;;) {
    const opens = html.indexOf('<', at)
    if (opens < 0) return text + html.slice(at)
    text += html.slice(at, opens)
    const name = /^<([a-z]+)/.exec(lower.slice(opens, opens + 20))?.[1]
    if (!/^<[a-z/!?]/.test(lower.slice(opens, opens + 2))) {
      text += '<'
      at = opens + 1
      continue
    }
    const comment = html.startsWith('<!--', opens)
    const from = UNSAID.has(name) ? lower.indexOf(`</${name}`, opens) : opens
    const closes = from < 0 ? -1 : html.indexOf(comment ? '-->' : '>', from)
    if (closes < 0) return text
    text += ' '
    at = closes + (comment ? 3 : 1)
  }
}

const sourceOf = (node, source) =>
  source.slice(node.position.start.offset, node.position.end.offset)

/** "$5 and $10" is no formula: a formula has no space inside its marks, no digit after them. */
function textOfPrice(node, source) {
  const written = sourceOf(node, source)
  if (written.startsWith('$$')) return node
  const price = /^\$\s|\s\$$/.test(written) || /\d/.test(source[node.position.end.offset] ?? '')
  return price ? { type: 'text', value: written } : node
}

function displayed(node, source) {
  const [only] = node.children
  if (node.children.length !== 1 || only.type !== 'inlineMath') return node
  if (!sourceOf(only, source).startsWith('$$')) return node
  const text = { type: 'text', value: only.value }
  const code = { type: 'element', tagName: 'code', properties: { className: ['math-display'] } }
  const hChildren = [{ ...code, children: [text] }]
  return { type: 'math', data: { hName: 'pre', hChildren }, position: node.position }
}

function boldParagraph(node) {
  const strong = { type: 'strong', children: node.children }
  return { type: 'paragraph', children: [strong], position: node.position }
}
