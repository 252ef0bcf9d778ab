import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { courseNow } from '~/features/course/course.server'
import { pictureAnswer } from '~/features/digest/feed/picture.server'

/** The picture of a course's podcast. */
export const loader = door(async ({ params }: LoaderFunctionArgs) => {
  const { modules } = await courseNow(params.course ?? '')
  return pictureAnswer(modules.length)
})
