import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tinyCourse } from '#/tests/support/tiny-course'
import { NEW_KINDS, typedCourse } from '#/tests/support/typed-course'
import { readCourse, writeCourse } from '~/features/course/course-text'
import { KINDS, type QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { faultOfQuestion } from '~/features/course/question-faults'
import { questionSource } from '~/features/studio/draft-course'
import {
  MOST,
  NEW_QUESTION,
  ofKind,
  type QuestionContent,
  type QuestionFields,
  questionContent,
  questionFields,
  questionPairs,
  stepped,
} from '~/features/studio/question-form'
import { marksOf } from '~/features/studio/question-marks'
import { QuestionForm } from '~/features/studio/question-posted'

const written = [...typedCourse().modules, ...tinyCourse({ modules: 2 }).modules]
  .flatMap(({ card, pool }) => [...card, ...pool])
  .map(({ id: _, ...content }): QuestionContent => content)

/** The form as it arrives on the server. */
function posted(fields: QuestionFields, more: [string, string][] = []) {
  const form: Record<string, string | string[]> = {}
  const pairs = new URLSearchParams([['base', '3'], ...questionPairs(fields), ...more])
  for (const [name, value] of pairs) {
    const before = form[name]
    form[name] = before === undefined ? value : [before, value].flat()
  }
  return QuestionForm.safeParse(form)
}

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'a',
    'b',
    '1',
    '1,0',
    '2',
    'true',
    'false',
    'two\nlines',
    '>'.repeat(30),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const choice = fc.record({ text, right: fc.boolean(), reason: text, match: text })
const anyFields: fc.Arbitrary<QuestionFields> = fc.record({
  kind: fc.constantFrom(...KINDS),
  ask: text,
  concept: fc.constantFrom('', 'm1-a', 'gone'),
  choices: fc.array(choice, { maxLength: MOST }),
  tolerance: fc.constantFrom('', '0.5', '0,5', '1e999', 'some', '-1'),
  unit: fc.constantFrom('', 'm/s', 'a\u0007b', 'x'.repeat(41)),
  otherwise: text,
  passage: fc.constantFrom('', 'The settling sentence of m1 stands here.', 'Another.'),
})

describe('the form of a question', () => {
  it('holds a question of every kind and gives it back', () => {
    expect(new Set(written.map(({ kind }) => kind))).toEqual(new Set(KINDS))
    for (const content of [...written, NEW_QUESTION]) {
      const sent = posted(questionFields(content))
      if (!sent.success) throw new Error(sent.error.message)
      expect(sent.data.base).toBe(3)
      expect(questionContent(sent.data.fields)).toEqual(content)
    }
  })

  it('loses nothing that is typed, however wrong it is', () => {
    const lines = (typed: string) => typed.replace(/\r\n?/g, '\n')
    fc.assert(
      fc.property(anyFields, (fields) => {
        const sent = posted(fields)
        if (!sent.success) throw new Error(sent.error.message)
        const kept = questionFields(questionContent(sent.data.fields))
        expect(kept.ask).toBe(lines(fields.ask).trim())
        const typed = (all: QuestionFields['choices']) =>
          all.map((one) => [lines(one.text).trim(), lines(one.reason).trim()])
        expect(typed(kept.choices)).toEqual(typed(fields.choices))
        if (fields.kind === 'number') {
          expect(kept.tolerance.replace(',', '.')).toBe(fields.tolerance.replace(',', '.'))
        }
      }),
      { seed: 15 },
    )
  })

  it('refuses what no page of ours sends', () => {
    const fields = questionFields(NEW_QUESTION)
    expect(posted(fields, [['key', 'x']]).success).toBe(false)
    expect(posted(fields, [['step', 'remove:9']]).success).toBe(false)
    expect(posted({ ...fields, kind: 'essay' as never }).success).toBe(false)
    const many = Array.from({ length: 9 }, (): [string, string] => ['choice', 'x'])
    expect(posted({ ...fields, choices: [] }, many).success).toBe(false)
  })
})

describe('a field is marked', () => {
  const around = {
    concepts: new Set(['m1-a', 'm1-b']),
    text: bareText('It begins. The settling sentence of m1 stands here.'),
  }

  /** Whether the course format takes the question. */
  function taken(content: QuestionContent): boolean {
    const course = tinyCourse({ modules: 2 })
    const [module] = course.modules
    const { concept, ...rest } = content
    const question: QuestionSource = { id: 'tried', concept: concept ?? 'none', ...rest }
    if (module) module.pool = [question]
    return readCourse(writeCourse(course)).kind === 'course'
  }

  it('exactly where the course format would refuse the question', () => {
    const good = written.map((content) => questionFields({ ...content, concept: 'm1-a' }))
    const keys = fc.constantFrom(...(Object.keys(good[0] ?? {}) as (keyof QuestionFields)[]))
    const nearly = fc
      .tuple(fc.constantFrom(...good), keys, anyFields)
      .map(([fields, key, other]): QuestionFields => ({ ...fields, [key]: other[key] }))
    const seen = { clean: 0, marked: 0 }
    fc.assert(
      fc.property(fc.oneof(anyFields, nearly), (fields) => {
        const content = questionContent(fields)
        const marks = marksOf(fields, around)
        const clean = Object.keys(marks).length === 0
        const fine = content.toleranceTyped === undefined && taken(content)
        expect({ marks, clean }).toEqual({ marks, clean: fine })
        seen[clean ? 'clean' : 'marked'] += 1
      }),
      { seed: 15, numRuns: 400 },
    )
    expect(Math.min(seen.clean, seen.marked)).toBeGreaterThan(50)
  })

  it.each([
    ['number', { text: 'many' }, 'choice-0', 'no-number'],
    ['number', { text: '' }, 'choice-0', 'empty'],
    ['text', { text: 'x'.repeat(201) }, 'choice-0', 'too-long'],
    ['order', { text: 'second' }, 'choice-1', 'twin'],
    ['match', { match: 'of two' }, 'match-1', 'twin'],
    ['match', { match: '' }, 'match-0', 'empty'],
  ] as const)('of a %s by its first choice %j', (kind, change, field, mark) => {
    const content = written.find((one) => one.kind === kind)
    if (!content) throw new Error(kind)
    const fields = questionFields({ ...content, concept: 'm1-a' })
    expect(marksOf(fields, around)).toEqual({})
    const [first, ...rest] = fields.choices
    if (!first) throw new Error('no choice')
    const changed = { ...fields, choices: [{ ...first, ...change }, ...rest] }
    expect(marksOf(changed, around)[field]).toBe(mark)
  })

  it('by its tolerance, and so can’t be published', () => {
    const content = written.find((one) => one.kind === 'number')
    if (!content) throw new Error('no number')
    const fields = { ...questionFields({ ...content, concept: 'm1-a' }), tolerance: 'some' }
    expect(marksOf(fields, around)).toEqual({ tolerance: 'no-tolerance' })
    const about = { kind: 'question', id: 'q', parentId: 'm', place: 'pool', position: 1 } as const
    const part = { ...about, content: questionContent(fields), revision: 1, seen: true, key: null }
    const source = questionSource(part, new Map([['m1-a', 'm1-a']]))
    const fault = faultOfQuestion(source, around.concepts, around.text)
    expect(fault).toEqual({ at: ['tolerance'], what: 'is not a number from 0' })
    expect(source).not.toHaveProperty('toleranceTyped')
  })

  it('says of a mistake that it is too near, and not of the right number', () => {
    const content = written.find((one) => one.kind === 'number')
    if (!content) throw new Error('no number')
    const fields = questionFields({ ...content, concept: 'm1-a' })
    const turned = { ...fields, tolerance: '700', choices: [...fields.choices].reverse() }
    expect(marksOf(turned, around)).toEqual({ 'choice-0': 'too-near' })
  })
})

describe('the choices of a form', () => {
  const fields = questionFields(NEW_QUESTION)
  const abc = {
    ...fields,
    choices: ['a', 'b', 'c'].map((text) => ({ text, right: text === 'a', reason: '', match: '' })),
  }
  const texts = ({ choices }: QuestionFields) => choices.map((one) => one.text).join('')

  it('are added, moved and removed', () => {
    expect(texts(stepped(abc, 'up:2'))).toBe('acb')
    expect(texts(stepped(abc, 'down:0'))).toBe('bac')
    expect(texts(stepped(abc, 'up:0'))).toBe('abc')
    expect(texts(stepped(abc, 'down:2'))).toBe('abc')
    expect(texts(stepped(abc, 'remove:1'))).toBe('ac')
    expect(texts(stepped(abc, 'remove:7'))).toBe('abc')
    expect(stepped(abc, 'add').choices).toHaveLength(4)
    const full = { ...abc, choices: Array.from({ length: MOST }, () => abc.choices[0]) }
    expect(stepped(full as QuestionFields, 'add').choices).toHaveLength(MOST)
    expect(stepped(abc, 'keep')).toEqual(abc)
  })

  it('stay as far as another kind can hold them', () => {
    const truths = ofKind(abc, 'true-false')
    expect(texts(truths)).toBe('truefalse')
    expect(texts(ofKind({ ...truths }, 'several'))).toBe('')
    expect(ofKind(abc, 'order').choices.every(({ right }) => right)).toBe(true)
    const several = { ...abc, choices: abc.choices.map((one) => ({ ...one, right: true })) }
    expect(ofKind(several, 'one').choices.map(({ right }) => right)).toEqual([true, false, false])
    for (const kind of NEW_KINDS) expect(texts(ofKind(abc, kind))).toBe('abc')
  })
})
