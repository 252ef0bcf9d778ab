import { readCourse } from '~/features/course/course-text'
import type { CourseSource } from '~/features/course/outline'
import { faultOfQuestion } from '~/features/course/question-faults'
import type { Draft } from './draft.server'
import { courseSource } from './draft-course'
import { draftAsWritten, workOf } from './draft-file.server'
import { bankOfCourse } from './formats/course-bank'
import { writeBankCsv } from './formats/csv-write'
import { writeGift } from './formats/gift-write'
import { writeQti } from './formats/qti-write'
import { courseAsWritten } from './publish.server'

/** The formats that a course can be written in: ours with all of it, the others its questions. */
export const EXPORTS = ['markdown', 'gift', 'qti', 'csv'] as const
export type Export = (typeof EXPORTS)[number]

/**
 * A published course in a format: text, or a zip for `qti`.
 *
 * @throws Refusal `not-found`
 */
export async function courseAs(format: Export, courseId: string): Promise<string | Uint8Array> {
  const written = await courseAsWritten(courseId)
  if (format === 'markdown') return written
  const read = readCourse(written)
  if (read.kind === 'refused') throw new Error(`${courseId} is no course: ${read.what}`)
  return questionsAs(format, read.course)
}

function questionsAs(format: Exclude<Export, 'markdown'>, course: CourseSource) {
  const questions = bankOfCourse(course)
  if (format === 'gift') return writeGift(questions)
  if (format === 'csv') return writeBankCsv(questions)
  return writeQti(questions, course)
}

const FILES = {
  markdown: { ending: 'md', type: 'text/markdown; charset=utf-8' },
  gift: { ending: 'gift', type: 'text/plain; charset=utf-8' },
  qti: { ending: 'zip', type: 'application/zip' },
  csv: { ending: 'csv', type: 'text/csv; charset=utf-8' },
}

/**
 * A draft as a file: with all of it in our own format, else its questions but for unfinished ones.
 *
 * @throws Refusal `bad-input` when a module's text can't stand in our format
 */
export function draftAs(format: Export, draft: Draft) {
  const { ending, type } = FILES[format]
  const name = workOf(draft)
  const content =
    format === 'markdown'
      ? draftAsWritten(draft).text
      : questionsAs(format, finished(courseSource(draft.parts, name)))
  const body = typeof content === 'string' ? content : new Uint8Array(content)
  return { name: `${name}.${ending}`, type, body }
}

function finished(course: CourseSource): CourseSource {
  const modules = course.modules.map((module) => {
    const fits = (question: (typeof module.card)[number]) =>
      question.ask.trim() !== '' &&
      question.choices.every(({ text }) => text.trim() !== '') &&
      !faultOfQuestion({ ...question, passage: null }, new Set([question.concept]), '')
    return { ...module, card: module.card.filter(fits), pool: module.pool.filter(fits) }
  })
  return { ...course, modules }
}
