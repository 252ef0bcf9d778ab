import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { GraphPage } from '~/features/study/graph-page'
import { graphPageFor } from '~/features/study/today.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const concept = new URL(args.request.url).searchParams.get('concept')
  const wanted = { courseId: args.params.course ?? null, concept, language: languageOf(args) }
  const { page } = messagesOf(args)
  return json({
    title: page.title(page.graph),
    ...(await graphPageFor(learner?.id ?? null, wanted)),
  })
})

export default function Graph() {
  return <GraphPage {...useLoaderData<typeof loader>()} />
}
