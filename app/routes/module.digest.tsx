import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { askForModuleDigest } from '~/features/digest/module-digest.server'
import { ModuleDigestPage } from '~/features/digest/module-digest-page'
import { moduleDigestView } from '~/features/digest/module-digest-view.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const view = await moduleDigestView(args.params.course ?? '', args.params.module ?? '')
  return json({ title: messagesOf(args).digest.pageTitle(view.module.title), view })
})

/** Asks for it to be made. */
export const action = door(async ({ params: { course = '', module = '' } }: ActionFunctionArgs) => {
  await askForModuleDigest(course, module)
  return redirect(`/courses/${course}/modules/${module}/digest`, { status: 303 })
})

export default function ModuleDigest() {
  return <ModuleDigestPage view={useLoaderData<typeof loader>().view} />
}
