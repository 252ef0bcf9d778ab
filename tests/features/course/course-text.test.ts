import { describe, expect, it } from 'vitest'
import { readCourse, writeCourse } from '~/features/course/course-text'

const SAMPLE = `---
course: tea
language: en
title: Tea
summary: How to brew it.
by: Ann
licence: CC0
sources:
  - "A: book"
---

# Leaves {#leaves}

\`\`\`concepts
- id: leaf
  title: The leaf
- id: oxidation
  title: Oxidation
  summary: Leaves darken in air.
  needs:
    - id: leaf
      because: Only a leaf can darken.
\`\`\`

All tea comes from **one** plant.

\`\`\`\`markdown
# Not a module {#no}
\`\`\`card
\`\`\`
\`\`\`\`

## Dark and light

\`\`\`card
- id: q1
  concept: leaf
  ask: How many plants?
  choices:
    - right: One
      reason: All tea comes from one.
    - wrong: Two
      reason: All tea comes from one.
  passage: All tea comes from one plant.
- id: q2
  concept: oxidation
  kind: true-false
  ask: Green tea is oxidised.
  choices:
    - wrong: true
    - right: false
- id: q3
  concept: oxidation
  kind: several
  ask: |
    Which of these?

    \`\`\`js
    1 < 2
    \`\`\`
  choices:
    - right: a
    - right: b
    - wrong: c
\`\`\`

More prose.

# Water {#water}

Hot.
`

const TYPED = `${SAMPLE}
\`\`\`pool
- id: p1
  concept: leaf
  kind: number
  ask: How warm is the water?
  choices:
    - right: 80
      reason: So it is.
    - wrong: 100
      reason: That is boiling.
  tolerance: 2.5
  unit: °C
  otherwise: It is **80**.
- id: p2
  concept: leaf
  kind: text
  ask: What is it called?
  choices:
    - right: Tea
    - right: 茶
  otherwise: It is tea.
- id: p3
  concept: leaf
  kind: order
  ask: Put the steps in order.
  choices:
    - right: Boil
    - right: Pour
    - right: Wait
- id: p4
  concept: leaf
  kind: match
  ask: What belongs together?
  choices:
    - right: Green
      match: not oxidised
    - right: Black
      match: oxidised
      reason: It is dark.
\`\`\`
`

const refusal = (text: string) => {
  const read = readCourse(text)
  return read.kind === 'refused' ? `${read.line}: ${read.what}` : 'taken'
}
const lineOf = (part: string) => SAMPLE.slice(0, SAMPLE.indexOf(part)).split('\n').length

