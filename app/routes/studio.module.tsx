import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { openDraft } from '~/features/studio/frame.server'
import { keepPart } from '~/features/studio/keep-part.server'
import { ModulePage } from '~/features/studio/module-page'
import { moduleView } from '~/features/studio/module-view.server'
import { ModuleForm, STUDIO_FORM } from '~/features/studio/part-forms'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, messages } = await openDraft(args)
  const view = await moduleView(draft, args.params.module ?? '')
  const title = messages.page.title(view.module.title || messages.studio.untitled)
  return json({ title, frame, ...view })
})

/** Keeps what is typed into a module; what was changed meanwhile comes back beside it. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const posted = await requireForm(args.request, ModuleForm, STUDIO_FORM)
  const { draft = '', module = '' } = args.params
  const tried = await keepPart(editor, draft, { kind: 'module', id: module, ...posted })
  return json({ tried }, { status: tried.kind === 'kept' ? 200 : 409 })
})

export default function DraftModule() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()?.tried
  const fault = useSearchParams()[0].get('picture')
  return <ModulePage {...view} tried={tried} pictureFault={fault} key={view.line.id} />
}
