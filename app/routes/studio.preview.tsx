import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { checklistOf } from '~/features/studio/checklist.server'
import { openDraft } from '~/features/studio/frame.server'
import { moduleView } from '~/features/studio/module-view.server'
import { PreviewPage } from '~/features/studio/preview-page'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft, frame, messages } = await openDraft(args)
  const { module, line } = await moduleView(draft, args.params.module ?? '')
  const checks = await checklistOf(draft, line.id)
  return json({ title: messages.page.title(messages.studio.preview), frame, module, line, checks })
})

export default function Preview() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <PreviewPage {...view} />
}
