import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { browserOf } from '#/tests/support/finisher'
import { newDigest, setSharing } from '#/tests/support/shares'
import { cardOf, newLearner, responseTo, study } from '#/tests/support/study'
import { ORIGIN, type Visitor, visitor } from '#/tests/support/visitor'
import { reader, transaction } from '~/db/db.server'
import * as tables from '~/db/schema'
import { courseNow } from '~/features/course/course.server'
import { en } from '~/i18n/en'
import { zhCN } from '~/i18n/zh-cn'

const ADDRESS = new RegExp(`${ORIGIN}/shares/[\\w-]{43}`)
const PARTS = ['', '/audio', '/transcript', '/picture', '/embed', '/reports'] as const

let database: TestDatabase
let maker: Visitor
let makerId: string
let instructor: Visitor
let digests = 0

beforeAll(async () => {
  database = await testDatabase()
  const { instructorId } = await publishTiny(database, { modules: 3 })
  makerId = (await newLearner()).id
  maker = await browserOf(makerId)
  instructor = await browserOf(instructorId)
})
afterAll(() => database.drop())
/** One maker shares more here than a day allows. */
beforeEach(() => transaction(async (tx) => void (await tx.delete(tables.limits))))

const shares = () => reader().select().from(tables.shares)

/** A digest of the maker's, and the path of a share made by its form. */
async function shared(form: Record<string, string> = {}, mine: string | null = makerId) {
  digests += 1
  const { id, mp3 } = await newDigest({ id: `digest-${digests}`, learnerId: mine })
  const made = await maker.post(`/digests/${id}/shares`, { name: 'Amara', span: 'never', ...form })
  const address = ADDRESS.exec(made.text)?.[0] ?? ''
  const row = (await shares()).find(({ digestId }) => digestId === id)
  return { made, address, path: new URL(address).pathname, digest: id, mp3, id: row?.id ?? '' }
}

describe('the share sheet', () => {
  it('says what becomes public before anything does', async () => {
    const { id } = await newDigest({ id: 'unshared', learnerId: makerId })
    const { text } = await maker.get(`/digests/${id}/shares`)
    const { voice, aboutText, whoText, endsText, nameHint } = en.sheet
    for (const said of [voice, en.sheet.voices.recorded, aboutText, whoText, endsText, nameHint]) {
      expect(text).toContain(said.replaceAll("'", '&#x27;'))
    }
    expect(text).toContain('Module 1')
    expect((await shares()).filter(({ digestId }) => digestId === id)).toEqual([])
  })

  it('shows the address once, with its code and its embedding', async () => {
    const { made, address, path, digest } = await shared()
    expect(made.status).toBe(200)
    expect(made.text).toContain(`${address}/embed`)
    expect(made.text).toContain(en.sheet.qr)
    const again = await maker.get(`/digests/${digest}/shares`)
    expect(again.text).not.toContain(path)
    expect(again.text).toContain(en.sheet.standings.open)
  })

  it('gives a form that was not taken back as it was typed', async () => {
    const { id } = await newDigest({ id: 'typed', learnerId: makerId })
    const { status, text } = await maker.post(`/digests/${id}/shares`, {
      name: `${'x'.repeat(61)}`,
      span: 'decade',
    })
    expect(status).toBe(422)
    expect(text).toContain(en.sheet.errors['name-long'])
    expect(text).toContain(en.sheet.errors['span-unknown'])
    expect(text).toContain('x'.repeat(61))
  })

  it('makes a stranger who shares a module’s own digest a guest', async () => {
    const { id } = await newDigest({ id: 'anybodys', learnerId: null })
    const stranger = visitor()
    expect((await stranger.get(`/digests/${id}/shares`)).status).toBe(200)
    expect(stranger.cookies.size).toBe(0)
    const made = await stranger.post(`/digests/${id}/shares`, { name: '', span: 'week' })
    expect(made.text).toMatch(ADDRESS)
    expect((await stranger.get(`/digests/${id}/shares`)).text).toContain(en.sheet.asNobody)
    const nothing = visitor()
    const none = await nothing.post('/digests/digest-none/shares', { name: '', span: 'week' })
    expect([none.status, nothing.cookies.size]).toEqual([404, 0])
  })
})

