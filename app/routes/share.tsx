import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { type MetaFunction, useLoaderData, useSearchParams } from '@remix-run/react'
import { door, type RequestContext } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { learnerOf } from '~/features/account/session.server'
import { givenIn } from '~/features/card/given'
import { STATUS } from '~/features/digest/share/share'
import { SharePage } from '~/features/digest/share/share-page'
import { cardTags, pageTitle } from '~/features/digest/share/share-tags'
import { shareView } from '~/features/digest/share/share-view.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { siteOf } from '~/settings.server'
import { titled } from '~/ui/titled'

export const meta: MetaFunction<typeof loader> = (args) => [
  ...(titled(args as never) ?? []),
  { name: 'robots', content: 'noindex' },
  ...(args.data?.tags ?? []),
]

/** A shared digest, for anyone who has its address. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const token = args.params.token ?? ''
  const viewer = await learnerOf(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, viewer) }
  const view = await shareView(token, viewer, telling)
  if (view.kind === 'open' && view.until)
    (args.context as RequestContext).until = new Date(view.until.iso)
  const m = messagesOf(args)
  const title = m.page.title(pageTitle(view, m))
  const tags =
    view.kind === 'open' ? cardTags(view, `${siteOf(args.request)}/shares/${token}`, m) : []
  return json({ title, view, token, tags }, { status: STATUS[view.kind] })
})

export default function Share() {
  const { view, token } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  return <SharePage view={view} token={token} given={givenIn(params)} />
}
