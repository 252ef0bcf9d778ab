import { redirect } from '@remix-run/node'
import { door, nothingHere } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { markSeen } from '~/features/sprint/mentor.server'
import { safePath } from '~/safe-path'
import { Nothing } from '~/ui/nothing'

/** The instructor has opened the question. */
export const action = door(async (args) => {
  const person = await requireLearner(args)
  const id = args.params.question ?? ''
  await markSeen(person, id)
  return redirect(safePath(`/mentor-questions/${id}`, '/mentor-questions'), { status: 303 })
})

export const loader = nothingHere

export default Nothing
