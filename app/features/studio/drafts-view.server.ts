import type { z } from 'zod'
import type { Language } from '~/features/course/outline'
import type { Editor } from './draft-access.server'
import {
  beginDraft,
  coursesWithoutDraft,
  draftOfCourse,
  draftsOf,
  emptyCourse,
} from './drafts.server'
import { answerInvitation, invitationsOf } from './invitations.server'
import type { BeginForm } from './part-forms'
import { readingsOf } from './reading.server'

/** What the studio's first page shows: drafts, and published courses that have none. */
export async function draftsView(editor: Editor, language: Language) {
  const [drafts, courses, readings, invitations] = await Promise.all([
    draftsOf(editor),
    coursesWithoutDraft(editor),
    readingsOf(editor),
    invitationsOf(editor),
  ])
  return {
    language,
    readings,
    invitations,
    drafts: drafts.map(({ changedAt: _, ...draft }) => draft),
    courses,
  }
}

type Asked = z.infer<typeof BeginForm>

/**
 * Begins the draft that was asked for, or answers an invitation to one.
 *
 * @returns the page to go on to
 * @throws Refusal `not-found` for a course or an invitation that is not there or somebody else's
 */
export async function beginAsked(editor: Editor & { name: string }, asked: Asked): Promise<string> {
  const id = await askedDraft(editor, asked)
  return id === null ? '/studio' : `/studio/${id}`
}

async function askedDraft(editor: Editor & { name: string }, asked: Asked) {
  if ('invitation' in asked) return answerInvitation(editor, asked.invitation, asked.what)
  if ('course' in asked) return draftOfCourse(editor, asked.course)
  return beginDraft(editor, [emptyCourse(asked.language, editor.name, asked.title)])
}
