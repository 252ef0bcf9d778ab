import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { sprintView } from '~/features/sprint/reward.server'
import { SprintPage } from '~/features/sprint/sprint-page'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await requireLearner(args)
  const { page, sprint } = messagesOf(args)
  return json({
    title: page.title(sprint.complete),
    sprint: await sprintView(learner.id, args.params.sprint ?? ''),
  })
})

export default function Sprint() {
  return <SprintPage sprint={useLoaderData<typeof loader>().sprint} />
}
