import { door } from '~/door.server'
import { Refusal } from '~/features/refusal'
import { titled } from '~/ui/titled'

export const loader = door(async () => {
  throw new Refusal('not-found')
})

export const action = loader

export const meta = titled

export default function Missing() {
  return null
}
