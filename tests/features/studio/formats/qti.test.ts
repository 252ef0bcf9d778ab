import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { hasData } from '#/tests/support/hostile'
import { isQtiItem, readQtiItem, readQtiPackage } from '~/features/studio/formats/qti'
import { writeQti } from '~/features/studio/formats/qti-write'
import { readXml } from '~/features/studio/formats/xml'

const old = (declaration: string, body: string, more = '') =>
  `<assessmentItem identifier="a" title="A"><responseDeclaration identifier="RESPONSE" ${declaration}</responseDeclaration><itemBody>${body}</itemBody>${more}</assessmentItem>`

/** The same item in the third edition: hyphens, and a prefix. */
const third = (xml: string) =>
  xml
    .replace(
      /(<\/?)([a-z]+[A-Z]\w*|prompt|value)\b/g,
      (_all, open, name) => `${open}qti-${kebab(name)}`,
    )
    .replace(/ ([a-z]+[A-Z]\w*)=/g, (_all, name) => ` ${kebab(name)}=`)
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const bank = (xml: string) => readQtiItem(readXml(strToU8(xml)))

const SINGLE = old(
  'cardinality="single" baseType="identifier"><correctResponse><value>b</value></correctResponse>',
  '<p>Context.</p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Which?</prompt><simpleChoice identifier="a">one<feedbackInline outcomeIdentifier="F" identifier="a" showHide="show">no</feedbackInline></simpleChoice><simpleChoice identifier="b">two</simpleChoice></choiceInteraction>',
  '<modalFeedback outcomeIdentifier="F" identifier="b" showHide="show">yes</modalFeedback>',
)
const ENTRY = old(
  'cardinality="single" baseType="string"><correctResponse><value>York</value></correctResponse>',
  '<p>This sun of <textEntryInteraction responseIdentifier="RESPONSE"/>;</p>',
)
const ORDER = old(
  'cardinality="ordered" baseType="identifier"><correctResponse><value>b</value><value>a</value></correctResponse>',
  '<orderInteraction responseIdentifier="RESPONSE"><prompt>Order.</prompt><simpleChoice identifier="a">second</simpleChoice><simpleChoice identifier="b">first</simpleChoice></orderInteraction>',
)
const MATCH = old(
  'cardinality="multiple" baseType="directedPair"><correctResponse><value>c m</value><value>d w</value></correctResponse>',
  '<matchInteraction responseIdentifier="RESPONSE"><prompt>Match.</prompt><simpleMatchSet><simpleAssociableChoice identifier="c">cat</simpleAssociableChoice><simpleAssociableChoice identifier="d">dog</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier="w">woof</simpleAssociableChoice><simpleAssociableChoice identifier="m">meow</simpleAssociableChoice></simpleMatchSet></matchInteraction>',
)

describe('an item of QTI', () => {
  it('gives its choices, with what is told about each', () => {
    expect(bank(SINGLE).questions).toEqual([
      {
        id: null,
        category: null,
        kind: 'one',
        ask: 'Context.\n\nWhich?',
        choices: [
          { text: 'one', right: false, reason: 'no' },
          { text: 'two', right: true, reason: 'yes' },
        ],
        passage: null,
      },
    ])
  })

  it('asks for what is to be typed into a text', () => {
    expect(bank(ENTRY).questions[0]).toMatchObject({
      kind: 'text',
      ask: 'This sun of \\_\\_\\_\\_;',
      choices: [{ text: 'York', right: true }],
    })
  })

  it('gives an order and pairs as they are right', () => {
    expect(bank(ORDER).questions[0]?.choices.map(({ text }) => text)).toEqual(['first', 'second'])
    expect(bank(MATCH).questions[0]?.choices.map(({ text, match }) => [text, match])).toEqual([
      ['cat', 'meow'],
      ['dog', 'woof'],
    ])
  })

  it.each([SINGLE, ENTRY, ORDER, MATCH])('says the same in both editions', (xml) => {
    expect(third(xml)).toContain('qti-item-body')
    expect(bank(third(xml))).toEqual(bank(xml))
  })

  it('names an interaction there is no place for, and keeps the text', () => {
    const xml = old(
      'cardinality="single" baseType="point">',
      '<p>Where?</p><hotspotInteraction responseIdentifier="RESPONSE"/>',
    )
    expect(bank(xml).dropped).toEqual([
      { what: 'question 1 (A)', why: 'hotspot, not supported, text kept as a note' },
    ])
    expect(bank(xml).notes).toEqual([{ category: null, text: 'Where?' }])
  })

  it('with no right answer is not made one of', () => {
    const xml = SINGLE.replace(/<correctResponse>.*?<\/correctResponse>/, '')
    expect(bank(xml).questions).toEqual([])
    expect(bank(xml).dropped[0]?.why).toContain('no choice is marked as right')
  })
})

describe('a package of QTI', () => {
  it('spoils no item by another that is broken', () => {
    const zip = zipSync({
      'imsmanifest.xml': strToU8('<manifest/>'),
      'a.xml': strToU8(SINGLE),
      'b.xml': strToU8('<assessmentItem>'),
      'c.xml': strToU8(`<!DOCTYPE a [<!ENTITY b "c">]>${ENTRY}`),
    })
    const read = readQtiPackage(zip)
    expect(read.questions).toHaveLength(1)
    expect(read.dropped.map(({ what }) => what)).toEqual(['b.xml', 'c.xml'])
  })

  it('that we write is well-formed XML, item by item, and the same each time', () => {
    const questions = bank(SINGLE).questions
    const title = 'A & B <"c">'
    const zip = writeQti(questions, { title, language: 'zh-CN' })
    expect(zip).toEqual(writeQti(questions, { title, language: 'zh-CN' }))
    expect(readQtiPackage(zip).title).toBe(title)
  })
})

describe.runIf(hasData)('the examples of QTI', () => {
  const root = join(process.env.FIFTEEN_DATA ?? '', 'imports/qti')
  const files = hasData ? (readdirSync(root, { recursive: true }) as string[]) : []

  it('all give something, or are no items', () => {
    let items = 0
    for (const name of files.filter((each) => each.endsWith('.xml'))) {
      const xml = readXml(readFileSync(join(root, name)))
      if (!isQtiItem(xml)) continue
      items += 1
      const { questions, notes, dropped } = readQtiItem(xml)
      expect(questions.length + notes.length + dropped.length, name).toBeGreaterThan(0)
    }
    expect(items).toBeGreaterThan(100)
  })

  it('have the right answers that their declarations name', () => {
    const name = 'QTI3_BeginnersGuide_Examples/items/BG008.xml'
    const text = readFileSync(join(root, name), 'utf8')
    const declared = [...text.matchAll(/<qti-value>([^<]*)<\/qti-value>/g)].map(([, id]) => id)
    const shown = declared.flatMap((id) => {
      const found = new RegExp(`identifier="${id}"[^>]*>([^<]*)<`).exec(
        text.slice(text.indexOf('<qti-item-body')),
      )
      return found ? [found[1]?.trim()] : []
    })
    const { questions } = readQtiItem(readXml(readFileSync(join(root, name))))
    const right = questions[0]?.choices
      .filter((choice) => choice.right)
      .map((choice) => choice.text)
    expect(right?.sort()).toEqual(shown.sort())
    expect(right?.length).toBeGreaterThan(0)
  })
})