describe('the page of a share', () => {
  it('plays, reads and asks for a stranger, and leaves nothing with them', async () => {
    const { path } = await shared()
    const stranger = visitor()
    const { status, text, headers } = await stranger.get(path)
    expect(status).toBe(200)
    expect(text).toContain(`${path}/audio`)
    expect(text).toContain('What Count the letters says')
    expect(text).toContain('Asked by m1-q1?')
    expect(text).toContain(en.share.by('Amara'))
    expect(headers.get('Cache-Control')).toBe('private, no-store')
    expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(stranger.cookies.size).toBe(0)
  })

  it('speaks the language of its reader', async () => {
    const { path } = await shared()
    const { text } = await visitor({ language: 'zh-CN' }).get(path)
    expect(text).toContain(zhCN.share.by('Amara'))
    expect(text).toContain(zhCN.share.stayed)
  })

  it('keeps its reader there who changes the language', async () => {
    const { path } = await shared()
    const { status, to } = await visitor().post(
      '/language',
      { language: 'zh-CN', back: path },
      { 'Sec-Fetch-Mode': 'navigate' },
    )
    expect([status, to]).toEqual([303, path])
  })

  it('tells other sites what it is, by absolute addresses', async () => {
    const { address, path } = await shared()
    const { text } = await visitor().get(path)
    const tags = Object.fromEntries(
      [...text.matchAll(/<meta (?:property|name)="([\w:]+)" content="([^"]*)"/g)].map(
        ([, name, content]) => [name, content],
      ),
    )
    expect(tags).toMatchObject({
      robots: 'noindex',
      'og:url': address,
      'og:image': `${address}/picture`,
      'og:audio': `${address}/audio`,
      'og:audio:type': 'audio/mpeg',
      'twitter:card': 'summary_large_image',
    })
    expect(tags['og:title']).toContain('Count the letters')
    expect(text).toContain(
      `href="${ORIGIN}/oembed?url=${encodeURIComponent(address)}&amp;format=json"`,
    )
  })

  it('answers for parts of the audio, byte by byte', async () => {
    const { path, mp3 } = await shared()
    const whole = await visitor().get(`${path}/audio`)
    expect(whole.headers.get('Content-Length')).toBe(String(mp3.length))
    expect(whole.headers.get('Cache-Control')).toBe('private, no-cache')
    const part = await visitor().get(`${path}/audio`, { Range: 'bytes=10-19' })
    expect(part.status).toBe(206)
    expect(part.headers.get('Content-Range')).toBe(`bytes 10-19/${mp3.length}`)
    expect((await visitor().get(`${path}/transcript`)).text).toMatch(/^WEBVTT\n/)
  })

  it('has a picture of 1200 by 630', async () => {
    const { path } = await shared()
    const { status, headers, text } = await visitor().get(`${path}/picture`)
    expect([status, headers.get('Content-Type')]).toEqual([200, 'image/png'])
    expect(text.slice(1, 4)).toBe('PNG')
    const etag = headers.get('ETag') ?? ''
    expect((await visitor().get(`${path}/picture`, { 'If-None-Match': etag })).status).toBe(304)
  })

  it('may be framed by other sites as a player alone, which has no form', async () => {
    const { path } = await shared()
    const { status, text, headers } = await visitor().get(`${path}/embed`)
    expect(status).toBe(200)
    expect(headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
    expect(headers.get('Content-Security-Policy')).toContain("form-action 'none'")
    expect(headers.get('Set-Cookie')).toBeNull()
    expect(text).not.toContain('<form')
    expect(text).toContain(`${path}/audio`)
  })

  it('is gone with all its parts in the moment it is taken back', async () => {
    const { address, path, digest, id } = await shared()
    const oembed = `/oembed?url=${encodeURIComponent(address)}`
    const statuses = async () =>
      Promise.all(
        [...PARTS.map((part) => path + part), oembed].map(
          async (one) => (await visitor().get(one)).status,
        ),
      )
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200, 200])
    const revoked = await maker.post(`/digests/${digest}/shares/${id}/revocation`)
    expect([revoked.status, revoked.to]).toEqual([303, `/digests/${digest}/shares`])
    expect(await statuses()).toEqual([404, 404, 404, 404, 404, 404, 404])
    const listened = await visitor().post(`${path}/listens?_data=routes%2Fshare.listens`, {
      what: 'started',
    })
    expect(listened.status).toBe(404)
  })

  it('says so when it has ended, and where the module is', async () => {
    const { path, id } = await shared()
    await transaction(async (tx) => {
      const expiresAt = new Date(Date.now() - 1000)
      await tx.update(tables.shares).set({ expiresAt }).where(eq(tables.shares.id, id))
    })
    const { status, text } = await visitor().get(path)
    expect(status).toBe(410)
    expect(text).toContain(en.share.ended)
    expect(text).toContain('/courses/tiny/modules/m1')
    expect((await visitor().get(`${path}/audio`)).status).toBe(410)
    const framed = await visitor().get(`${path}/embed`)
    expect(framed.status).toBe(410)
    expect(framed.headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
  })
})

