import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasData } from '#/tests/support/hostile'
import { readMoodle } from '~/features/studio/formats/moodle-xml'
import { untarred } from '~/features/studio/formats/tar'
import { readXml } from '~/features/studio/formats/xml'

const bank = (inside: string) =>
  readMoodle(readXml(new TextEncoder().encode(`<quiz>${inside}</quiz>`)))
const question = (type: string, ask: string, rest: string) =>
  `<question type="${type}"><name><text>Q</text></name><questiontext format="html"><text><![CDATA[${ask}]]></text></questiontext>${rest}</question>`
const answer = (fraction: number, text: string, feedback = '', more = '') =>
  `<answer fraction="${fraction}" format="html"><text><![CDATA[${text}]]></text><feedback format="html"><text>${feedback}</text></feedback>${more}</answer>`

describe('Moodle XML', () => {
  it('gives choices with what is right and why', () => {
    const one = question(
      'multichoice',
      '<p>Which?</p>',
      `<single>true</single>${answer(100, '<b>a</b>', 'yes')}${answer(0, 'b', 'no')}`,
    )
    expect(bank(one).questions[0]).toMatchObject({
      kind: 'one',
      ask: 'Which?',
      choices: [
        { text: '**a**', right: true, reason: 'yes' },
        { text: 'b', right: false, reason: 'no' },
      ],
    })
  })

  it.each([
    [
      'several',
      question(
        'multichoice',
        'W?',
        `<single>false</single>${answer(50, 'a')}${answer(50, 'b')}${answer(-100, 'c')}`,
      ),
      ['a', 'b'],
    ],
    [
      'true-false',
      question('truefalse', 'I?', answer(0, 'true') + answer(100, 'false')),
      ['false'],
    ],
    ['text', question('shortanswer', 'W?', answer(100, 'x') + answer(0, '*', 'no')), ['x']],
    [
      'order',
      question('ordering', 'O?', answer(1, 'first') + answer(2, 'second')),
      ['first', 'second'],
    ],
    [
      'match',
      question(
        'matching',
        'M?',
        '<subquestion><text>cat</text><answer><text>meow</text></answer></subquestion><subquestion><text>dog</text><answer><text>woof</text></answer></subquestion>',
      ),
      ['cat', 'dog'],
    ],
  ])('gives the kind %s', (kind, xml, right) => {
    const [first] = bank(xml).questions
    expect(first?.kind).toBe(kind)
    expect(first?.choices.filter((one) => one.right).map(({ text }) => text)).toEqual(right)
  })

  it('gives a number its tolerance and unit', () => {
    const units = '<units><unit><multiplier>1</multiplier><unit_name>m/s</unit_name></unit></units>'
    const xml = question(
      'numerical',
      'N?',
      answer(100, '9.8', '', '<tolerance>0.1</tolerance>') + units,
    )
    expect(bank(xml).questions[0]).toMatchObject({ kind: 'number', tolerance: 0.1, unit: 'm/s' })
  })

  it('asks for each gap of a text, with the others filled', () => {
    const { questions } = bank(question('gapfill', 'The [cat|Cat] sat on the [mat].', ''))
    expect(questions.map(({ ask }) => ask)).toEqual([
      'The \\_\\_\\_\\_ sat on the mat.',
      'The cat sat on the \\_\\_\\_\\_.',
    ])
    expect(questions[0]?.choices[0]).toMatchObject({ text: 'cat', right: true })
  })

  it('asks for embedded answers by their kinds', () => {
    const { questions } = bank(
      question(
        'cloze',
        '{1:MULTICHOICE:=Berlin~Bonn#no} and {1:NUMERICAL:=3.14:0.01} and {2:SA:=x}',
        '',
      ),
    )
    expect(questions.map(({ kind }) => kind)).toEqual(['one', 'number', 'text'])
    expect(questions[0]?.choices[1]).toMatchObject({ text: 'Bonn', right: false, reason: 'no' })
    expect(questions[1]?.tolerance).toBe(0.01)
  })

  it('puts questions under the category before them', () => {
    const category =
      '<question type="category"><category><text>$course$/top/Cells</text></category></question>'
    expect(
      bank(category + question('truefalse', 'I?', answer(100, 'true') + answer(0, 'false')))
        .questions[0]?.category,
    ).toBe('Cells')
  })

  it('names what has no place and keeps its text', () => {
    const { dropped, notes } = bank(question('drawing', 'Discuss.', ''))
    expect(dropped).toEqual([
      { what: 'question 1 (Q)', why: 'drawing, not supported, text kept as a note' },
    ])
    expect(notes).toEqual([{ category: null, text: 'Discuss.' }])
  })

  it.runIf(hasData)('and the backup of a course give nearly the same questions', () => {
    const root = join(process.env.FIFTEEN_DATA ?? '', 'imports/moodle')
    const xml = readMoodle(readXml(readFileSync(join(root, 'gapfill_examples_en.xml'))))
    const backup = untarred(readFileSync(join(root, 'gapfill_example_course.mbz'))).get(
      'questions.xml',
    )
    const again = readMoodle(readXml(backup ?? new Uint8Array()))
    expect(xml.questions.length).toBeGreaterThan(70)
    const asks = new Set(xml.questions.map(({ ask }) => ask))
    const shared = again.questions.filter(({ ask }) => asks.has(ask))
    expect(shared.length / again.questions.length).toBeGreaterThan(0.9)
  })
})
