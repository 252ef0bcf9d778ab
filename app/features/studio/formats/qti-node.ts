import { fromHtml } from './html-text'
import { childrenOf, type XmlNode } from './xml'

/**
 * A QTI element of either edition under one name: `choiceInteraction` of QTI 2 and
 * `qti-choice-interaction` of QTI 3 are both `choice-interaction`, and attributes likewise.
 */
export function plainQti({ name, attributes, children }: XmlNode): XmlNode {
  const plain: Record<string, string> = Object.create(null)
  for (const [key, value] of Object.entries(attributes)) plain[kebab(key)] = value
  return {
    name: kebab(name.replace(/^qti-/, '')),
    attributes: plain,
    children: children.map((child) => (typeof child === 'string' ? child : plainQti(child))),
  }
}

const kebab = (name: string) =>
  name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Elements that are not for the learner's eye, or not before the answer. */
const HIDDEN =
  /^(?:rubric-block|feedback-(?:block|inline)|template-(?:block|inline)|modal-feedback|stylesheet|catalog-info|companion-materials-info|printed-variable|end-attempt-interaction|prompt)$/

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/**
 * The HTML of a node's children.
 *
 * @param replace what stands for an element instead; null to write it as it is
 */
export function htmlOf(node: XmlNode, replace: (node: XmlNode) => string | null): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return escaped(child)
      const instead = replace(child)
      if (instead !== null) return instead
      if (HIDDEN.test(child.name)) return ''
      const attributes = Object.entries(child.attributes)
        .filter(([key]) => /^(?:href|src|data|alt|start)$/.test(key))
        .map(([key, value]) => ` ${key}="${escaped(value)}"`)
        .join('')
      return `<${child.name}${attributes}>${htmlOf(child, replace)}</${child.name}>`
    })
    .join('')
}

/** The Markdown in a node, as one of ours wrote it into the attribute `data-markdown`. */
export function ownMarkdown(node: XmlNode): string | null {
  const [holder] = childrenOf(node).filter(({ attributes }) => 'data-markdown' in attributes)
  return holder?.attributes['data-markdown'] ?? null
}

/** A node's text as Markdown; what is lost of it is added to `losses`. */
export function markdownOf(node: XmlNode | undefined, losses: string[]): string {
  if (!node) return ''
  const body = childrenOf(node, 'content-body')[0]
  if (body) return markdownOf(body, losses)
  const own = ownMarkdown(node)
  if (own !== null) return own
  const converted = fromHtml(htmlOf(node, () => null))
  losses.push(...converted.losses)
  return converted.text
}
