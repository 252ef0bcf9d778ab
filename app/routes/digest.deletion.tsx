import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { deleteDigest } from '~/features/digest/digest.server'
import { DiscardPage } from '~/features/digest/draft/discard-page'
import { digestShown } from '~/features/digest/draft/draft-view.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

/** Asks once more before something that was made is gone. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await requireLearner(args)
  const shown = await digestShown(learner.id, args.params.digest ?? '')
  const m = messagesOf(args)
  return json({ title: m.page.title(m.make.discardTitle), ...shown })
})

export const action = door(async (args: ActionFunctionArgs) => {
  const learner = await requireLearner(args)
  const { module } = await digestShown(learner.id, args.params.digest ?? '')
  await deleteDigest(learner.id, args.params.digest ?? '')
  throw redirect(module.path, { status: 303 })
})

export default function Deletion() {
  return <DiscardPage {...useLoaderData<typeof loader>()} />
}
