import { matchPath } from '@remix-run/react'
import { answer, routes } from './site'

export const ORIGIN = 'http://site.test'

type Form = Record<string, string | string[]>
export type Visit = {
  status: number
  headers: Headers
  /** Where a redirect goes, or null. */
  to: string | null
  text: string
  /** The body as JSON. */
  json: <T = Record<string, unknown>>() => T
}

/** A browser that keeps its cookies and sends what a browser sends; runs no script. */
export function visitor({ ip = '192.0.2.1', language = 'en' } = {}) {
  const cookies = new Map<string, string>()
  let visits = 0

  async function send(path: string, init: RequestInit = {}): Promise<Visit> {
    const headers = new Headers({
      Host: new URL(ORIGIN).host,
      'Accept-Language': language,
      ...(init.headers as object),
    })
    if (cookies.size > 0) {
      headers.set('Cookie', [...cookies].map((pair) => pair.join('=')).join('; '))
    }
    visits += 1
    const request = new Request(new URL(path, ORIGIN), { redirect: 'manual', ...init, headers })
    const response = await answer(request, { ip, requestId: `visit-${visits}`, nonce: 'nonce' })
    for (const cookie of response.headers.getSetCookie()) keep(cookie)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      to: response.headers.get('location'),
      text,
      json: () => JSON.parse(text),
    }
  }

  function keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim())
    const [name = '', value = ''] = pair.split('=')
    const ended = attributes.some((attribute) => /^max-age=0$/i.test(attribute))
    if (ended || value === '') cookies.delete(name)
    else cookies.set(name, value)
  }

  const bodyOf = (form: Form) =>
    new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    ).toString()

  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    /** A plain form, as a browser without JavaScript posts it. */
    post: (path: string, form: Form = {}, headers: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        body: bodyOf(form),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: ORIGIN,
          'Sec-Fetch-Site': 'same-origin',
          ...headers,
        },
      }),
    /** What the page's own loader answers with. */
    data: async (path: string) => send(await dataPath(path)),
  }
}

export type Visitor = ReturnType<typeof visitor>

async function dataPath(path: string): Promise<string> {
  const url = new URL(path, ORIGIN)
  const found = (await routes()).find((route) =>
    matchPath({ path: route.index ? '/' : (route.path ?? '') }, url.pathname),
  )
  url.searchParams.set('_data', found?.id ?? 'routes/missing')
  return url.pathname + url.search
}
