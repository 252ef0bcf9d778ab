import { writeCourse } from '~/features/course/course-text'
import { Refusal } from '~/features/refusal'
import type { Draft } from './draft.server'
import { courseSource } from './draft-course'
import { slugOf } from './formats/slug'

/** The id of the course that a draft is, or would be. */
export const workOf = ({ work, title }: Pick<Draft, 'work' | 'title'>): string =>
  work ?? (title.trim() === '' ? 'course' : slugOf(title))

/**
 * A draft in the course format, finished or not, and what to call the file.
 *
 * @throws Refusal `bad-input` when a module's text can't stand in the format
 */
export function draftAsWritten(draft: Draft): { name: string; text: string } {
  const name = workOf(draft)
  try {
    return { name, text: writeCourse(courseSource(draft.parts, name)) }
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('bad-input')
    throw error
  }
}
