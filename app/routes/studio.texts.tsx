import { redirect } from '@remix-run/node'
import { door, nothingHere } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { beginFromText } from '~/features/studio/begin-from-text.server'
import { readBrought } from '~/features/studio/text-form.server'
import { languageOf } from '~/i18n/language.server'
import { Nothing } from '~/ui/nothing'

/** Begins a course with a text, and says on the studio's page why one is not taken. */
export const action = door(async (args) => {
  const editor = await requireInstructor(args)
  const begun = await beginFromText(editor, await readBrought(args.request, languageOf(args)))
  const to = begun.kind === 'begun' ? `/studio/${begun.id}` : `/studio?text=${begun.fault}#text`
  throw redirect(to, { status: 303 })
})

export const loader = nothingHere

export default Nothing
