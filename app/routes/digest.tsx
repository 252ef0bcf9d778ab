import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
import { DraftPage } from '~/features/digest/draft/draft-page'
import { draftView, madeView } from '~/features/digest/draft/draft-view.server'
import { MadePage } from '~/features/digest/draft/made-page'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await requireLearner(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, learner) }
  const id = args.params.digest ?? ''
  const view = await draftView(learner.id, id, telling)
  const made = view ? null : await madeView(learner.id, id)
  const { page } = messagesOf(args)
  return json({ title: page.title(view?.draft.title || made?.heading || ''), view, made })
})

export default function Digest() {
  const { view, made } = useLoaderData<typeof loader>()
  if (view) return <DraftPage view={view} />
  return made && <MadePage {...made} />
}