describe('readCourse', () => {
  it('reads modules, concepts, cards and prose', () => {
    const read = readCourse(SAMPLE)
    if (read.kind === 'refused') throw new Error(read.what)
    const [leaves, water] = read.course.modules
    expect(read.course).toMatchObject({ id: 'tea', language: 'en', sources: ['A: book'] })
    expect(leaves?.concepts[1]?.needs).toEqual([{ id: 'leaf', because: 'Only a leaf can darken.' }])
    expect(leaves?.body).toMatch(
      /^All tea[\s\S]*# Not a module[\s\S]*Dark and light\n\nMore prose.$/,
    )
    expect(leaves?.card.map(({ kind }) => kind)).toEqual(['one', 'true-false', 'several'])
    expect(leaves?.card[1]?.choices[0]).toEqual({ text: 'true', right: false, reason: null })
    expect(leaves?.card[2]?.ask).toBe('Which of these?\n\n```js\n1 < 2\n```')
    expect(water).toEqual({
      id: 'water',
      title: 'Water',
      concepts: [],
      body: 'Hot.',
      card: [],
      pool: [],
    })
  })

  it('reads what is typed, put in order and matched', () => {
    const read = readCourse(TYPED)
    if (read.kind === 'refused') throw new Error(`${read.line}: ${read.what}`)
    const [number, text, order, match] = read.course.modules[1]?.pool ?? []
    expect(number).toMatchObject({ tolerance: 2.5, unit: '°C', otherwise: 'It is **80**.' })
    expect(number?.choices.map(({ text, right }) => [text, right])).toEqual([
      ['80', true],
      ['100', false],
    ])
    expect(text).toMatchObject({ otherwise: 'It is tea.', choices: [{ text: 'Tea' }, {}] })
    expect(text).not.toHaveProperty('tolerance')
    expect(order?.choices).toEqual(
      ['Boil', 'Pour', 'Wait'].map((text) => ({ text, right: true, reason: null })),
    )
    expect(match?.choices[1]).toEqual({
      ...{ text: 'Black', right: true, match: 'oxidised', reason: 'It is dark.' },
    })
    expect(readCourse(writeCourse(read.course))).toEqual(read)
  })

  it.each([
    ['a number in words', 'right: 80', 'right: eighty', 'is not a number'],
    ['a number with its unit', 'right: 80', 'right: 80 °C', 'is not a number'],
    ['the same number twice', 'wrong: 100', 'right: 80.0', 'says the same'],
    ['a mistake as near as the tolerance', 'wrong: 100', 'wrong: 81', 'as near as the tolerance'],
    ['a tolerance below 0', 'tolerance: 2.5', 'tolerance: -1', 'tolerance: is not a number from 0'],
    ['a tolerance in words', 'tolerance: 2.5', 'tolerance: some', 'is not a number from 0'],
    ['a tolerance without end', 'tolerance: 2.5', 'tolerance: 1e999', 'is too large'],
    ['the same text twice', 'right: 茶', 'right: “TEA”', 'says the same'],
    ['a text too long to type', 'right: 茶', `right: ${'茶'.repeat(201)}`, 'longer than 200'],
    ['a text of two lines', 'right: 茶', 'right: "a\\nb"', 'one line'],
    ['a text without a right form', '- right: Tea\n    - right: 茶', '- wrong: a', 'no choice is'],
    ['an order with a wrong step', 'right: Pour', 'wrong: Pour', 'all choices of `kind: order`'],
    ['an order of one', '    - right: Pour\n    - right: Wait\n', '', 'fewer than 2 choices'],
    ['a match without a partner', '      match: oxidised\n', '', 'has no `match`'],
    ['a partner twice', 'match: oxidised', 'match: not oxidised', 'same `match`'],
    [
      'a partner in an order',
      'right: Boil',
      'right: Boil\n      match: x',
      'only for `kind: match`',
    ],
    ['a unit of a text', 'otherwise: It is tea.', 'unit: cups', 'only for `kind: number`'],
    ['a tolerance of a text', 'otherwise: It is tea.', 'tolerance: 1', 'only for `kind: number`'],
    [
      'another answer of an order',
      '    - right: Wait',
      '    - right: W\n  otherwise: x',
      'only for',
    ],
    [
      'another answer of a choice',
      'passage: All tea comes from one plant.',
      'otherwise: x',
      'only',
    ],
    [
      'no choice at all',
      '    - right: Boil\n    - right: Pour\n    - right: Wait',
      '    []',
      'no choice',
    ],
  ])('refuses %s', (_, part, instead, what) => {
    expect(TYPED).toContain(part)
    expect(refusal(TYPED.replace(part, () => instead))).toContain(what)
  })

  it('takes Windows line ends and a byte order mark', () => {
    expect(readCourse(`\uFEFF${SAMPLE.replaceAll('\n', '\r\n')}`)).toEqual(readCourse(SAMPLE))
  })

  it.each([
    ['no front matter', 'x', '1: a course begins with front matter'],
    ['an unknown language', SAMPLE.replace('language: en', 'language: fr'), '3: language'],
    ['a field it does not know', SAMPLE.replace('by: Ann', 'author: Ann'), 'author'],
    ['a heading without id', SAMPLE.replace(' {#water}', ''), `${lineOf('# Water')}: a module`],
    ['a doubled module', SAMPLE.replace('#water', '#leaves'), `${lineOf('# Water')}: another`],
    ['a doubled question', SAMPLE.replace('id: q2', 'id: q1'), `${lineOf('- id: q2')}: another`],
    [
      'a card of two',
      SAMPLE.replace(/- id: q3[\s\S]*?```\n\nMore/, '```\n\nMore'),
      'exactly three',
    ],
    ['an unknown concept', SAMPLE.replace('concept: leaf', 'concept: root'), 'root is no concept'],
    [
      'an unknown need',
      SAMPLE.replace('- id: leaf\n      b', '- id: x\n      b'),
      'x is no concept',
    ],
    ['a wrong first truth', SAMPLE.replace('- wrong: true', '- wrong: yes'), 'in this order'],
    ['two right of one', SAMPLE.replace('- wrong: Two', '- right: Two'), '2 choices are right'],
    ['none right', SAMPLE.replace('- right: One', '- wrong: One'), 'no choice is right'],
    ['the same choice twice', SAMPLE.replace('wrong: Two', 'wrong: One'), 'says the same'],
    ['a passage from elsewhere', SAMPLE.replace('age: All', 'age: Most'), 'passage'],
    ['an open fence', `${SAMPLE}\n\`\`\`js\n`, 'never closed'],
    ['an alias', SAMPLE.replace('by: Ann', 'by: &a Ann').replace('CC0', '*a'), '6: '],
    ['a tag', SAMPLE.replace('by: Ann', 'by: !!js/function Ann'), '6: '],
    ['a title too long', SAMPLE.replace('title: Tea', `title: ${'T'.repeat(201)}`), '4: title'],
    ['a module too long', SAMPLE.replace('Hot.', 'word '.repeat(3600)), '15.1 minutes'],
    ['prose nested too deep', SAMPLE.replace('Hot.', '>'.repeat(5000)), 'deeper than 20'],
    ['YAML nested too deep', SAMPLE.replace('by: Ann', `by: ${'['.repeat(50_000)}`), ''],
  ])('refuses %s', (_, text, what) => {
    expect(refusal(text)).toContain(what)
    expect(refusal(text)).not.toBe('taken')
  })

  it('refuses concepts that need each other, naming them', () => {
    const text = SAMPLE.replace(
      '  title: The leaf',
      '  title: The leaf\n  needs:\n    - id: oxidation\n      because: so',
    )
    expect(refusal(text)).toContain('leaf → oxidation → leaf')
  })

  it('refuses a need that only a later module teaches', () => {
    const text = `${SAMPLE}\n\`\`\`concepts\n- id: water\n  title: Water\n\`\`\`\n`
    expect(refusal(text.replace('- id: leaf\n      b', '- id: water\n      b'))).toContain('later')
  })

  it('refuses what is too long before it looks into it', () => {
    expect(refusal('x'.repeat(5_000_001))).toBe('null: longer than 5000000 characters')
  })
})

describe('writeCourse', () => {
  it('gives the same text for what it wrote', () => {
    const read = readCourse(SAMPLE)
    if (read.kind === 'refused') throw new Error(read.what)
    const written = writeCourse(read.course)
    const again = readCourse(written)
    if (again.kind === 'refused') throw new Error(again.what)
    expect(again.course).toEqual(read.course)
    expect(writeCourse(again.course)).toBe(written)
  })

  it.each(['# A heading {#x}', '```js\nopen', '```card\n- id: x\n```'])(
    'will not write a body that would read back as something else: %j',
    (hostile) => {
      const read = readCourse(SAMPLE)
      if (read.kind === 'refused') throw new Error(read.what)
      const modules = read.course.modules.map((each) => ({ ...each, body: hostile }))
      expect(() => writeCourse({ ...read.course, modules })).toThrow(RangeError)
    },
  )
})
