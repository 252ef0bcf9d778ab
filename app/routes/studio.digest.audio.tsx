import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { audioAnswer } from '~/features/digest/digest-answers.server'
import { Refusal } from '~/features/refusal'
import { openDraft } from '~/features/studio/frame.server'
import { hearingOf } from '~/features/studio/hear-digest.server'

/** The digest of a module of a draft as it is heard, or a part of it, as long as it says the same. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft } = await openDraft(args)
  const { audio } = await hearingOf(draft, args.params.module ?? '')
  const asked = new URL(args.request.url).searchParams.get('of')
  if (audio?.id !== asked) throw new Refusal('not-found')
  return audioAnswer(args.request, { kind: 'assembled', audio })
})
