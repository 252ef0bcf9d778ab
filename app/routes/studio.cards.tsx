import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { door, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { CardsPage } from '~/features/studio/cards-page'
import { cardsView } from '~/features/studio/cards-view.server'
import { openDraft } from '~/features/studio/frame.server'
import { proposingOf } from '~/features/studio/proposals.server'
import { CardsForm, lookAtDrafts } from '~/features/studio/spare-drafts.server'
import { studioLinks } from '~/ui/studio-links'
import { titled } from '~/ui/titled'

export const meta = titled
export const links = studioLinks

export const loader = door(async (args: LoaderFunctionArgs) => {
  const proposing = await proposingOf({ id: args.params.draft ?? '' })
  const { editor, draft, frame, messages } = await openDraft(args)
  const title = messages.page.title(messages.propose.cards)
  return json({ title, frame, proposing, ...(await cardsView(editor, draft)) })
})

/** Keeps, drops or changes for others the questions that were drafted. */
export const action = door(async (args: ActionFunctionArgs) => {
  const editor = await requireInstructor(args)
  const asked = await requireForm(args.request, CardsForm)
  const done = await lookAtDrafts(editor, args.params.draft ?? '', asked)
  return json(done, { status: done.kind === 'changed' ? 200 : 409 })
})

export default function DraftCards() {
  const { title: _, ...view } = useLoaderData<typeof loader>()
  return <CardsPage {...view} done={useActionData<typeof action>()} />
}
