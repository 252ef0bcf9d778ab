import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { learnerOf } from '~/features/account/session.server'
import { rewardsOf } from '~/features/sprint/reward.server'
import { RewardsPage } from '~/features/sprint/rewards-page'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const { page, sprint } = messagesOf(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, learner) }
  return json({
    title: page.title(sprint.rewards),
    ...(await rewardsOf(learner?.id ?? null, telling)),
  })
})

export default function Rewards() {
  return <RewardsPage {...useLoaderData<typeof loader>()} />
}
