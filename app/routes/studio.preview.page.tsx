import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { Answer } from '~/features/card/grade'
import { openDraft } from '~/features/studio/frame.server'
import { previewOf, tryAnswer } from '~/features/studio/preview.server'
import { PreviewModule } from '~/features/studio/preview-module'
import { titled } from '~/ui/titled'

export const meta = titled

/** It stands in a frame of its own site's. */
export const handle = { framed: 'self' }

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, editor, frame, messages } = await openDraft(args)
  const { module = '' } = args.params
  const shown = await previewOf(draft, module, editor.id)
  return json({ title: messages.page.title(messages.studio.preview), frame, module, shown })
})

/** Says how an answer would be met; nothing of it is kept. */
export const action = door(async (args: ActionFunctionArgs) => {
  const { draft } = await openDraft(args)
  const tried = await tryAnswer(
    draft,
    args.params.module ?? '',
    await requireForm(args.request, Answer),
  )
  return json(tried, { status: tried.kind === 'incomplete' ? 422 : 200 })
})

export default function PreviewedModule() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <PreviewModule {...view} tried={useActionData<typeof action>()} />
}
