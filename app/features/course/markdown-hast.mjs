const SELF = 'https://fifteen.invalid'
const BLOCKS = new Set(['p', 'pre', 'table', 'ul', 'ol', 'blockquote', 'hr', 'section', 'div'])

/**
 * Makes the sanitised tree fit for the page: links and images by the rules, tables and code that
 * scroll, labelled check boxes, an id `p1` to `pn` on every block. Returns the ideas' nodes and
 * the blocks with their text. With `inline` nothing gets an id.
 *
 * @param starts the lines, from 0, at which the ideas begin
 */
export function shapeHast(root, starts, inline) {
  const anchors = inline ? new Set() : nameHeadings(root)
  shape(root, anchors)
  const groups = groupsOf(root, starts)
  const blocks = []
  groups.forEach((group, idea) => {
    for (const node of inline ? [] : leavesOf(group)) {
      const id = `p${blocks.length + 1}`
      node.properties.id ??= id
      blocks.push({ id: node.properties.id, idea, text: textOf(node).replace(/\s+/g, ' ').trim() })
    }
    wrap(group)
  })
  return { groups, blocks }
}

const element = (tagName, properties, children) => ({
  type: 'element',
  tagName,
  properties,
  children,
})

const textOf = (node) =>
  node.type === 'text' ? node.value : (node.children ?? []).map(textOf).join('')

/** The id of a heading that links within a text expect, as GitHub makes it; `taken` gets it, too. */
export function headingId(text, taken) {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
  const slug = `h-${bare.replace(/\s/g, '-')}`
  let id = slug
  for (let again = 1; taken.has(id); again += 1) id = `${slug}-${again}`
  taken.add(id)
  return id
}

function nameHeadings(root, anchors = new Set()) {
  for (const node of root.children ?? []) {
    if (/^h[1-6]$/.test(node.tagName ?? '') && node.properties.id === undefined) {
      node.properties.id = headingId(textOf(node), anchors)
    } else nameHeadings(node, anchors)
  }
  return anchors
}

function shape(parent, anchors) {
  const children = []
  for (const node of parent.children ?? []) {
    shape(node, anchors)
    if (node.tagName === 'a') children.push(...link(node, anchors))
    else if (node.tagName === 'img') children.push(...image(node, parent))
    else if (node.tagName === 'section') children.push(notes(node))
    else if (node.tagName !== 'p' || node.children.some(says)) children.push(node)
    if (node.tagName === 'pre') node.properties = { tabIndex: 0 }
  }
  parent.children = children
  if (parent.properties?.className?.includes('task-list-item')) label(parent)
}

const says = (node) => (node.type === 'text' ? node.value.trim() !== '' : true)

/** A link to elsewhere says so to search engines and takes nothing along; a dead one is text. */
function link(node, anchors) {
  const { href } = node.properties
  if (typeof href !== 'string') return node.children
  if (href.startsWith('#note-')) return [node]
  if (href.startsWith('#')) {
    const id = `h-${decoded(href.slice(1)).toLowerCase()}`
    if (!anchors.has(id)) return node.children
    node.properties.href = `#${id}`
    return [node]
  }
  if (href === '' || !URL.canParse(href, SELF)) return node.children
  const { origin, protocol } = new URL(href, SELF)
  if (!['http:', 'https:', 'mailto:'].includes(protocol)) return node.children
  if (protocol !== 'mailto:' && origin !== SELF) {
    node.properties.rel = ['noopener', 'noreferrer', 'nofollow']
  }
  return [node]
}

function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Only images of this site, with words for those who can't see them. One from elsewhere becomes
 * a link: showing it would tell the other site who reads.
 */
function image(node, parent) {
  const { src, alt, title } = node.properties
  if (!alt?.trim()) return []
  const text = { type: 'text', value: alt }
  if (/^\/(media|pictures)\/[\w./-]+$/.test(src ?? '') && !src.includes('..')) {
    return [element('img', { src, alt, title, loading: 'lazy' }, [])]
  }
  if (parent.tagName === 'a' || !/^https:\/\/[^/\\]/i.test(src ?? '')) return [text]
  return [element('a', { href: src, rel: ['noopener', 'noreferrer', 'nofollow'] }, [text])]
}

/** The footnotes, without the English heading that the library gives them. */
function notes(node) {
  const children = node.children.filter(({ tagName }) => tagName !== 'h2')
  return element('section', { role: 'doc-endnotes' }, children)
}

/** Puts the words of a task and its check box into one label. */
function label(item) {
  const holder = item.children.find(({ tagName }) => tagName === 'p') ?? item
  const box = holder.children.findIndex(({ tagName }) => tagName === 'input')
  if (box < 0) return
  const { checked } = holder.children[box].properties
  const input = element('input', { type: 'checkbox', disabled: true, checked }, [])
  const rest = holder.children.slice(box + 1)
  const end = rest.findIndex(({ tagName }) => BLOCKS.has(tagName))
  const words = end < 0 ? rest : rest.slice(0, end)
  holder.children = [element('label', {}, [input, ...words]), ...rest.slice(words.length)]
}

/** The top-level nodes by idea, by the lines they came from; footnotes close the last. */
function groupsOf(root, starts) {
  const groups = starts.map((_, at) => ({ type: 'root', children: [], at }))
  let current = 0
  for (const node of root.children) {
    if (node.type !== 'element' || node.tagName === 'hr') continue
    const line = node.position ? node.position.start.line - 1 : Number.POSITIVE_INFINITY
    while (current + 1 < starts.length && starts[current + 1] <= line) current += 1
    groups[current].children.push(node)
  }
  const full = groups.filter(({ children }) => children.length > 0)
  for (const group of full) {
    const [first] = group.children
    group.heading = /^h\d$/.test(first.tagName) ? textOf(first).trim() : null
  }
  return full
}

/** The innermost blocks: what a link to a passage can point at. */
function leavesOf(node) {
  return (node.children ?? []).flatMap((child) => {
    if (['p', 'pre', 'table'].includes(child.tagName)) return [child]
    const inner = leavesOf(child)
    const own = child.tagName === 'li' && !child.children.some(({ tagName }) => tagName === 'p')
    return own ? [{ ...child, children: child.children.filter(notList) }, ...inner] : inner
  })
}

const notList = ({ tagName }) => !['ul', 'ol', 'pre', 'table', 'blockquote'].includes(tagName)

const isFormula = ({ tagName, children }) =>
  tagName === 'pre' &&
  children[0]?.properties?.className?.some((name) => /^(?:math-display|language-math)$/.test(name))

/** Puts tables and display formulas, which can be wider than a phone, into boxes that scroll. */
function wrap(parent) {
  parent.children = (parent.children ?? []).map((node) => {
    if (node.tagName !== 'table' && !isFormula(node)) {
      if (node.children) wrap(node)
      return node
    }
    const { id, ...properties } = node.properties
    node.properties = properties
    return element('div', { className: ['scroll'], id, tabIndex: 0, role: 'group' }, [node])
  })
}
