import type { Nodes, PhrasingContent, Root } from 'mdast'

const FORMULA = /\\\((.{1,2000}?)\\\)|\\\[(.{1,2000}?)\\\]|\$\$(.{1,2000}?)\$\$/gs

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
  parts.push({ type: 'text', value: text.slice(at) })
  return parts.filter((part) => part.type !== 'text' || part.value !== '')
}
