import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { countToLookAt } from '~/features/digest/share/tend.server'
import { CoursePage } from '~/features/study/course-page'
import { courseFor } from '~/features/study/overview.server'
import { standingIn } from '~/features/study/today.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta: MetaFunction<typeof loader> = (args) => [
  ...(titled(args) ?? []),
  ...(args.data?.course.listed === false ? [{ name: 'robots', content: 'noindex, nofollow' }] : []),
  ...(args.data
    ? [
        {
          tagName: 'link',
          rel: 'alternate',
          type: 'application/rss+xml',
          href: `/courses/${args.data.course.summary.id}/feed`,
          title: args.data.course.summary.title,
        },
      ]
    : []),
]

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const id = args.params.course ?? ''
  const { version, ...course } = await courseFor(learner?.id ?? null, id)
  return json({
    title: messagesOf(args).page.title(version.title),
    course,
    toLookAt: await countToLookAt(learner, id),
    ...(await standingIn(learner?.id ?? null, version)),
  })
})

export default function Course() {
  return <CoursePage {...useLoaderData<typeof loader>()} />
}
