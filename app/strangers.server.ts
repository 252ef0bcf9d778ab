import { now } from '~/clock.server'
import { shownNow } from '~/db/shown.server'
import { asksForData, type RequestContext } from '~/door.server'
import { namesSession } from '~/features/account/session.server'
import { knownZone } from '~/features/account/zone'
import { languageOf, zoneCookieOf } from '~/i18n/language.server'
import { displayIn } from '~/ui/display'
import { KeptPage } from '~/ui/kept-page.server'
import { KeptPages } from '~/ui/kept-pages'
import { PageResponse } from '~/ui/page-bytes.server'

/** Their pages depend on the address, on what {@link shownNow} watches, and on what {@link keyOf} names. */
const SAME_FOR_STRANGERS = [
  'routes/catalogue',
  'routes/course',
  'routes/graph',
  'course-graph',
  'routes/share',
]
const ROOM = 32 * 2 ** 20 // bytes

/** All that a stranger's page depends on but what is stored; null for anybody else, and any other page. */
function keyOf(request: Request, routeId: string | undefined): string | null {
  if (request.method !== 'GET' || !routeId || !SAME_FOR_STRANGERS.includes(routeId)) return null
  if (namesSession(request) || asksForData(request)) return null
  const { theme, size } = displayIn(request.headers.get('cookie'))
  const zone = knownZone(zoneCookieOf({ request }))
  return [languageOf({ request }), theme, size, zone, request.url].join(' ')
}

const kept = new KeptPages<KeptPage>(ROOM)

/** A page that may be kept, or be there already. */
export type Asked = { key: string; stamp: string; page: KeptPage | null }

/** Looks for what a stranger asks for; null where it can't be kept. */
export async function askedByStranger(
  request: Request,
  routeId: string | undefined,
): Promise<Asked | null> {
  const key = keyOf(request, routeId)
  const stamp = key && (await shownNow().catch(() => null))
  return stamp ? { key, stamp, page: kept.find(key, stamp, now()) } : null
}

/** Keeps the page that was asked for; null where the answer is another one, or one person's own. */
export function keepForStrangers(
  { key, stamp }: Asked,
  response: Response,
  { nonce, until, prolonged }: RequestContext,
): KeptPage | null {
  const whole = response instanceof PageResponse && response.status === 200 ? response.whole : null
  if (!whole || !nonce || prolonged) return null
  if (response.headers.has('Set-Cookie') || whole.includes(0)) return null
  const page = new KeptPage(whole, response.headers, nonce)
  kept.keep(key, stamp, page, until ?? null)
  return page
}
