import http from 'node:http'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDevice, openBrowser, ownProduct } from '#/tests/support/browser'
import { type Caller, caller, studyBy } from '#/tests/support/caller'
import { hasData, hostile } from '#/tests/support/hostile'
import type { Product } from '#/tests/support/product'
import { demoCourse } from '#/tests/support/walk'
import type { CourseSource } from '~/features/course/outline'

const PASSWORD = 'three words in a row'
const STACK = /node_modules|\bat .+:\d+:\d+|\w+Error:|SQLITE|select .+ from/i

let product: Product
let course: CourseSource
let addresses = 0

/** Behind a proxy, each at an address of their own: there are limits for one. */
const from = () => ({ 'X-Forwarded-For': `203.0.${addresses >> 8}.${++addresses & 255}` })

async function newAccount(name: string): Promise<Caller> {
  const one = caller(product.origin)
  const { status } = await one.post('/sign-up', { name, password: PASSWORD }, from())
  if (status !== 303) throw new Error(`${name} met ${status}`)
  return one
}

beforeAll(async () => {
  course = await demoCourse()
  product = await ownProduct({ TRUST_PROXY: '1' })
})

afterAll(() => product.remove())

type Raw = {
  method?: string
  path: string
  headers?: http.OutgoingHttpHeaders
  body?: string | Buffer
}

/** Sends what no browser would. An empty header is left out. */
function raw({ method = 'GET', path, headers = {}, body }: Raw) {
  const all = { Origin: product.origin, 'Sec-Fetch-Site': 'same-origin', ...headers }
  const own = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  return new Promise<{ status: number; text: string; headers: http.IncomingHttpHeaders }>(
    (resolve, reject) => {
      const { port, hostname } = new URL(product.origin)
      const sent = http.request({ hostname, port, method, path, headers: own, agent: false })
      sent.once('error', reject)
      sent.once('response', async (response) => {
        const text = (await response.toArray().catch(() => [])).join('')
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers })
      })
      sent.end(body)
    },
  )
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const post = (
  path: string,
  body: string | Buffer,
  headers: http.OutgoingHttpHeaders = FORM,
): Raw => ({
  method: 'POST',
  path,
  body,
  headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
})
const begin = (body: string | Buffer) => post('/lessons', body)

const REFUSED: Record<string, [Raw, number | number[]]> = {
  'an unknown field': [begin('course=how-memory-works&module=attention&role=admin'), 400],
  'a missing field': [begin('course=how-memory-works'), 400],
  'a field that is named twice': [begin('course=a&course=b&module=attention'), 400],
  'a field called __proto__': [begin('course=a&module=b&__proto__=c'), 400],
  'a field too long': [begin(`course=${'a'.repeat(300)}&module=attention`), 400],
  'a form above 32 KB': [begin(`course=a&module=${'b'.repeat(40_000)}`), 413],
  'a body above all limits': [begin(`course=a&module=${'b'.repeat(400_000)}`), 413],
  'a body of unknown length': [
    {
      method: 'POST',
      path: '/lessons',
      headers: { ...FORM, 'Transfer-Encoding': 'chunked' },
      body: 'a=b',
    },
    411,
  ],
  'JSON where a form is wanted': [
    post('/lessons', '{"course":"how-memory-works"}', { 'Content-Type': 'application/json' }),
    400,
  ],
  'a multipart form': [
    post('/lessons', '--x\r\n\r\n--x--', { 'Content-Type': 'multipart/form-data; boundary=x' }),
    400,
  ],
  'a form without a type': [post('/lessons', 'course=a&module=b', {}), 400],
  'malformed percent-encoding in a form': [begin('course=%E0%A4%A&module=%'), [400, 404]],
  'a NUL in a form': [begin('course=how%00&module=a%00'), [400, 404]],
  'broken UTF-8 in a form': [begin(Buffer.from([0x63, 0x6f, 0x3d, 0xff, 0xfe, 0x26])), 400],
  'malformed percent-encoding in a path': [{ path: '/courses/%E0%A4%A' }, [400, 404]],
  'a lone percent sign': [{ path: '/%' }, [400, 404]],
  'a NUL in a path': [{ path: '/courses/a%00b' }, [400, 404]],
  'a NUL in a lesson’s address': [{ path: '/lessons/%00' }, [400, 404]],
  'a path that climbs': [{ path: '/assets/..%2f..%2f..%2fpackage.json' }, [400, 403, 404]],
  'a path that climbs by itself': [{ path: '/../../etc/passwd' }, [400, 404]],
  'a path of backslashes': [{ path: '/..\\..\\etc\\passwd' }, [400, 404]],
  'an address above 2,048 characters': [{ path: `/${'a'.repeat(2100)}` }, 414],
  'an idea of no number': [{ path: '/nothing?idea[]=1&idea[]=2' }, 404],
  'data of no route': [{ path: '/?_data=routes%2Fnothing' }, [400, 403, 404]],
  'data of another route': [{ path: '/?_data=routes%2Fpeople' }, [400, 403, 404]],
  'a manifest': [{ path: '/__manifest?p=%2F&version=1' }, 404],
  'a method there isn’t': [{ method: 'PROPFIND', path: '/' }, [400, 405, 501]],
  'a DELETE of a page': [
    { method: 'DELETE', path: '/account', headers: { 'Content-Length': 0 } },
    [400, 401, 405],
  ],
  'a form from an old browser on another site': [
    post('/sign-up', 'name=a&password=three+words', {
      ...FORM,
      Origin: 'https://evil.test',
      'Sec-Fetch-Site': '',
    }),
    403,
  ],
  'a form whose origin is no origin': [
    post('/sign-up', 'name=a&password=three+words', {
      ...FORM,
      Origin: 'nonsense',
      'Sec-Fetch-Site': '',
    }),
    403,
  ],
  'a form without an origin': [
    post('/sign-up', 'name=a&password=three+words', {
      ...FORM,
      Origin: 'null',
      'Sec-Fetch-Site': '',
    }),
    403,
  ],
}

