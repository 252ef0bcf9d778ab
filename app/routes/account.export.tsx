import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { door } from '~/door.server'
import { learnerOf } from '~/features/account/session.server'
import { exportOf } from '~/features/study/export.server'

/** Everything the account has, as a file; who has no account is shown where to sign in. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  if (!learner?.name) throw redirect('/account')
  return new Response(JSON.stringify(await exportOf(learner.id), null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="fifteen-account.json"',
      'Cache-Control': 'private, no-store',
    },
  })
})
