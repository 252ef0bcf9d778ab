import { json } from '@remix-run/node'
import { z } from 'zod'
import { addressOf, door, nothingHere, requireForm } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { countListen, listenerIn } from '~/features/digest/share/listen.server'
import { Nothing } from '~/ui/nothing'

const Form = z.strictObject({ what: z.enum(['started', 'ended']) })

/** Counts that a share is heard, or was heard to its end. */
export const action = door(async (args) => {
  const { what } = await requireForm(args.request, Form)
  const { listener, cookie } = listenerIn(args.request)
  const viewer = await learnerOf(args)
  const by = { listener, viewerId: viewer?.id ?? null, address: addressOf(args) }
  await countListen(args.params.token ?? '', what, by)
  return json({ counted: what }, { headers: { 'Set-Cookie': cookie } })
})

export const loader = nothingHere

export default Nothing
