import { redirect } from '@remix-run/node'
import { door, nothingHere } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { addPicture } from '~/features/studio/picture.server'
import { readPicture } from '~/features/studio/picture-form.server'
import { Nothing } from '~/ui/nothing'

/** Puts a picture into a module, and says there why one is not taken. */
export const action = door(async ({ request, ...args }) => {
  const editor = await requireInstructor({ request, ...args })
  const { draft = '' } = args.params
  const sent = await readPicture(request)
  const fault = await addPicture(editor, draft, sent)
  const path = `/studio/${draft}/modules/${encodeURIComponent(sent.module)}`
  throw redirect(fault ? `${path}?picture=${fault}#picture` : path, { status: 303 })
})

export const loader = nothingHere

export default Nothing
