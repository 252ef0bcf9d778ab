import type { LoaderFunctionArgs } from '@remix-run/node'
import { zoneOf } from '~/features/account/guest.server'
import { requireInstructor } from '~/features/account/session.server'
import { languageOf, messagesOf, studioMessagesOf } from '~/i18n/language.server'
import { type Draft, wholeDraft } from './draft.server'

/** What stands around every page of a draft. */
export type Frame = Pick<Draft, 'id' | 'title' | 'language' | 'courseId'>

export const frameOf = ({ id, title, language, courseId }: Draft): Frame => ({
  id,
  title,
  language,
  courseId,
})

/**
 * The draft of a request, for whoever may work on it.
 *
 * @throws Refusal `sign-in-needed`, `forbidden`, `not-found`
 */
export async function openDraft(args: LoaderFunctionArgs) {
  const editor = await requireInstructor(args)
  const draft = await wholeDraft(editor, args.params.draft ?? '')
  const telling = { language: languageOf(args), zone: zoneOf(args, editor) }
  const messages = { page: messagesOf(args).page, ...studioMessagesOf(args) }
  return { editor, draft, frame: frameOf(draft), telling, messages }
}
