import { json } from '@remix-run/node'
import { z } from 'zod'
import { door, nothingHere, requireForm } from '~/door.server'
import { requireLearner } from '~/features/account/session.server'
import { keepPlace } from '~/features/study/places.server'
import { Nothing } from '~/ui/nothing'

const Form = z.strictObject({ idea: z.coerce.number().int().min(1).max(10_000) })

/** Keeps how far the learner has read. */
export const action = door(
  async (args) => {
    const { course = '', module = '' } = args.params
    const learner = await requireLearner(args)
    const { idea } = await requireForm(args.request, Form)
    await keepPlace(learner.id, course, module, idea - 1)
    return json({ idea })
  },
  {
    back: ({ params }, kept) => {
      const idea = (kept as { idea: number } | null)?.idea ?? 1
      return `/courses/${params.course}/modules/${params.module}?idea=${idea}`
    },
  },
)

export const loader = nothingHere

export default Nothing
