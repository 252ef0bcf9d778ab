import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { Reader } from '~/features/course/reader'
import { moduleFor } from '~/features/study/overview.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const { course = '', module = '' } = args.params
  const learner = await learnerOf(args)
  const view = await moduleFor(learner?.id ?? null, course, module)
  return json({ ...view, title: messagesOf(args).page.title(view.title), heading: view.title })
})

/** Turning to another idea asks the server nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) =>
  currentUrl.pathname !== nextUrl.pathname

export default function ModulePage() {
  const { key, heading, ...module } = useLoaderData<typeof loader>()
  return <Reader {...module} moduleKey={key} title={heading} key={key} />
}
