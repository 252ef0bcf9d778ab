import { type HeadersFunction, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { BadgePage } from '~/features/sprint/badge-page'
import { rewardView } from '~/features/sprint/reward.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { settings } from '~/settings.server'
import { titled } from '~/ui/titled'

export const meta: MetaFunction = (args) => [
  ...(titled(args) ?? []),
  { name: 'robots', content: 'noindex' },
]

export const headers: HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex' })

/** A badge for anyone; a mentor question only for its learner. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const { request, params } = args
  const viewer = await learnerOf(args)
  const badge = await rewardView(viewer, params.reward ?? '', languageOf(args))
  if (badge.kind !== 'badge') throw redirect(badge.href)
  const { page, sprint } = messagesOf(args)
  const title = page.title(sprint.badgeTitle(badge.name ?? sprint.aLearner))
  const address = new URL(badge.href, settings().ORIGIN ?? request.url).href
  return json({ title, badge, address })
})

export default function Reward() {
  const { badge, address } = useLoaderData<typeof loader>()
  return <BadgePage badge={badge} address={address} />
}
