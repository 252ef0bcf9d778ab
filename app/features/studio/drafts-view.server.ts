import type { Language } from '~/features/course/outline'
import type { Editor } from './draft-access.server'
import {
  beginDraft,
  coursesWithoutDraft,
  draftOfCourse,
  draftsOf,
  emptyCourse,
} from './drafts.server'
import { readingsOf } from './reading.server'

/** What the studio's first page shows: drafts, and published courses that have none. */
export async function draftsView(editor: Editor, language: Language) {
  const [drafts, courses, readings] = await Promise.all([
    draftsOf(editor),
    coursesWithoutDraft(editor),
    readingsOf(editor),
  ])
  return {
    language,
    readings,
    drafts: drafts.map(({ changedAt: _, ...draft }) => draft),
    courses,
  }
}

type Asked = { title: string; language: Language } | { course: string }

/**
 * Begins the draft that was asked for.
 *
 * @returns its id
 * @throws Refusal `not-found` for a course that is not there or somebody else's
 */
export async function beginAsked(editor: Editor & { name: string }, asked: Asked): Promise<string> {
  if ('course' in asked) return draftOfCourse(editor, asked.course)
  return beginDraft(editor, [emptyCourse(asked.language, editor.name, asked.title)])
}
