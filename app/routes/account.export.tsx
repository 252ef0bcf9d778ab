import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { requireAccount } from '~/features/account/session.server'
import { exportOf } from '~/features/study/export.server'

/** Everything the account has, as a file. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const { id } = await requireAccount(args)
  return new Response(JSON.stringify(await exportOf(id), null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="fifteen-account.json"',
      'Cache-Control': 'private, no-store',
    },
  })
})