describe('the first question on the page of a share', () => {
  async function form(path: string, right: boolean) {
    const [question] = cardOf(await courseNow('tiny'), 'm1')
    if (!question) throw new Error('no question')
    const response = responseTo(question, right)
    const share = path.replace('/shares/', '')
    return { share, course: 'tiny', module: 'm1', question: question.id, response }
  }

  it('makes a guest and a lesson with its answer, and no key is told before', async () => {
    const { path, id } = await shared()
    const stranger = visitor()
    expect((await stranger.get(path)).text).not.toContain('CANARY')
    const answered = await stranger.post('/lessons', await form(path, true))
    expect(answered.status).toBe(303)
    expect(answered.to).toMatch(/^\/lessons\/[\w-]+\?question=tiny%2Fm1-q1$/)
    const lesson = await stranger.get(answered.to ?? '')
    expect(lesson.text).toContain(en.card.right)
    expect(lesson.text).toContain('CANARY-m1-q1')
    expect(lesson.text).not.toContain('CANARY-m1-q2')
    const led = eq(tables.lessons.shareId, id)
    expect(await database.read.select().from(tables.lessons).where(led)).toHaveLength(1)
  })

  it('comes back without a choice, and makes no guest', async () => {
    const { path } = await shared()
    const stranger = visitor()
    const answered = await stranger.post('/lessons', { ...(await form(path, true)), response: [] })
    expect([answered.status, answered.to]).toEqual([303, `${path}?incomplete=nothing#three`])
    expect(stranger.cookies.size).toBe(0)
    expect((await stranger.get(`${path}?incomplete=nothing`)).text).toContain(en.card.incomplete)
  })

  it('keeps the answer also when the share is taken back meanwhile', async () => {
    const { path, digest, id } = await shared()
    const stranger = visitor()
    await maker.post(`/digests/${digest}/shares/${id}/revocation`)
    const answered = await stranger.post('/lessons', await form(path, false))
    expect((await stranger.get(answered.to ?? '')).text).toContain(en.card.notThis)
    const led = eq(tables.lessons.shareId, id)
    expect(await database.read.select().from(tables.lessons).where(led)).toEqual([])
  })

  it('is tried again by one who has finished the module', async () => {
    const { path } = await shared()
    const learner = await newLearner()
    const again = await browserOf(learner.id)
    const before = await study(learner, 'tiny', 'm1')
    const answered = await again.post('/lessons', await form(path, true))
    expect(answered.status).toBe(303)
    expect(answered.to).not.toContain(before)
  })

  it('goes on to the lesson when the card asks something else by now', async () => {
    const { path } = await shared()
    const old = { ...(await form(path, true)), question: 'tiny/m1-old' }
    const answered = await visitor().post('/lessons', old)
    expect(answered.to).toMatch(/^\/lessons\/[\w-]+$/)
  })
})

describe('a listening', () => {
  const listen = (who: Visitor, path: string, what: string) =>
    who.post(`${path}/listens?_data=routes%2Fshare.listens`, { what })

  it('is counted once a browser, by a number that names nobody', async () => {
    const { path, digest } = await shared()
    const phone = visitor()
    for (const what of ['started', 'ended', 'started', 'ended']) {
      expect((await listen(phone, path, what)).status).toBe(200)
    }
    await listen(visitor(), path, 'started')
    await listen(maker, path, 'ended')
    expect((await maker.get(`/digests/${digest}/shares`)).text).toContain(en.figures.listened(1, 2))
    const cookie = phone.cookies.get('listener') ?? ''
    expect(cookie).toMatch(/^[\w-]{22}$/)
    expect(JSON.stringify(await reader().select().from(tables.listens))).not.toContain(cookie)
    expect((await listen(phone, path, 'liked')).status).toBe(400)
  })
})

describe('oEmbed', () => {
  const ask = (query: string) => visitor().get(`/oembed?${query}`)

  it('tells how a share is embedded', async () => {
    const { address } = await shared()
    const answer = await ask(`url=${encodeURIComponent(address)}&format=json&maxwidth=400`)
    const told = answer.json()
    expect(told).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 400,
      author_name: 'Amara',
      provider_name: 'Fifteen',
      thumbnail_url: `${address}/picture`,
    })
    expect(told.html).toContain(`<iframe src="${address}/embed"`)
    expect(told.html).toContain('width="400"')
  })

  it('tells nothing of other addresses, and speaks JSON alone', async () => {
    const { address } = await shared()
    const encoded = encodeURIComponent(address)
    for (const url of [
      '',
      encodeURIComponent(`${ORIGIN}/shares/${'A'.repeat(43)}`),
      encodeURIComponent(address.replace('site.test', 'evil.test')),
      encodeURIComponent(`${ORIGIN}/courses/tiny`),
      'no-address',
    ]) {
      expect((await ask(`url=${url}`)).status).toBe(404)
    }
    expect((await ask('')).status).toBe(404)
    expect((await ask(`url=${encoded}&format=xml`)).status).toBe(501)
  })
})

