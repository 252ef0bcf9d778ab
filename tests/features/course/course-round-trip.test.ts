import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCourse, writeCourse } from '~/features/course/course-text'
import type { CourseSource, ModuleSource, QuestionSource } from '~/features/course/outline'

const hard = fc.constantFrom(
  'true',
  'null',
  '~',
  '- a: b',
  '"quoted" and \'quoted\'',
  'a: b # c',
  '知识：“间隔”与‘遗忘’',
  '```js\n# no heading\n````\n```',
  '{#x} [y](z)',
  '---',
  '  two\n\n\nlines\t|',
  '\\n & *a !b %c @d',
  '👩‍👩‍👧 \u00a0 é',
)
const text = fc
  .oneof(hard, fc.string({ unit: 'grapheme', maxLength: 60 }), fc.lorem())
  .map((value) => value.trim())
  .filter((value) => value !== '')
const line = text.map((value) => value.replace(/\s+/g, ' ').trim()).filter((value) => value !== '')
const prose = fc.constantFrom(
  'A paragraph: with “quotes”.',
  '## A heading',
  '记忆如何运作？艾宾浩斯的遗忘曲线。',
  '````markdown\n# no module {#no}\n```card\n- id: x\n```\n````',
  '~~~\n# comment\n```pool\n~~~',
  '    indented code',
  '- a list\n  - nested\n\n  more',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '---',
  '> quote\n> more',
  '$$\nx^2\n$$',
)
const body = fc.array(prose, { maxLength: 8 }).map((parts) => parts.join('\n\n'))

const choices = (kind: QuestionSource['kind']) =>
  fc
    .uniqueArray(text, { minLength: 2, maxLength: 8 })
    .chain((texts) =>
      fc.tuple(
        fc.constant(kind === 'true-false' ? ['true', 'false'] : texts),
        fc.nat({ max: kind === 'true-false' ? 1 : texts.length - 1 }),
        fc.array(fc.option(text), { minLength: 8, maxLength: 8 }),
      ),
    )
    .map(([texts, right, reasons]) =>
      texts.map((each, at) => ({ text: each, right: at === right, reason: reasons[at] ?? null })),
    )

const unit = fc.constantFrom('m/s', '°C', '%', 'kg·m²', '人', 'a: b # c', 'null')
const KINDS = ['one', 'several', 'true-false', 'number', 'text', 'order', 'match'] as const

/** What stands between the choices of some kinds and the rest of the question. */
function forKind(kind: QuestionSource['kind']) {
  const all = choices(kind).map((list) => list.map((choice) => ({ ...choice, right: true })))
  const otherwise = fc.record({ otherwise: text }, { requiredKeys: [] })
  switch (kind) {
    case 'number':
      return fc.tuple(
        fc
          .uniqueArray(fc.integer(), { minLength: 1, maxLength: 8 })
          .map((values) => values.map((n) => ({ text: `${n}`, right: true, reason: null }))),
        fc.record(
          {
            tolerance: fc.double({ min: 0, max: 1e300, noNaN: true }),
            unit,
            otherwise: text,
          },
          { requiredKeys: [] },
        ),
      )
    case 'text':
      return fc.tuple(
        fc
          .uniqueArray(fc.nat(), { minLength: 1, maxLength: 8 })
          .map((values) => values.map((n) => ({ text: `词 ${n}`, right: true, reason: null }))),
        otherwise,
      )
    case 'order':
      return fc.tuple(all, fc.constant({}))
    case 'match':
      return fc.tuple(
        all.map((list) => list.map((choice, at) => ({ ...choice, match: `${choice.text} ${at}` }))),
        fc.constant({}),
      )
    default:
      return fc.tuple(choices(kind), fc.constant({}))
  }
}

const question = (id: string, concept: string): fc.Arbitrary<QuestionSource> =>
  fc.constantFrom(...KINDS).chain((kind) =>
    fc.tuple(text, forKind(kind)).map(([ask, [choices, more]]) => ({
      ...{ id, concept, kind, ask, choices, passage: null },
      ...more,
    })),
  )

const digest = fc.option(
  fc.array(
    fc.record({
      part: fc.constantFrom('opening' as const, 'point' as const, 'recall' as const),
      text: line,
      begins: fc.boolean(),
      from: fc.option(line),
    }),
    { minLength: 1, maxLength: 4 },
  ),
)

const module = (at: number) => {
  const concept = `c-${at}`
  const questions = (ids: string[]): fc.Arbitrary<QuestionSource[]> =>
    fc
      .tuple(fc.boolean(), ...ids.map((id) => question(`${id}-${at}`, concept)))
      .map(([some, ...all]) => (some ? all : []))
  const written = fc.record({
    id: fc.constant(`m-${at}`),
    title: line,
    concepts: fc.tuple(
      fc.record({
        id: fc.constant(concept),
        title: line,
        summary: fc.oneof(line, fc.constant('')),
        needs: fc.array(fc.record({ id: fc.constant('c-0'), because: line }), {
          maxLength: Math.min(at, 1),
        }),
      }),
    ),
    body,
    card: questions(['a', 'b', 'c']),
    pool: questions(['d', 'e']),
  })
  return fc
    .tuple(written, digest)
    .map(([rest, said]): ModuleSource => ({ ...rest, ...(said && { digest: said }) }))
}

const course: fc.Arbitrary<CourseSource> = fc.record({
  id: fc.constantFrom('a-course', '3-terrarium'),
  language: fc.constantFrom('en' as const, 'zh-CN' as const),
  title: line,
  summary: line,
  by: line,
  licence: line,
  sources: fc.array(line, { maxLength: 3 }),
  modules: fc
    .nat({ max: 3 })
    .chain((last) => fc.tuple(...Array.from({ length: last + 1 }, (_, at) => module(at)))),
})

describe('writeCourse', () => {
  it('writes a course that reads back the same', () => {
    const readable = (value: string) => !/[\p{Cc}\u2028\u2029]/u.test(value)
    const usual = course.filter((each) =>
      [each.title, each.summary, each.by, each.licence, ...each.sources]
        .concat(
          each.modules.flatMap(({ title, concepts }) => [
            title,
            ...concepts.flatMap((c) => [c.title, c.summary, ...c.needs.map((n) => n.because)]),
          ]),
        )
        .every(readable),
    )
    fc.assert(
      fc.property(usual, (each) => {
        expect(readCourse(writeCourse(each))).toEqual({ kind: 'course', course: each })
      }),
      { seed: 15, numRuns: 300 },
    )
  })
})
