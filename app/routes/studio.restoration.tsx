import { json } from '@remix-run/node'
import { door, nothingHere, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { RestoreForm } from '~/features/studio/part-forms'
import { restoreDraft } from '~/features/studio/restore.server'
import { Nothing } from '~/ui/nothing'

/** Makes a draft as it was after one of its steps. */
export const action = door(
  async (args) => {
    const editor = await requireInstructor(args)
    const { step } = await requireForm(args.request, RestoreForm)
    const { kind } = await restoreDraft(editor, args.params.draft ?? '', step)
    return json({ kind })
  },
  { back: ({ params }) => `/studio/${params.draft}` },
)

export const loader = nothingHere

export default Nothing
