import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
import { FeedSection } from '~/features/digest/feed/feed-section'
import { feedView } from '~/features/digest/feed/feed-view.server'
import { makeFeed } from '~/features/digest/feed/own-feed.server'
import { qrCode } from '~/features/digest/share/qr'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { siteOf } from '~/settings.server'
import { Page } from '~/ui/page'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await requireLearner(args)
  const { page, feedPage } = messagesOf(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, learner) }
  return json({
    title: page.title(feedPage.title),
    view: await feedView(learner.id, telling),
  })
})

/** Makes the learner's podcast or gives it a new address, and shows it, this once. */
export const action = door(async (args: ActionFunctionArgs) => {
  const learner = await requireLearner(args)
  const token = await makeFeed(learner.id)
  const address = `${siteOf(args.request)}/feeds/${token}`
  return json({ address, qr: qrCode(address) })
})

export default function Feeds() {
  const { view } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  return (
    <Page wide={false}>
      <FeedSection view={view} made={made} alone />
    </Page>
  )
}
