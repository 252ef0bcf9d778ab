import { json } from '@remix-run/node'
import { door, nothingHere, requireForm } from '~/door.server'
import { RoleForm } from '~/features/account/forms'
import { type GivenRole, giveRole } from '~/features/account/people.server'
import { requireAdmin } from '~/features/account/session.server'
import { Nothing } from '~/ui/nothing'

/** Gives a person a role. */
export const action = door(
  async (args) => {
    await requireAdmin(args)
    const { role } = await requireForm(args.request, RoleForm)
    const given = await giveRole(args.params.person ?? '', role)
    return json(given, { status: given.kind === 'last-admin' ? 409 : 200 })
  },
  {
    back: (_, outcome) => {
      const given = outcome as GivenRole | null
      return given ? `/people?${given.kind}=${given.person}#${given.person}` : '/people'
    },
  },
)

export const loader = nothingHere

export default Nothing
