import { unzipped } from './archive'
import { type Bank, Gathering } from './bank'
import { oneLine } from './one-line'
import { plainQti } from './qti-node'
import { takeItem } from './qti-questions'
import { Unreadable } from './unreadable'
import { childOf, childrenOf, readXml, textOf, within, type XmlNode } from './xml'

/** Whether XML is an item of QTI 2 or 3. */
export const isQtiItem = ({ name }: XmlNode): boolean =>
  name === 'assessmentItem' || name === 'qti-assessment-item'

/** Reads the questions of one item of QTI 2 or 3. */
export function readQtiItem(root: XmlNode): Bank {
  const gathering = new Gathering()
  gathering.bank.title = oneLine(root.attributes.title ?? '') || null
  takeItem(root, gathering)
  return gathering.bank
}

/** Whether an archive is a package of QTI. */
export const isQtiPackage = (names: string[]): boolean =>
  names.some((name) => /(?:^|\/)imsmanifest\.xml$/i.test(name))

type Found = { path: string; root: XmlNode }

/**
 * Reads a package of QTI 2 or 3: its items, in the order of its test, else of its manifest, with
 * the test's sections as categories. An item that can't be read spoils no other.
 *
 * @throws Unreadable where the archive can't be read, or holds no item.
 */
export function readQtiPackage(bytes: Uint8Array): Bank {
  const gathering = new Gathering()
  const found: Found[] = []
  for (const [path, file] of unzipped(bytes, (name) => /\.xml$/i.test(name))) {
    try {
      found.push({ path, root: readXml(file) })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      gathering.bank.dropped.push({ what: path, why: error.what })
    }
  }
  const items = new Map(found.filter(({ root }) => isQtiItem(root)).map((one) => [one.path, one]))
  if (items.size === 0) throw new Unreadable('the package holds no item of QTI 2 or 3')
  const tests = found.filter(({ root }) =>
    /^(?:qti-assessment-test|assessmentTest)$/.test(root.name),
  )
  const [manifest] = found.filter(({ root }) => root.name === 'manifest')
  for (const { path, root } of tests) takeTest(path, plainQti(root), items, gathering)
  gathering.category = null
  for (const { attributes } of manifest
    ? within(manifest.root, (name) => name === 'resource')
    : []) {
    takeAt(resolved(manifest?.path ?? '', attributes.href ?? ''), items, gathering)
  }
  for (const path of [...items.keys()]) takeAt(path, items, gathering)
  gathering.bank.title = titleOf(tests[0]?.root, manifest?.root)
  return gathering.bank
}

function takeAt(path: string, items: Map<string, Found>, gathering: Gathering): void {
  const item = items.get(path)
  if (item) takeItem(item.root, gathering)
  items.delete(path)
}

function takeTest(path: string, test: XmlNode, items: Map<string, Found>, gathering: Gathering) {
  const sections = within(test, (name) => name === 'assessment-section')
  for (const section of sections) {
    for (const { attributes } of childrenOf(section, 'assessment-item-ref')) {
      gathering.category =
        sections.length > 1 ? oneLine(section.attributes.title ?? '') || null : null
      takeAt(resolved(path, attributes.href ?? ''), items, gathering)
    }
  }
}

/** A path that is written in a file of the archive, from its root. */
function resolved(from: string, href: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of decoded(href).split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

function titleOf(test: XmlNode | undefined, manifest: XmlNode | undefined): string | null {
  const general = within(
    manifest ?? { name: '', attributes: {}, children: [] },
    (name) => name === 'general',
  )
  const named = textOf(childOf(general[0], 'title'))
  return oneLine(test?.attributes.title ?? '') || oneLine(named) || null
}
