import { redirect } from '@remix-run/node'
import { door, nothingHere } from '~/door.server'
import { endSession } from '~/features/account/session.server'
import { Nothing } from '~/ui/nothing'

/** Ends the session. */
export const action = door(async (args) => {
  const cookie = await endSession(args)
  return redirect('/', { status: 303, headers: { 'Set-Cookie': cookie } })
})

export const loader = nothingHere

export default Nothing
