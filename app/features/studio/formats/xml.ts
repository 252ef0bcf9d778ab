import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { decodedXml } from './decoding'
import { Unreadable } from './unreadable'

/** An element, with its text and elements in their order. Its name is without a namespace. */
export type XmlNode = {
  name: string
  /** As written, with their namespaces. */
  attributes: Record<string, string>
  children: (XmlNode | string)[]
}

const DEEPEST = 100 // elements inside each other

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
})

/**
 * The text of an XML file that has neither a document type nor entities of its own.
 *
 * @throws Unreadable
 */
export function clearXml(bytes: Uint8Array): string {
  const text = decodedXml(bytes)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(withoutCdata(text))) {
    throw new Unreadable('XML with a document type or entities is not taken')
  }
  return text
}

/**
 * Reads XML and gives its root. Document types and entities of its own are refused, so nothing is
 * ever fetched or expanded.
 *
 * @throws Unreadable
 */
export function readXml(bytes: Uint8Array): XmlNode {
  const text = clearXml(bytes)
  const valid = XMLValidator.validate(text)
  if (valid !== true) throw new Unreadable(`line ${valid.err.line}: ${valid.err.msg}`)
  let parsed: Raw[]
  try {
    parsed = parser.parse(text)
  } catch {
    throw new Unreadable(`is no XML, or is nested deeper than ${DEEPEST} elements`)
  }
  const [root] = nodesOf(parsed).filter((node) => typeof node !== 'string')
  if (!root) throw new Unreadable('holds no element')
  return root
}

/** What the parser gives: one key is the element's name, and `:@` are its attributes. */
type Raw = Record<string, unknown>

function nodesOf(raw: Raw[]): (XmlNode | string)[] {
  return raw.flatMap((one): (XmlNode | string)[] => {
    const name = Object.keys(one).find((key) => key !== ':@')
    if (name === undefined) return []
    if (name === '#text') return [decoded(String(one[name]))]
    if (name === '#cdata') return [(one[name] as Raw[]).map((part) => part['#text']).join('')]
    const attributes: Record<string, string> = Object.create(null)
    for (const [key, value] of Object.entries((one[':@'] as Raw | undefined) ?? {})) {
      attributes[key] = decoded(String(value))
    }
    return [{ name: name.replace(/^.*:/, ''), attributes, children: nodesOf(one[name] as Raw[]) }]
  })
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Only the five entities that XML has of itself, and characters by number. */
function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (all, dec, hex, named) => {
      if (named) return NAMED[named.toLowerCase()] ?? all
      const code = dec ? Number(dec) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : ''
    },
  )
}

function withoutCdata(text: string): string {
  const kept: string[] = []
  let at = 0
  for (let start = text.indexOf('<![CDATA['); start >= 0; start = text.indexOf('<![CDATA[', at)) {
    kept.push(text.slice(at, start))
    const end = text.indexOf(']]>', start)
    at = end < 0 ? text.length : end + 3
  }
  kept.push(text.slice(at))
  return kept.join('')
}

/** The elements of a name among a node's own children. */
export const childrenOf = (node: XmlNode, name?: string): XmlNode[] =>
  node.children.filter(
    (child): child is XmlNode => typeof child !== 'string' && (!name || child.name === name),
  )

/** The first element of a name among a node's own children. */
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node && childrenOf(node, name)[0]

/** All elements of a name inside a node, at any depth, in their order. */
export function within(node: XmlNode, names: (name: string) => boolean): XmlNode[] {
  return childrenOf(node).flatMap((child) => [
    ...(names(child.name) ? [child] : []),
    ...within(child, names),
  ])
}

/** The text of a node and all that is inside it. */
export const textOf = (node: XmlNode | undefined): string =>
  (node?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('')
