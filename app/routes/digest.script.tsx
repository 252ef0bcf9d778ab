import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { zoneOf } from '~/features/account/guest.server'
import { requireLearner } from '~/features/account/session.server'
import { keepDraft } from '~/features/digest/draft/draft.server'
import { DraftForm } from '~/features/digest/draft/draft-form'
import { DraftPage } from '~/features/digest/draft/draft-page'
import { draftView } from '~/features/digest/draft/draft-view.server'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await requireLearner(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, learner) }
  const view = await draftView(learner.id, args.params.digest ?? '', telling)
  if (!view) throw redirect(`/digests/${args.params.digest}`, { status: 303 })
  return json({ title: messagesOf(args).page.title(view.draft.title), view })
})

/** Keeps a draft; what can't be made yet, or was changed elsewhere meanwhile, comes back as typed. */
export const action = door(async (args: ActionFunctionArgs) => {
  const learner = await requireLearner(args)
  const id = args.params.digest ?? ''
  const posted = await requireForm(args.request, DraftForm)
  const tried = await keepDraft(learner.id, id, posted)
  if (tried.kind === 'closed') throw redirect(`/digests/${id}`, { status: 303 })
  if (tried.kind === 'changed') return json({ tried }, { status: 409 })
  return json({ tried }, { status: posted.step === 'make' ? 422 : 200 })
})

export default function Script() {
  const { view } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()?.tried
  return <DraftPage view={view} tried={tried} key={tried?.revision} />
}
