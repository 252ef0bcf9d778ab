import { now } from '~/clock.server'
import { Refusal } from '~/features/refusal'
import { settings } from '~/settings.server'
import type { Editor } from './draft-access.server'
import { invite, letGo, takeBack } from './instructors.server'
import { inviteAgain, inviteByName, type NamingFault } from './invitations.server'
import type { InstructorsAsked } from './part-forms'

/**
 * Does what was asked about the instructors of a draft.
 *
 * @throws Refusal `not-found`, `forbidden`
 */
export async function tendInstructors(
  editor: Editor,
  draftId: string,
  asked: InstructorsAsked,
  request: Request,
) {
  if (asked.what === 'invite') {
    const token = await invite(editor, draftId)
    const origin = settings().ORIGIN ?? new URL(request.url).origin
    return { kind: 'invited' as const, url: `${origin}/invitations/${token}` }
  }
  if (asked.what === 'name') {
    const fault = await naming(editor, draftId, asked.name)
    return { kind: 'named' as const, name: asked.name, fault, at: now().getTime() }
  }
  if (asked.what === 'again') await inviteAgain(editor, draftId, asked.invitation)
  else if (asked.what === 'take-back') await takeBack(editor, draftId, asked.invitation)
  else await letGo(editor, draftId, asked.person)
  const left = asked.what === 'let-go' && asked.person === editor.id && editor.role !== 'admin'
  return { kind: left ? ('left' as const) : ('done' as const) }
}

/** Why nobody is invited by a name; null where somebody is. */
async function naming(
  editor: Editor,
  draftId: string,
  name: string,
): Promise<NamingFault | 'too-many-tries' | null> {
  return inviteByName(editor, draftId, name).catch((refused) => {
    if (refused instanceof Refusal && refused.reason === 'too-many-tries') return refused.reason
    throw refused
  })
}