describe('a report', () => {
  it('reaches the instructor, who lets the share stay or takes it down', async () => {
    const { path, id, digest } = await shared()
    const stranger = visitor({ ip: '192.0.2.77' })
    const missing = await stranger.post(`${path}/reports`, { text: 'Ten are not ill.' })
    expect(missing.status).toBe(422)
    expect(missing.text).toContain(en.report.errors['reason-missing'])
    expect(missing.text).toContain('Ten are not ill.')
    const report = () => stranger.post(`${path}/reports`, { reason: 'wrong', text: 'Not so.' })
    const sent = await report()
    expect(sent.to).toBe(`${path}/reports?sent=1`)
    expect((await stranger.get(sent.to ?? '')).text).toContain(en.report.thanks)

    expect((await instructor.get('/courses/tiny')).text).toContain(en.tend.link(1))
    const page = await instructor.get('/courses/tiny/digests')
    expect(page.text).toContain('Not so.')
    const heard = `/courses/tiny/digests/${id}/audio`
    expect((await instructor.get(heard)).headers.get('Content-Type')).toBe('audio/mpeg')
    await instructor.post('/courses/tiny/digests', { what: 'approval', share: id })
    expect((await instructor.get('/courses/tiny/digests')).text).toContain(en.tend.none)
    expect((await visitor().get(path)).status).toBe(200)

    await report()
    const unsaid = await instructor.post('/courses/tiny/digests', {
      what: 'refusal',
      share: id,
      because: ' ',
    })
    expect(unsaid.status).toBe(422)
    expect(unsaid.text).toContain(en.tend.errors['text-missing'])
    const because = 'Ten of a thousand, not of a hundred.'
    await instructor.post('/courses/tiny/digests', { what: 'refusal', share: id, because })
    expect((await visitor().get(path)).status).toBe(404)
    expect((await maker.get(`/digests/${digest}/shares`)).text).toContain(because)
    expect((await instructor.get('/courses/tiny/digests')).text).not.toContain('Not so.')
  })

  it('is taken ten times an hour from one address', async () => {
    const { path } = await shared()
    const many = visitor({ ip: '192.0.2.99' })
    const send = () => many.post(`${path}/reports`, { reason: 'other', text: 'Again.' })
    for (let i = 0; i < 10; i += 1) expect((await send()).status).toBe(303)
    const refused = await send()
    expect(refused.status).toBe(429)
    expect(refused.text).toContain(en.report.errors['too-many-tries'])
    expect(refused.text).toContain('Again.')
  })

  it('has at most a thousand characters', async () => {
    const { path } = await shared()
    const text = 'x'.repeat(1001)
    const answer = await visitor().post(`${path}/reports`, { reason: 'other', text })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(en.report.errors['text-long'])
  })
})

describe('where the instructor approves', () => {
  it('what is shared waits until they do', async () => {
    const sharing = { what: 'sharing', sharing: 'approved' }
    await instructor.post('/courses/tiny/digests', sharing)
    const { made, path, id, digest } = await shared()
    expect(made.text).toContain(en.sheet.madeWaits)
    const waiting = await visitor().get(path)
    expect(waiting.status).toBe(404)
    expect(waiting.text).toContain(en.share.waiting)
    expect(waiting.text).not.toContain('What Count the letters says')
    for (const part of ['/audio', '/transcript', '/picture', '/embed', '/reports']) {
      expect((await visitor().get(path + part)).status).toBe(404)
    }
    expect((await maker.get(`/digests/${digest}/shares`)).text).toContain(
      en.sheet.standings.waiting,
    )
    expect((await instructor.get('/courses/tiny/digests')).text).toContain(en.tend.approve)
    await instructor.post('/courses/tiny/digests', { what: 'approval', share: id })
    expect((await visitor().get(path)).status).toBe(200)
    await setSharing('tiny', 'open')
  })

  it('nobody decides on the shares of another course', async () => {
    const { id } = await shared()
    await publishTiny(database, { id: 'elsewhere', modules: 2 })
    const form = { what: 'refusal', share: id, because: 'Not mine.' }
    expect((await instructor.post('/courses/elsewhere/digests', form)).status).toBe(404)
    expect((await instructor.get(`/courses/elsewhere/digests/${id}/audio`)).status).toBe(404)
    expect((await maker.post('/courses/tiny/digests', form)).status).toBe(401)
    expect((await shares()).find((one) => one.id === id)?.state).toBe('open')
  })
})
