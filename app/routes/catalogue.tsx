import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { Catalogue } from '~/features/study/catalogue'
import { catalogueFor } from '~/features/study/overview.server'
import { todayOf } from '~/features/study/today.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const only = new URL(args.request.url).searchParams.get('language')
  const m = messagesOf(args)
  return json({
    title: m.page.title(learner ? m.catalogue.today : m.catalogue.title),
    courses: await catalogueFor(learner?.id ?? null, languageOf(args)),
    today: learner && (await todayOf(learner.id, languageOf(args))),
    only,
  })
})

export default function CataloguePage() {
  return <Catalogue {...useLoaderData<typeof loader>()} />
}
