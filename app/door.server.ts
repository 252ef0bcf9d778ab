import { type ActionFunctionArgs, json, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { isDiskFull } from '~/disk.server'
import { type Reason, Refusal } from '~/features/refusal'
import { messagesOf } from '~/i18n/language.server'
import { log, whereItFailed } from '~/log.server'
import { safePath } from '~/safe-path'
import { siteOf } from '~/settings.server'

export type Args = LoaderFunctionArgs | ActionFunctionArgs

const FORM_LIMIT = 32 * 1024 // bytes of text; percent-encoded it may take three times as many

/** What the server tells of a request beside the request itself. */
export type RequestContext = {
  requestId?: string
  ip?: string
  nonce?: string
  byScript?: boolean
  /** The cookie of a session that was prolonged: sent with whatever is answered. */
  prolonged?: string
  /** When what is answered changes though nobody changes anything. */
  until?: Date
}

/** Whether a script asks, and not a browser for a page. Remix hides it from loaders and actions. */
export function asksForData({ url }: { url: string }): boolean {
  return new URL(url).searchParams.has('_data')
}

/**
 * Remix holds Origin against Host and fails with a bare 500, also where it can't
 * read it; the door decides, with a page.
 */
export function leaveOriginToDoor({ method, headers }: Request): void {
  const origin = headers.get('origin')
  if (method === 'GET' || method === 'HEAD' || origin === null) return
  if (URL.canParse(origin)) headers.set('x-forwarded-host', new URL(origin).host)
  else headers.delete('origin')
}

/** The id of the request, as it stands in the log and on the error page. */
export function requestId({ context }: Args): string {
  return (context as RequestContext).requestId ?? 'none'
}

/** The address the request came from. */
export function addressOf({ context }: Args): string {
  return (context as RequestContext).ip ?? 'unknown'
}

/** Refuses a write that another site's page sent. */
function checkSite(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const ours = site === null ? origin === siteOf(request) : site === 'same-origin'
  if (!ours) throw new Refusal('cross-site')
}

function refused(request: Request, reason: Reason | 'failed', status: number, detail: unknown) {
  const { page, refused } = messagesOf({ request })
  const title = page.title(refused[reason].title)
  return json({ refusal: reason, detail: detail ?? null, title }, { status })
}

type Options<A extends Args> = {
  /** For actions without a page of their own: where a plain form post goes on to. */
  back?: (args: A, outcome: unknown) => string
}

/**
 * Wraps a loader or an action. A {@link Refusal} becomes its status and
 * reason, and so does a full disk; anything else a logged id and the fixed 500.
 * Writes from other sites are refused. With `back`, the outcome of a plain form post becomes 303.
 */
export function door<A extends Args, R>(
  answer: (args: A) => Promise<R>,
  { back }: Options<A> = {},
): (args: A) => Promise<R> {
  return async (args) => {
    const { request } = args
    const byScript =
      (args.context as RequestContext).byScript ??
      request.headers.get('sec-fetch-mode') !== 'navigate'
    const writes = request.method !== 'GET' && request.method !== 'HEAD'
    const plain = writes && !!back && !byScript
    try {
      if (writes) checkSite(request)
      const outcome = await answer(args)
      if (plain && back && !isRedirect(outcome)) {
        const data = outcome instanceof Response ? await outcome.clone().json() : outcome
        const headers = outcome instanceof Response ? cookies(outcome.headers) : undefined
        return redirect(safePath(back(args, data)), { status: 303, headers }) as R
      }
      return outcome
    } catch (error) {
      if (error instanceof Response) throw error
      const thrown = isDiskFull(error) ? new Refusal('disk-full') : error
      if (thrown instanceof Refusal) {
        const { reason, status, detail } = thrown
        const page = refused(request, reason, status, detail)
        if (reason === 'cross-site' || (plain && reason === 'disk-full')) throw page
        if (plain && back) return redirect(safePath(back(args, null)), { status: 303 }) as R
        if (writes && byScript && back) return page as R
        throw page
      }
      const id = requestId(args)
      log.error({ id, err: whereItFailed(thrown) }, 'failed')
      throw refused(request, 'failed', 500, id)
    }
  }
}

/** The loader of an address that only takes what is posted to it. */
export const nothingHere = door(async (_: LoaderFunctionArgs): Promise<Response> => {
  throw new Refusal('not-found')
})

/** The page a form was sent from, as far as the browser tells; else the first. */
export function pageBefore({ request }: { request: Request }): string {
  const referer = request.headers.get('referer')
  if (!referer || !URL.canParse(referer)) return '/'
  const { pathname, search } = new URL(referer)
  return pathname + search
}

function isRedirect(outcome: unknown): boolean {
  return outcome instanceof Response && outcome.status >= 300 && outcome.status < 400
}

function cookies(headers: Headers): Headers {
  const kept = new Headers()
  for (const cookie of headers.getSetCookie()) kept.append('set-cookie', cookie)
  return kept
}

/**
 * The form of a request as plain strings; a field named more than once is an
 * array.
 *
 * @param most bytes of text; 32 KB where it is left out
 * @throws Refusal `too-large` above that, `bad-input` when it is no form.
 */
export async function readForm(
  request: Request,
  { most = FORM_LIMIT } = {},
): Promise<Record<string, string | string[]>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new Refusal('bad-input')
  const form: Record<string, string | string[]> = Object.create(null)
  let bytes = 0
  for (const [name, value] of new URLSearchParams(await request.text())) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(value)
    if (bytes > most) throw new Refusal('too-large')
    const before = form[name]
    form[name] = before === undefined ? value : [before, value].flat()
  }
  return form
}

/**
 * The form of a request as the schema wants it; `errors` names for each bad
 * field the message to show.
 */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<
  | { ok: true; value: z.infer<S> }
  | { ok: false; errors: Record<string, string>; values: Record<string, string> }
> {
  const form = await readForm(request)
  const parsed = schema.safeParse({ ...form })
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'form')
    errors[field] ??= issue.message
  }
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(form)) {
    if (name !== 'password' && typeof value === 'string') values[name] = value
  }
  return { ok: false, errors, values }
}

/**
 * The form of a request where only a broken page would send another one.
 *
 * @throws Refusal `bad-input`.
 */
export async function requireForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  options?: { most?: number },
): Promise<z.infer<S>> {
  const parsed = schema.safeParse({ ...(await readForm(request, options)) })
  if (!parsed.success) throw new Refusal('bad-input')
  return parsed.data
}
