import { json } from '@remix-run/node'
import { door, nothingHere, pageBefore, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { turnDraft } from '~/features/studio/draft.server'
import { TurnForm } from '~/features/studio/part-forms'
import { Nothing } from '~/ui/nothing'

/** Takes the last step on a draft back, or does it again. */
export const action = door(
  async (args) => {
    const editor = await requireInstructor(args)
    const { way } = await requireForm(args.request, TurnForm)
    const outcome = await turnDraft(editor, args.params.draft ?? '', way)
    const by = outcome.kind === 'stale' ? outcome.by : null
    return json({ kind: outcome.kind, by }, { status: outcome.kind === 'stale' ? 409 : 200 })
  },
  { back: pageBefore },
)

export const loader = nothingHere

export default Nothing