describe('the server refuses, and says so without a stack,', () => {
  it.each(Object.entries(REFUSED))('%s', async (_, [sent, status]) => {
    const met = await raw(sent)
    expect([status].flat()).toContain(met.status)
    expect(met.text).not.toMatch(STACK)
    expect((await raw({ path: '/healthz' })).status).toBe(200)
  })

  it('and has written down no failure of its own', () => {
    expect(product.said().match(/^.*"level":50.*$/gm) ?? []).toEqual([])
  })
})

/** A device on which anything that runs is heard. */
async function wary(browser: Browser, one: Caller | null): Promise<{ page: Page; ran: string[] }> {
  const context: BrowserContext = await newDevice(browser, product.origin)
  const session = one?.cookies.get('fifteen')
  if (session) await context.addCookies([{ name: 'fifteen', value: session, url: product.origin }])
  const ran: string[] = []
  await context.exposeFunction('heard', (what: string) => ran.push(what))
  await context.addInitScript(() => {
    const { heard } = window as unknown as { heard: (what: string) => void }
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
      Object.assign(window, { [name]: () => heard(name) })
    }
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => {
      heard(`${violatedDirective} ${sourceFile}`)
    })
  })
  const page = await context.newPage()
  page.on('dialog', (dialog) => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => ran.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(product.origin) && !/^(data|blob):/.test(request.url())) {
      ran.push(request.url())
    }
  })
  return { page, ran }
}

/** What stands on the page that the product did not put there. */
const foreign = (page: Page) =>
  page.evaluate(() => {
    const bad = [...document.querySelectorAll('*')].filter((one) => {
      const names = one.getAttributeNames()
      const links = ['href', 'src', 'action', 'formaction', 'xlink:href']
      return (
        /^(iframe|object|embed|base|marquee|math|xss)$/i.test(one.tagName) ||
        names.some((name) => name.startsWith('on')) ||
        links.some((name) => /^\s*(javascript|vbscript):/i.test(one.getAttribute(name) ?? '')) ||
        (one.tagName === 'SCRIPT' && !(one as HTMLScriptElement).nonce)
      )
    })
    return bad.map((one) => one.outerHTML.slice(0, 120))
  })

const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/u

