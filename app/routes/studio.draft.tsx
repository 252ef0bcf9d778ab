import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { CoursePage } from '~/features/studio/course-page'
import { courseView } from '~/features/studio/course-view'
import { COURSE } from '~/features/studio/draft'
import { openDraft } from '~/features/studio/frame.server'
import { keepPart } from '~/features/studio/keep-part.server'
import { CourseForm, STUDIO_FORM } from '~/features/studio/part-forms'
import { proposingOf } from '~/features/studio/proposals.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(draft.title || messages.studio.untitled)
  const proposing = await proposingOf(draft)
  return json({ title, frame, proposing, ...courseView(draft.parts) })
})

/** Keeps what is typed about the course; what was changed meanwhile comes back beside it. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const posted = await requireForm(args.request, CourseForm, STUDIO_FORM)
  const tried = await keepPart(editor, args.params.draft ?? '', {
    kind: 'course',
    id: COURSE,
    ...posted,
  })
  return json({ tried }, { status: tried.kind === 'kept' ? 200 : 409 })
})

export default function DraftCourse() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()?.tried
  return <CoursePage {...view} tried={tried} key={view.frame.id} />
}
