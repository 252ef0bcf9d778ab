import { door } from '~/door.server'

/** The process is alive. */
export const loader = door(async () => new Response('ok\n'))
