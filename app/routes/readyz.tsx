import { door } from '~/door.server'
import { isReady } from '~/features/studio/site.server'

/** The database answers, so this process can take requests. */
export const loader = door(async () =>
  (await isReady())
    ? new Response('ready\n')
    : new Response('the database does not answer\n', { status: 503 }),
)
