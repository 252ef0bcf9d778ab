import { json } from '@remix-run/node'
import { z } from 'zod'
import { door, nothingHere, pageBefore, requireForm } from '~/door.server'
import { displayCookie, SIZES, THEMES } from '~/ui/display'
import { Nothing } from '~/ui/nothing'

const Form = z.strictObject({ theme: z.enum(THEMES), size: z.enum(SIZES) })

/** Keeps how pages look on this device. */
export const action = door(
  async ({ request }) => {
    const display = await requireForm(request, Form)
    return json(display, { headers: { 'Set-Cookie': displayCookie(display) } })
  },
  { back: pageBefore },
)

export const loader = nothingHere

export default Nothing
