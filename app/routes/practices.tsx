import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { door, nothingHere, requireForm } from '~/door.server'
import { learnerOrGuest, zoneOf } from '~/features/account/guest.server'
import { beginPractice, conceptToPractise } from '~/features/study/practice.server'
import { Nothing } from '~/ui/nothing'

const Form = z.strictObject({ course: z.string().max(200), concept: z.string().max(200) })

/** Begins a practice of a concept; a stranger becomes a guest. */
export const action = door(async (args) => {
  const { course, concept } = await requireForm(args.request, Form)
  await conceptToPractise(course, concept)
  const { learner, headers } = await learnerOrGuest(args)
  const id = await beginPractice({ id: learner.id, zone: zoneOf(args, learner) }, course, concept)
  return redirect(`/practices/${id}`, { status: 303, headers })
})

export const loader = nothingHere

export default Nothing
