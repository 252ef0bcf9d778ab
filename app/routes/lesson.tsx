import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { door } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { givenIn } from '~/features/card/given'
import { LessonPage } from '~/features/study/lesson-page'
import { lessonView } from '~/features/study/result.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await requireLearner(args)
  const view = await lessonView(learner.id, args.params.lesson ?? '')
  const m = messagesOf(args)
  return json({ title: m.page.title(view.result ? m.lesson.result : m.card.title), ...view })
})

export default function Lesson() {
  const [params] = useSearchParams()
  return (
    <LessonPage
      {...useLoaderData<typeof loader>()}
      shown={params.get('question')}
      given={givenIn(params)}
    />
  )
}
