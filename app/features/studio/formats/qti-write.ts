import { strToU8, zipSync } from 'fflate'
import type { Language } from '~/features/course/outline'
import type { BankQuestion } from './bank'
import { itemOf } from './qti-item-write'
import { attribute, escapedXml } from './xml-write'

/** Files get this day, so that the same questions are the same bytes. */
const DAY = new Date(1980, 0, 1)

const MANIFEST = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'
const TEST = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'

/**
 * Writes questions as a package of QTI 3.0: an item each and a test with a section for each
 * category. `readQtiPackage` gives the same questions back.
 */
export function writeQti(
  questions: BankQuestion[],
  { title, language }: { title: string; language: Language },
): Uint8Array {
  const items = questions.map((question, at) => {
    const name = `item-${String(at + 1).padStart(4, '0')}`
    return { name, path: `items/${name}.xml`, question, xml: itemOf(question, name, language) }
  })
  const files = Object.fromEntries(items.map(({ path, xml }) => [path, strToU8(xml)]))
  const sections = new Map<string, string[]>()
  for (const { path, name, question } of items) {
    const of = question.category ?? title
    const refs = sections.get(of) ?? []
    refs.push(`<qti-assessment-item-ref identifier="${name}" href="${path}"/>`)
    sections.set(of, refs)
  }
  const test = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<qti-assessment-test xmlns="${TEST}" identifier="test" title="${attribute(title)}">`,
    `<qti-test-part identifier="part" navigation-mode="nonlinear" submission-mode="individual">`,
    ...[...sections].map(
      ([name, refs], at) =>
        `<qti-assessment-section identifier="section-${at + 1}" title="${attribute(name)}" visible="true">\n${refs.join('\n')}\n</qti-assessment-section>`,
    ),
    `</qti-test-part>\n</qti-assessment-test>\n`,
  ].join('\n')
  const manifest = [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<manifest xmlns="${MANIFEST}" identifier="manifest">`,
    `<metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>`,
    `<organizations/>\n<resources>`,
    `<resource identifier="test" type="imsqti_test_xmlv3p0" href="test.xml"><file href="test.xml"/>`,
    ...items.map(({ name }) => `<dependency identifierref="${name}"/>`),
    `</resource>`,
    ...items.map(
      ({ name, path }) =>
        `<resource identifier="${name}" type="imsqti_item_xmlv3p0" href="${path}"><file href="${escapedXml(path)}"/></resource>`,
    ),
    `</resources>\n</manifest>\n`,
  ].join('\n')
  return zipSync(
    { 'imsmanifest.xml': strToU8(manifest), 'test.xml': strToU8(test), ...files },
    { mtime: DAY, level: 6 },
  )
}
