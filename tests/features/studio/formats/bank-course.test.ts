import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankQuestions } from '#/tests/support/bank-questions'
import { readCourse, writeCourse } from '~/features/course/course-text'
import type { Bank, BankQuestion } from '~/features/studio/formats/bank'
import { courseOfBank, safeBody } from '~/features/studio/formats/bank-course'
import { bankOfCourse } from '~/features/studio/formats/course-bank'

const intro = (language: string, count: number) => `${count} questions, ${language}.`
const bank = (more: Partial<Bank>): Bank => ({
  title: null,
  questions: [],
  notes: [],
  unfinished: [],
  dropped: [],
  warnings: [],
  ...more,
})
const made = (more: Partial<Bank>) =>
  courseOfBank(bank(more), { name: 'My_bank.gift', language: null, intro })
const asked = (ask: string, category: string | null): BankQuestion => ({
  id: null,
  category,
  kind: 'true-false',
  ask,
  choices: [
    { text: 'true', right: true, reason: null },
    { text: 'false', right: false, reason: null },
  ],
  passage: null,
})

describe('a bank as a course', () => {
  it('has a draft for each category, with its questions in the pool', () => {
    const { course, lessons } = made({
      questions: [asked('A?', 'Cells'), asked('B?', null), asked('C?', 'Cells')],
      notes: [{ category: 'Cells', text: 'What a cell is.' }],
    })
    expect(lessons).toBe(2)
    expect(course).toMatchObject({ id: 'my-bank', title: 'My bank', language: 'en' })
    expect(
      course.modules.map(({ title, body, card, pool }) => [title, body, card, pool.length]),
    ).toEqual([
      ['Cells', 'What a cell is.', [], 2],
      ['My bank', '1 questions, en.', [], 1],
    ])
  })

  it('is in the language of its text', () => {
    expect(made({ questions: [asked('细胞是什么？', null)] }).course.language).toBe('zh-CN')
  })

  it('puts more questions than a pool holds into further modules', () => {
    const questions = Array.from({ length: 501 }, (_, at) => asked(`${at}?`, 'Cells'))
    const { course } = made({ questions })
    expect(course.modules.map(({ title, pool }) => [title, pool.length])).toEqual([
      ['Cells (1/2)', 500],
      ['Cells (2/2)', 1],
    ])
  })

  it('can be written and read again, whatever its questions hold', () => {
    fc.assert(
      fc.property(bankQuestions, (questions) => {
        const { course } = made({ questions })
        const read = readCourse(writeCourse(course))
        expect(read).toEqual({ kind: 'course', course })
        const out = bankOfCourse(course)
        expect(out.map(({ id }) => id).sort()).toEqual(questions.map(({ id }) => id).sort())
      }),
      { numRuns: 100 },
    )
  })

  it.each(['# Heading\n\ntext', '```\nopen', '````concepts\n- id: a\n````', 'Setext\n===\n\na'])(
    'takes any note as a module’s text: %j',
    (text) => {
      const { course } = made({ notes: [{ category: null, text }] })
      expect(readCourse(writeCourse(course))).toEqual({ kind: 'course', course })
      expect(safeBody(text)).not.toBe('')
    },
  )
})
