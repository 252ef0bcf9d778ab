import { request } from 'node:http'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Called, type Caller, caller } from '#/tests/support/caller'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { keptDigest } from '#/tests/support/digests'
import { browserOf } from '#/tests/support/finisher'
import { listening } from '#/tests/support/listening'
import { newDigest, setSharing } from '#/tests/support/shares'
import { newLearner } from '#/tests/support/study'
import { tinyCourse } from '#/tests/support/tiny-course'
import { openDatabase, reader, transaction } from '~/db/db.server'
import * as tables from '~/db/schema'
import { beginShown } from '~/db/shown.server'
import { courseNow } from '~/features/course/course.server'
import { moduleDigestId } from '~/features/digest/module-digest.server'
import { makeShare, revokeShare } from '~/features/digest/share/share.server'
import { tend } from '~/features/digest/share/tend.server'
import { compile } from '~/features/studio/compile.server'
import { publish } from '~/features/studio/publish.server'
import { en } from '~/i18n/en'
import { zhCN } from '~/i18n/zh-cn'

const DAY = 86_400_000 // ms
const COURSE = '/courses/tiny'

let database: TestDatabase
let site: Awaited<ReturnType<typeof listening>>
let makerId: string
let instructorId: string
let firstVersion: string
let digests = 0

beforeAll(async () => {
  database = await testDatabase()
  await beginShown()
  instructorId = (await publishTiny(database, { modules: 2 })).instructorId
  firstVersion = (await courseNow('tiny')).id
  makerId = (await newLearner()).id
  site = await listening()
})
afterEach(() => vi.useRealTimers())
afterAll(async () => {
  await site.close()
  await database.drop()
})

/** A digest of the maker's that is shared: its page, and its ids. */
async function shared(span: 'week' | 'never' = 'never') {
  digests += 1
  const { id: digest } = await newDigest({ id: `digest-${digests}`, learnerId: makerId })
  const { token } = await makeShare({ id: makerId, address: `192.0.2.${digests}` }, digest, {
    name: 'Amara',
    span,
  })
  await transaction(async (tx) => void (await tx.delete(tables.limits)))
  const rows = await reader().select().from(tables.shares).where(eq(tables.shares.digestId, digest))
  return { path: `/shares/${token}`, digest, id: rows[0]?.id ?? '' }
}

/** Whose session there is not: a stranger by all that a page can tell, for whom nothing is kept. */
function rendering(): Caller {
  const one = caller(site.origin)
  one.cookies.set('fifteen', 'there-is-no-such-session')
  return one
}

