import type { Material } from '~/features/course/material'
import { bareText } from '~/features/course/plain-text'
import { pathFrom } from './archive-path'
import { decodedText } from './decoding'
import { Undocumented } from './document-fault'
import { picturesFrom } from './document-pictures'
import { readHtml } from './html-document'
import type { Pictures } from './lesson-images'
import { literal } from './literal'
import { oneLine } from './one-line'
import { Unreadable } from './unreadable'
import { childrenOf, readXml, textOf, within, type XmlNode } from './xml'

/** The files of an EPUB that hold its text and say in which order. */
export const EPUB_PARTS = /\.(?:xml|opf|ncx|x?html?)$/i
/** What says where an EPUB's text begins. */
export const CONTAINER = 'META-INF/container.xml'

/**
 * The text of an EPUB: its chapters in reading order, each below its title.
 *
 * @param files those of `EPUB_PARTS`, by their paths
 * @param pictures where its pictures are, by their paths
 * @throws Unreadable
 * @throws Undocumented `locked` for a book with copy protection, else as `readHtml`
 */
export function readEpub(
  files: Map<string, Uint8Array>,
  pictures: Pictures,
): Pick<Material, 'title' | 'blocks' | 'dropped'> {
  const opf = pathOfPackage(files)
  const book = readXml(fileOf(files, opf))
  const items = new Map(
    within(book, (name) => name === 'item').map(({ attributes }) => [
      attributes.id ?? '',
      attributes,
    ]),
  )
  const spine = within(book, (name) => name === 'itemref')
    .filter(({ attributes }) => attributes.linear !== 'no')
    .map(({ attributes }) => items.get(attributes.idref ?? '') ?? {})
    .filter(({ properties = '' }) => !/\bnav\b/.test(properties))
    .map(({ href = '' }) => pathFrom(opf, href))
  const locked = lockedFiles(files)
  const labels = labelsOf(files, opf, [...items.values()])
  const whole: ReturnType<typeof readEpub> = {
    title: oneLine(textOf(within(book, (name) => name === 'title')[0])) || null,
    blocks: [],
    dropped: [],
  }
  for (const path of spine) {
    if (locked.has(path)) throw new Undocumented('locked', 'is locked by copy protection')
    const bytes = files.get(path)
    if (!bytes) {
      whole.dropped.push({ what: path, why: 'it is not in the book' })
      continue
    }
    const read = readHtml(decodedText(bytes), picturesFrom(path, pictures))
    const title = read.title ?? labels.get(path)
    const [first] = read.blocks
    const headed = first?.kind === 'heading' && (!title || sameText(first.markdown, title))
    if (title && !headed && read.blocks.length > 0) {
      whole.blocks.push({ kind: 'heading', level: 2, markdown: `## ${literal(title)}` })
    }
    whole.blocks.push(...read.blocks)
    whole.dropped.push(...read.dropped.map(({ what, why }) => ({ what: `${path}: ${what}`, why })))
  }
  return whole
}

const sameText = (one: string, other: string) => bareText(one) === bareText(other)

function fileOf(files: Map<string, Uint8Array>, path: string): Uint8Array {
  const found = files.get(path)
  if (!found) throw new Unreadable(`${path || 'the package'} is not in the book`)
  return found
}

function pathOfPackage(files: Map<string, Uint8Array>): string {
  const container = readXml(fileOf(files, CONTAINER))
  const [root] = within(container, (name) => name === 'rootfile')
  return root?.attributes['full-path'] ?? ''
}

/** The paths that are encrypted; fonts may be, and still the text is free. */
function lockedFiles(files: Map<string, Uint8Array>): Set<string> {
  const bytes = files.get('META-INF/encryption.xml')
  if (!bytes) return new Set()
  const references = within(readXml(bytes), (name) => name === 'CipherReference')
  return new Set(references.map(({ attributes }) => pathFrom('', attributes.URI ?? '')))
}

/** What the table of contents calls each file: that of EPUB 3, else that of EPUB 2. */
function labelsOf(
  files: Map<string, Uint8Array>,
  opf: string,
  items: Record<string, string>[],
): Map<string, string> {
  const labels = new Map<string, string>()
  const add = (from: string, href: string, label: string) => {
    const path = pathFrom(from, href)
    if (label && !labels.has(path)) labels.set(path, label)
  }
  const nav = items.find(({ properties = '' }) => /\bnav\b/.test(properties))?.href
  const ncx = items.find((item) => item['media-type'] === 'application/x-dtbncx+xml')?.href
  const from = pathFrom(opf, nav ?? ncx ?? '')
  const bytes = nav || ncx ? files.get(from) : undefined
  if (!bytes) return labels
  const root = readContents(bytes)
  if (!root) return labels
  for (const link of within(root, (name) => name === 'a')) {
    add(from, link.attributes.href ?? '', oneLine(textOf(link)))
  }
  for (const point of within(root, (name) => name === 'navPoint')) {
    const [label] = childrenOf(point, 'navLabel')
    const [content] = childrenOf(point, 'content')
    add(from, content?.attributes.src ?? '', oneLine(textOf(label)))
  }
  return labels
}

/** A table of contents; null for one that can't be read: then there are no labels. */
function readContents(bytes: Uint8Array): XmlNode | null {
  try {
    const text = decodedText(bytes).replace(/<!DOCTYPE(?:[^>[]{0,500})>/i, '')
    return readXml(new TextEncoder().encode(text))
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
