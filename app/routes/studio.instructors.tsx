import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { openDraft } from '~/features/studio/frame.server'
import { instructorsView } from '~/features/studio/instructors.server'
import { InstructorsPage } from '~/features/studio/instructors-page'
import { tendInstructors } from '~/features/studio/instructors-tended.server'
import { InstructorsForm } from '~/features/studio/part-forms'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, editor, frame, telling, messages } = await openDraft(args)
  const title = messages.page.title(messages.studio.instructors)
  return json({ title, frame, ...(await instructorsView(draft, editor, telling)) })
})

/** Invites an instructor, takes an invitation back, or ends that somebody works on the draft. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const asked = await requireForm(args.request, InstructorsForm)
  const done = await tendInstructors(editor, args.params.draft ?? '', asked, args.request)
  if (done.kind === 'left') throw redirect('/studio', { status: 303 })
  return json(done, { status: done.kind === 'named' && done.fault ? 422 : 200 })
})

export default function Instructors() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return (
    <InstructorsPage
      {...view}
      invited={done?.kind === 'invited' ? done.url : undefined}
      named={done?.kind === 'named' ? done : undefined}
    />
  )
}
