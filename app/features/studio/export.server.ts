import { readCourse } from '~/features/course/course-text'
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
  const questions = bankOfCourse(read.course)
  if (format === 'gift') return writeGift(questions)
  if (format === 'csv') return writeBankCsv(questions)
  return writeQti(questions, read.course)
}
