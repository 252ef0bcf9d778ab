import { json } from '@remix-run/node'
import { door, nothingHere, pageBefore, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { changeCuts } from '~/features/studio/text.server'
import { CutsForm, isDone } from '~/features/studio/text-forms'
import { Nothing } from '~/ui/nothing'

/** Moves, makes or takes away a cut of a draft's text, or makes modules of them all. */
export const action = door(
  async (args) => {
    const editor = await requireInstructor(args)
    const asked = await requireForm(args.request, CutsForm)
    const kind = await changeCuts(editor, args.params.draft ?? '', asked)
    return json({ kind, what: asked.what }, { status: kind === 'stale' ? 409 : 200 })
  },
  {
    back: (args, outcome) => (isDone(outcome) ? `/studio/${args.params.draft}` : pageBefore(args)),
  },
)

export const loader = nothingHere

export default Nothing