describe.skipIf(!hasData)('what people write stays text', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(() => browser.close())

  const markup = () =>
    [...hostile('strings/blns.json'), ...hostile('xss/patt-xss.json')].filter((text) =>
      /[<>"'&`{]|script:/i.test(text),
    )

  it('as a name, on the pages of oneself and of the admin', async () => {
    const names = markup()
      .map((text) => text.trim())
      .filter((text) => text.length > 2 && text.length <= 60 && !INVISIBLE.test(text))
    const chosen = [...new Set(names.map((name) => name.toLowerCase()))].filter(
      (_, n) => n % 6 === 0,
    )
    expect(chosen.length).toBeGreaterThan(50)
    let last: Caller | null = null
    for (const name of chosen) last = await newAccount(name)
    const admin = caller(product.origin)
    await admin.post('/sign-in', product.instructor, from())
    for (const [who, path] of [
      [admin, '/people'],
      [last, '/account'],
      [last, '/'],
    ] as const) {
      const { page, ran } = await wary(browser, who)
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      expect({ [path]: [...(await foreign(page)), ...ran] }).toEqual({ [path]: [] })
      if (path === '/people') {
        const shown = await page.locator('main li b').allTextContents()
        for (const name of chosen) expect(shown).toContain(name)
      }
      await page.context().close()
    }
  })

  it('as a question to the mentor and as the answer', async () => {
    const texts: string[] = ['']
    for (const line of [...markup(), ...hostile('xss/dompurify-expect.json')]) {
      const text = `${texts.at(-1)}\n${line}`
      if (text.length <= 1900) texts[texts.length - 1] = text
      else if (line.length < 1900 && texts.length < 6) texts.push(line)
    }
    const admin = caller(product.origin)
    await admin.post('/sign-in', product.instructor, from())
    const guest = caller(product.origin)
    const asked: string[] = []
    for (const [n, text] of texts.entries()) {
      const asker = n === 0 ? guest : caller(product.origin)
      let lesson = ''
      for (const { id } of course.modules.slice(0, 3)) lesson = await studyBy(asker, course, id)
      const sprint = lesson.replace('/lessons/', '/sprints/')
      const { to } = await asker.post(`${sprint}/reward`, { reward: 'mentor-question' })
      const module = course.modules[0]?.id ?? ''
      const sent = await asker.post(`${to}/question`, { module, text })
      expect([sent.status, sent.to]).toEqual([303, to])
      if (n === 0) await admin.post(`${to}/answer`, { text })
      asked.push(to)
    }
    const visits: [Caller, string][] = [
      [guest, asked[0] ?? ''],
      [admin, '/mentor-questions'],
    ]
    for (const path of asked) visits.push([admin, path])
    for (const [who, path] of visits) {
      const { page, ran } = await wary(browser, who)
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      expect({ [path]: [...(await foreign(page)), ...ran] }).toEqual({ [path]: [] })
      await page.context().close()
    }
  })

  it('in an address, which leads nowhere else', async () => {
    const wishes = [...hostile('redirect/patt-open-redirect.json'), '//evil.test', '/\\evil.test']
    const here = (to: string) => new URL(to, product.origin).origin === product.origin
    const { page, ran } = await wary(browser, null)
    for (const [n, wish] of wishes.entries()) {
      const path = `/sign-in?next=${encodeURIComponent(wish)}`
      if (path.length > 2000) continue
      const { text } = await caller(product.origin).get(path)
      const next = /name="next" value="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '?'
      expect({ wish, next, here: here(next) && next.startsWith('/') }).toMatchObject({ here: true })
      if (n % 8 !== 0) continue
      const name = `Wishes ${n}`
      const made = await caller(product.origin).post(
        '/sign-up',
        { name, password: PASSWORD, next: wish },
        from(),
      )
      expect({ wish, status: made.status, here: here(made.to) }).toEqual({
        ...{ wish, status: 303, here: true },
      })
      await page.goto(path)
      expect([...(await foreign(page)), ...ran]).toEqual([])
    }
    await page.context().close()
  })

  it('in the address of a course, a lesson or a concept', async () => {
    const { page, ran } = await wary(browser, null)
    for (const [n, text] of markup().entries()) {
      const coded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))
      if (coded.length > 1500) continue
      for (const path of [`/courses/${coded}`, `/courses/${course.id}/graph?concept=${coded}`]) {
        if (n % 5 === 0) {
          const { status, text } = await caller(product.origin).get(path)
          expect({ path, status }).toEqual({ path, status: expect.toBeOneOf([400, 404]) })
          expect(text).not.toMatch(STACK)
        }
        if (n % 60 !== 0) continue
        await page.goto(path)
        expect({ [path]: [...(await foreign(page)), ...ran] }).toEqual({ [path]: [] })
      }
    }
    await page.context().close()
  })

  it('and these looks see what would run', async () => {
    const { page, ran } = await wary(browser, null)
    await page.route('**/bad', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script>alert(1)</script><a href="javascript:1">a</a><p onclick="1">b</p>',
      }),
    )
    await page.goto('/bad')
    expect(ran).toContain('alert')
    expect(await foreign(page)).toHaveLength(3)
    await page.context().close()
  })
})
