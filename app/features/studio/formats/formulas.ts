import type { Nodes, PhrasingContent, Root } from 'mdast'

const FORMULA = /\\\((.{1,2000}?)\\\)|\\\[(.{1,2000}?)\\\]|\$\$(.{1,2000}?)\$\$/gs

/**
 * Makes formulas as {@link withFormulas} does, and those that are a paragraph by themselves, between
 * `\\[…\\]` and `$$…$$`, stand on their own.
 */
export function withDisplayed(root: Root): void {
  displayed(root)
  withFormulas(root)
}

const ALONE = /^\s*(?:\\\[(.{1,2000})\\\]|\$\$(.{1,2000})\$\$)\s*$/s

function displayed(parent: Nodes): void {
  if (!('children' in parent)) return
  const children = parent.children as Nodes[]
  for (const [at, child] of children.entries()) {
    const [only, more] = child.type === 'paragraph' ? child.children : []
    const found = only?.type === 'text' && !more ? ALONE.exec(only.value) : null
    const value = (found?.[1] ?? found?.[2] ?? '').replace(/\s+/g, ' ').trim()
    const whole = value !== '' && !/\$|\\[[\]]/.test(value)
    if (whole) children[at] = { type: 'math', value } as unknown as Nodes
    else displayed(child)
  }
}

/** Makes formulas between `\(…\)`, `\[…\]` and `$$…$$` in a parsed text formulas of Markdown. */
export function withFormulas(root: Root): void {
  visit(root)
}

function visit(parent: Nodes): void {
  if (!('children' in parent) || parent.type === 'link') return
  const children = (parent.children as Nodes[]).flatMap((child): Nodes[] => {
    if (child.type !== 'text') {
      visit(child)
      return [child]
    }
    return partsOf(child.value)
  })
  parent.children = children as typeof parent.children
}

function partsOf(text: string): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let at = 0
  for (const found of text.matchAll(FORMULA)) {
    const value = (found[1] ?? found[2] ?? found[3] ?? '').replace(/\s+/g, ' ').trim()
    if (!value || value.includes('$')) continue
    parts.push({ type: 'text', value: text.slice(at, found.index) })
    parts.push({ type: 'inlineMath', value } as unknown as PhrasingContent)
    at = found.index + found[0].length
  }
  // A digit right behind a mark would make it the sign of a sum of money.
  const rest = text.slice(at)
  parts.push({ type: 'text', value: at > 0 && /^\d/.test(rest) ? ` ${rest}` : rest })
  return parts.filter((part) => part.type !== 'text' || part.value !== '')
}
