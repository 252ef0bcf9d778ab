import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasData } from '#/tests/support/hostile'
import { isGift, readGift } from '~/features/studio/formats/gift'

const first = (text: string) => readGift(text).questions[0]
const texts = (text: string, right = true) =>
  first(text)
    ?.choices.filter((choice) => choice.right === right)
    .map((choice) => choice.text)

describe('GIFT', () => {
  it('gives a question of one choice with its reasons', () => {
    expect(first('::Q1:: 2+2? {\n=4 # right\n~5 # no\n}')).toEqual({
      id: null,
      category: null,
      kind: 'one',
      ask: '2+2?',
      choices: [
        { text: '4', right: true, reason: 'right' },
        { text: '5', right: false, reason: 'no' },
      ],
      passage: null,
    })
  })

  it.each([
    ['several', 'Which? {~%50%a ~%50%b ~%-100%c}', ['a', 'b']],
    ['true-false', 'Is it? {F}', ['false']],
    ['text', 'Who? {=Grant =U. S. Grant}', ['Grant', 'U. S. Grant']],
    ['number', 'Pi? {#3.1415:0.0005}', ['3.1415']],
    ['number', 'One to five? {#1..5}', ['3']],
    ['match', 'Match. {=cat -> meow =dog -> woof}', ['cat', 'dog']],
  ])('gives the kind %s for %s', (kind, text, right) => {
    expect(first(text)?.kind).toBe(kind)
    expect(texts(text)).toEqual(right)
  })

  it('gives half the range as the tolerance of a number', () => {
    expect(first('One to five? {#1..5}')?.tolerance).toBe(2)
  })

  it('keeps known mistakes, and the reason for all others', () => {
    const text = 'Best? {=Frog#Yes =%0%Cat#No =%0%*#Not at all}'
    expect(texts(text, false)).toEqual(['Cat'])
    expect(first(text)?.otherwise).toBe('Not at all')
  })

  it('takes the last part of a category', () => {
    expect(first('$CATEGORY: $course$/top/Biology/Cells//Tissue\n\nIs it? {T}')?.category).toBe(
      'Cells/Tissue',
    )
  })

  it('names a broken question and takes the others', () => {
    const { questions, dropped } = readGift('A? {T}\n\nB? {=x ~y\n\n::C:: C? {F}\n\nD? {=a #{ }')
    expect(questions.map(({ ask }) => ask)).toEqual(['A?', 'C?'])
    expect(dropped.map(({ what }) => what)).toEqual(['question 2', 'question 4'])
  })

  it('forgives colons and an empty line between braces', () => {
    expect(texts('Note: which? {=a: b ~c\n\n~d}')).toEqual(['a: b'])
  })

  it('keeps the text of an essay as a note and says so', () => {
    const { questions, notes, dropped, warnings } = readGift('::Q8:: How are you? {}')
    expect([questions, dropped]).toEqual([[], []])
    expect(notes).toEqual([{ category: null, text: 'How are you?' }])
    expect(warnings).toEqual(['question 1 (Q8): essay, kept in the studio as a question to finish'])
  })

  it('turns HTML into Markdown and names pictures', () => {
    const { questions, dropped } = readGift(
      '[html]<p>Which <b>one</b>? <img src\\="a.png" alt\\="a cat"></p> {=<i>x</i> ~y}',
    )
    expect(questions[0]?.ask).toBe('Which **one**? a cat')
    expect(questions[0]?.choices[0]?.text).toBe('*x*')
    expect(dropped[0]?.why).toBe('a picture (a.png) is not taken over')
  })

  it('is told from prose and from code', () => {
    for (const text of ['Who? {=Grant}', 'Is it? {TRUE}', '::Q:: Why? {}', '$CATEGORY: a']) {
      expect(isGift(text)).toBe(true)
    }
    for (const text of ['Plain prose.', 'Some {braces} and `{ "a": 1 }`.', 'x: {TRUEST}']) {
      expect(isGift(text)).toBe(false)
    }
  })

  it.runIf(hasData)('of Moodle’s own sample loses nothing', () => {
    const path = 'imports/gift/moodle-questions.gift.txt'
    const sample = readFileSync(join(process.env.FIFTEEN_DATA ?? '', path), 'utf8')
    const { questions, notes, dropped } = readGift(sample)
    expect(dropped).toEqual([])
    expect([questions.length, notes.length]).toEqual([8, 1])
  })

  it.runIf(hasData)('of strangers gives as many questions as its expected parse', () => {
    const kinds = new Set(['MC', 'TF', 'Short', 'Numerical', 'Matching'])
    for (const folder of ['imports/gift', 'hostile/gift']) {
      const root = join(process.env.FIFTEEN_DATA ?? '', folder)
      for (const name of readdirSync(root).filter((each) => each.endsWith('.gift'))) {
        const parse = join(root, name.replace(/gift$/, 'json'))
        if (!existsSync(parse)) continue
        const expected: { type: string }[] = JSON.parse(readFileSync(parse, 'utf8'))
        const { questions } = readGift(readFileSync(join(root, name), 'utf8'))
        const count = expected.filter(({ type }) => kinds.has(type)).length
        expect(questions, name).toHaveLength(count)
      }
    }
  })
})
