import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { door } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { givenIn } from '~/features/card/given'
import { practiceView } from '~/features/study/practice.server'
import { PracticePage } from '~/features/study/practice-page'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await requireLearner(args)
  const view = await practiceView(learner.id, args.params.practice ?? '')
  const { page, practice } = messagesOf(args)
  return json({ title: page.title(practice.title), ...view })
})

export default function Practice() {
  const [params] = useSearchParams()
  return (
    <PracticePage
      {...useLoaderData<typeof loader>()}
      shown={params.get('question')}
      given={givenIn(params)}
    />
  )
}
