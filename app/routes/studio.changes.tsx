import { json } from '@remix-run/node'
import { door, nothingHere, pageBefore, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { arrangeDraft } from '~/features/studio/arrange.server'
import { ArrangeForm } from '~/features/studio/part-forms'
import { Nothing } from '~/ui/nothing'

/** Adds, moves, merges or removes parts of a draft. */
export const action = door(
  async (args) => {
    const editor = await requireInstructor(args)
    const asked = await requireForm(args.request, ArrangeForm)
    const { kind } = await arrangeDraft(editor, args.params.draft ?? '', asked)
    return json({ kind }, { status: kind === 'changed' ? 200 : 409 })
  },
  { back: pageBefore },
)

export const loader = nothingHere

export default Nothing