const NONCE = /nonce(="|-)([\w+/=]+)/g
const bare = ({ status, text, headers }: Called) => ({
  status,
  text: text.replace(NONCE, ''),
  policy: headers.get('content-security-policy')?.replace(NONCE, ''),
  cache: headers.get('cache-control'),
  vary: headers.get('vary'),
})

const stranger = async (path: string) => bare(await caller(site.origin).get(path))
const asRendered = async (path: string) => bare(await rendering().get(path))

/** How many pages are rendered for it. */
async function renderedBy(visit: () => Promise<unknown>): Promise<number> {
  const before = site.rendered()
  await visit()
  return site.rendered() - before
}

describe('a page for strangers', () => {
  it('is rendered once, and sent as it is rendered, with a nonce of its own each time', async () => {
    for (const path of ['/', COURSE, `${COURSE}/graph`, '/graph', (await shared()).path]) {
      const visits: Called[] = []
      const rendered = await renderedBy(async () => {
        for (let n = 0; n < 3; n++) visits.push(await caller(site.origin).get(path))
      })
      expect([path, rendered]).toEqual([path, 1])
      const expected = await asRendered(path)
      expect(expected.cache).toBe('private, no-store')
      const nonces = visits.map((visit) => {
        expect(bare(visit)).toEqual(expected)
        const policy = visit.headers.get('content-security-policy') ?? ''
        const all = [...`${visit.text}${policy}`.matchAll(NONCE)].map(([, , nonce]) => nonce)
        expect(all.length).toBeGreaterThan(4)
        expect(new Set(all).size).toBe(1)
        return all[0]
      })
      expect(new Set(nonces).size).toBe(visits.length)
    }
  })

  it('is the same for a browser that unpacks nothing', async () => {
    await stranger(COURSE)
    const plain = await new Promise<string>((done, failed) => {
      const asked = request(
        site.origin + COURSE,
        { headers: { 'Accept-Language': 'en' } },
        (res) => {
          expect(res.headers['content-encoding']).toBeUndefined()
          let text = ''
          res.setEncoding('utf8').on('data', (part) => {
            text += part
          })
          res.on('end', () => done(text))
        },
      )
      asked.on('error', failed).end()
    })
    expect(plain.replace(NONCE, '')).toBe((await asRendered(COURSE)).text)
  })

  it('is another one for another language, look, query and host', async () => {
    const { path } = await shared('week')
    await stranger(path)
    const ways: [name: string, headers: Record<string, string>, query?: string][] = [
      ['language', { 'Accept-Language': 'zh-CN' }],
      ['chosen language', { Cookie: 'language=zh-CN; display=dark.medium' }],
      ['look', { Cookie: 'display=dark.large' }],
      ['zone', { Cookie: 'zone=Pacific%2FKiritimati' }],
      ['query', {}, '?incomplete=nothing'],
    ]
    for (const [name, headers, query = ''] of ways) {
      const call = (who: Caller, cookie = '') => {
        const Cookie = [headers.Cookie, cookie].filter(Boolean).join('; ')
        return who.call(path + query, { headers: { ...headers, ...(Cookie && { Cookie }) } })
      }
      const pages: Called[] = []
      const rendered = await renderedBy(async () => {
        for (let n = 0; n < 2; n++) pages.push(await call(caller(site.origin)))
      })
      expect([name, rendered]).toEqual([name, 1])
      const expected = bare(await call(caller(site.origin), 'fifteen=there-is-none'))
      expect(pages.map(bare)).toEqual([expected, expected])
    }
    const chinese = await caller(site.origin).call(path, { headers: { 'Accept-Language': 'zh' } })
    expect(chinese.text).toContain(zhCN.share.by('Amara'))
    const elsewhere = site.origin.replace('127.0.0.1', 'localhost')
    expect((await caller(site.origin).get(path)).text).toContain(`${site.origin}${path}`)
    expect((await caller(elsewhere).get(path)).text).not.toContain(site.origin)
  })
})

describe('what is never kept', () => {
  it('is the page of somebody with a session, who is not given a stranger’s either', async () => {
    for (const path of ['/', COURSE, '/graph']) {
      await stranger(path)
      for (const id of [makerId, instructorId]) {
        const one = caller(site.origin)
        for (const [name, value] of (await browserOf(id)).cookies) one.cookies.set(name, value)
        const visit = async () => expect((await one.get(path)).text).toContain('href="/rewards"')
        expect(await renderedBy(visit)).toBe(1)
        expect(await renderedBy(visit)).toBe(1)
        const next = await stranger(path)
        expect(next.text).not.toContain('href="/rewards"')
        expect(next).toEqual(await asRendered(path))
      }
    }
  })

  it('is what was not found, any other page, and what is asked for by a script or by HEAD', async () => {
    const { path, digest, id } = await shared()
    await revokeShare(makerId, digest, id)
    const others = [
      path,
      '/courses/none',
      `${COURSE}/modules/m1`,
      '/sign-in',
      '/rewards',
      '/nowhere',
    ]
    for (const other of others) {
      const both = async () => [await stranger(other), await stranger(other)]
      expect([other, await renderedBy(both)]).toEqual([other, 2])
    }
    const data = await caller(site.origin).get(`${COURSE}?_data=routes%2Fcourse`)
    expect(data.headers.get('content-type')).toContain('application/json')
    await stranger(COURSE)
    const head = await caller(site.origin).call(COURSE, { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('is what a POST answers', async () => {
    await stranger('/')
    const { status } = await caller(site.origin).post('/', { language: 'en' })
    expect(status).toBe(405)
  })
})

/** Writes as another process does, through a connection that this one knows nothing of. */
async function fromElsewhere(write: Parameters<typeof transaction>[0]): Promise<void> {
  const home = globalThis as { fifteenDatabase?: unknown }
  const { fifteenDatabase: own } = home
  const other = await openDatabase(database)
  home.fifteenDatabase = own
  await other.transaction(write).finally(() => other.close())
}

describe('the next stranger after a change', () => {
  const other = { ...tinyCourse({ modules: 3 }), title: 'Another title' }
  const admin = { id: '', role: 'admin' as const }
  let share: Awaited<ReturnType<typeof shared>>

  const changes: [what: string, change: () => Promise<unknown>, paths: () => string[]][] = [
    [
      'a version is published',
      async () => publish(await compile(other), { instructorId, admin: true }),
      () => ['/', COURSE, '/graph?concept=m1-a', share.path],
    ],
    [
      'an earlier version is shown again',
      () =>
        transaction(async (tx) => {
          const shows = { versionId: firstVersion }
          await tx.update(tables.courses).set(shows).where(eq(tables.courses.id, 'tiny'))
        }),
      () => ['/', COURSE, share.path],
    ],
    [
      'another course is published',
      () => publishTiny(database, { id: 'second', modules: 2 }),
      () => ['/'],
    ],
    [
      'a translation is published',
      () =>
        transaction(async (tx) => {
          const [tiny] = await tx.select().from(tables.courses).where(eq(tables.courses.id, 'tiny'))
          const moved = { work: tiny?.work ?? '', language: 'zh-CN' as const }
          await tx.update(tables.courses).set(moved).where(eq(tables.courses.id, 'second'))
        }),
      () => [COURSE],
    ],
    [
      'a digest of a module can be heard',
      async () => {
        const version = await courseNow('tiny')
        const [module] = version.modules
        if (!module) throw new Error('no module')
        const id = moduleDigestId(version, module)
        const about = { courseId: 'tiny', versionId: version.id, moduleId: module.id }
        await keptDigest({ ...about, id, kind: 'module', learnerId: null, title: module.title })
      },
      () => [COURSE],
    ],
    [
      'a digest is renamed',
      () =>
        transaction(async (tx) => {
          const named = { title: 'Another digest' }
          await tx.update(tables.digests).set(named).where(eq(tables.digests.id, share.digest))
        }),
      () => [share.path],
    ],
    ['shares wait for their instructor', () => setSharing('tiny', 'approved'), () => []],
    [
      'a share is taken down',
      () => tend(admin, 'tiny', { what: 'refusal', share: share.id, because: 'Not so.' }),
      () => [share.path],
    ],
    [
      'it is approved',
      () => tend(admin, 'tiny', { what: 'approval', share: share.id }),
      () => [share.path],
    ],
    [
      'another process writes',
      () =>
        fromElsewhere(async (tx) => {
          await tx
            .update(tables.shares)
            .set({ name: 'Somebody else' })
            .where(eq(tables.shares.id, share.id))
        }),
      () => [share.path],
    ],
    ['a share is revoked', () => revokeShare(makerId, share.digest, share.id), () => [share.path]],
    [
      'a course is taken back',
      () =>
        transaction(async (tx) => {
          const none = { versionId: null }
          await tx.update(tables.courses).set(none).where(eq(tables.courses.id, 'second'))
        }),
      () => ['/', COURSE, '/courses/second'],
    ],
  ]

  it('sees it, whatever has changed', async () => {
    share = await shared()
    const all = ['/', COURSE, '/graph?concept=m1-a', share.path, '/courses/second']
    for (const [what, change, paths] of changes) {
      const before = await Promise.all(all.map(stranger))
      await change()
      const after = await Promise.all(all.map(stranger))
      expect([what, after]).toEqual([what, await Promise.all(all.map(asRendered))])
      const changed = all.filter((_, at) => after[at]?.text !== before[at]?.text)
      expect([what, changed]).toEqual([what, expect.arrayContaining(paths())])
    }
    expect((await stranger(share.path)).status).toBe(404)
    await setSharing('tiny', 'open')
  })

  it('sees that a share has ended, in the very moment', async () => {
    const { path, id } = await shared('week')
    const [row] = await reader().select().from(tables.shares).where(eq(tables.shares.id, id))
    const end = row?.expiresAt?.getTime() ?? 0
    expect(end).toBeGreaterThan(Date.now() + 6 * DAY)
    expect((await stranger(path)).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: end - 1 })
    expect(await renderedBy(() => stranger(path))).toBe(0)
    vi.setSystemTime(end)
    const ended = await stranger(path)
    expect(ended.status).toBe(410)
    expect(ended.text).toContain(en.share.ended)
  })
})
