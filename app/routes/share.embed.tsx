import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { EmbedPage } from '~/features/digest/share/embed-page'
import { STATUS } from '~/features/digest/share/share'
import { pageTitle } from '~/features/digest/share/share-tags'
import { shareViewOrGone } from '~/features/digest/share/share-view.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { siteOf } from '~/settings.server'
import { titled } from '~/ui/titled'

export const meta = titled

/** Other sites may frame this page, and no other. */
export const handle = { framed: 'anywhere' }

/** The player of a share for a frame: who looks at it is not asked. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const token = args.params.token ?? ''
  const view = await shareViewOrGone(token, { language: languageOf(args), zone: 'UTC' })
  const m = messagesOf(args)
  const title = m.page.title(pageTitle(view, m))
  const address = `${siteOf(args.request)}/shares/${token}`
  return json({ title, view, token, address }, { status: STATUS[view.kind] })
})

export default function Embed() {
  return <EmbedPage {...useLoaderData<typeof loader>()} />
}
