import { json } from '@remix-run/node'
import { door, nothingHere, pageBefore, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { ProposalsForm } from '~/features/studio/part-forms'
import { askForProposals } from '~/features/studio/proposals.server'
import { Nothing } from '~/ui/nothing'

/** Asks for a draft's concepts and questions to be proposed, or for that to stop. */
export const action = door(
  async (args) => {
    const editor = await requireInstructor(args)
    const { what } = await requireForm(args.request, ProposalsForm)
    await askForProposals(editor, args.params.draft ?? '', what)
    return json({ kind: 'asked' })
  },
  { back: pageBefore },
)

export const loader = nothingHere

export default Nothing
