import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
import { DraftPage } from '~/features/digest/draft/draft-page'
import { draftView } from '~/features/digest/draft/draft-view.server'
import { receiveRecording } from '~/features/digest/draft/recording.server'
import { readRecording } from '~/features/digest/draft/recording-form.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await requireLearner(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, learner) }
  const view = await draftView(learner.id, args.params.digest ?? '', telling)
  if (view?.kind !== 'recorded') throw redirect(`/digests/${args.params.digest}`, { status: 303 })
  return json({ title: messagesOf(args).page.title(view.draft.title), view })
})

/** Receives a recording; one that can't be taken is refused next to its field. */
export const action = door(async (args: ActionFunctionArgs) => {
  const learner = await requireLearner(args)
  const id = args.params.digest ?? ''
  const received = await receiveRecording(learner.id, id, () => readRecording(args.request))
  if (received.kind === 'refused') return json({ refused: received.why }, { status: 422 })
  throw redirect(`/digests/${id}`, { status: 303 })
})

export default function Recording() {
  const { view } = useLoaderData<typeof loader>()
  return <DraftPage view={view} refused={useActionData<typeof action>()?.refused} />
}
