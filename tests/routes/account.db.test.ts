import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishTiny, TEACHER, type TestDatabase, testDatabase } from '#/tests/support/database'
import { type Visitor, visitor } from '#/tests/support/visitor'
import * as tables from '~/db/schema'
import { countTry, guestLimits } from '~/features/account/limits.server'

const password = 'correct horse battery'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await publishTiny(database)
})

afterAll(() => database.drop())

let people = 0

/** Someone new on a device and an address of their own. */
const newVisitor = () => visitor({ ip: `192.0.2.${++people}` })

async function member(name: string): Promise<Visitor> {
  const browser = newVisitor()
  await browser.post('/sign-up', { name, password })
  return browser
}

async function teacher(): Promise<Visitor> {
  const browser = newVisitor()
  await browser.post('/sign-in', { ...TEACHER })
  return browser
}

const personal = (browser: Visitor) =>
  browser.data('/account').then((visit) => visit.json<{ name: string }>().name)

describe('/sign-up', () => {
  it('is a page in both languages', async () => {
    const english = await newVisitor().get('/sign-up')
    expect(english.status).toBe(200)
    expect(english.text).toContain('<title>Make an account · Fifteen</title>')
    const chinese = await visitor({ language: 'zh-CN' }).get('/sign-up')
    expect(chinese.text).toContain('<title>注册账号 · Fifteen</title>')
  })

  it('tells a guest, and no stranger, that their work comes along', async () => {
    const guest = newVisitor()
    const along = 'comes along'
    expect((await guest.get('/sign-up')).text).not.toContain(along)
    await guest.post('/lessons', { course: 'tiny', module: 'm1' })
    expect((await guest.get('/sign-up')).text).toContain(along)
  })

  it('makes an account, keeps the guest’s lesson and goes on where it was asked to', async () => {
    const guest = newVisitor()
    const begun = await guest.post('/lessons', { course: 'tiny', module: 'm1' })
    const before = guest.cookies.get('fifteen')
    const made = await guest.post('/sign-up', { name: 'Lin', password, next: begun.to ?? '' })
    expect([made.status, made.to]).toEqual([303, begun.to])
    expect(guest.cookies.get('fifteen')).not.toBe(before)
    expect((await guest.get(begun.to ?? '')).status).toBe(200)
    expect(await personal(guest)).toBe('Lin')
  })

  it('goes nowhere else', async () => {
    for (const next of ['//evil.test', 'https://evil.test', '/\\evil.test']) {
      const made = await newVisitor().post('/sign-up', { name: `To ${next}`, password, next })
      expect([made.status, made.to]).toEqual([303, '/'])
    }
  })

  it('gives back what was typed, without the password, and says what is wrong', async () => {
    const tried = await newVisitor().post('/sign-up', { name: 'Short Pass', password: 'secret7' })
    expect(tried.status).toBe(422)
    expect(tried.text).toContain('value="Short Pass"')
    expect(tried.text).toContain('aria-invalid="true"')
    expect(tried.text).toContain('That is too short.')
    expect(tried.text).not.toContain('secret7')
  })

  it('says that a name is taken', async () => {
    await member('Taken')
    const tried = await newVisitor().post('/sign-up', { name: ' tAKEN', password })
    expect(tried.status).toBe(422)
    expect(tried.text).toContain('Somebody here has this name.')
  })

  it('refuses a field it does not know', async () => {
    const tried = await newVisitor().post('/sign-up', { name: 'Adm', password, role: 'admin' })
    expect(tried.status).toBe(422)
    expect(tried.text).toContain('This was not sent as the page sends it.')
  })

  it('refuses a form of another site', async () => {
    const form = { name: 'Cross', password }
    const tried = await newVisitor().post('/sign-up', form, { 'Sec-Fetch-Site': 'cross-site' })
    expect(tried.status).toBe(403)
  })

  it('answers 429 after too many from one address', async () => {
    const ip = '198.51.100.1'
    const form = { name: 'Taken', password }
    for (let n = 0; n < 60; n++) await visitor({ ip }).post('/sign-up', form)
    const tried = await visitor({ ip }).post('/sign-up', form)
    expect(tried.status).toBe(429)
    expect(tried.text).toContain('Too many tries in a short time.')
  })
})

describe('/sign-in', () => {
  it('brings a guest’s work to the account and sets its language', async () => {
    const first = await member('Noor')
    await first.post('/account', { language: 'zh-CN', zone: '' })
    const guest = newVisitor()
    const begun = await guest.post('/lessons', { course: 'tiny', module: 'm2' })
    const came = await guest.post('/sign-in', { name: 'noor', password, next: '/account' })
    expect([came.status, came.to]).toEqual([303, '/account'])
    expect(guest.cookies.get('language')).toBe('zh-CN')
    expect((await guest.get(begun.to ?? '')).status).toBe(200)
    expect((await first.get(begun.to ?? '')).status).toBe(200)
  })

  it('says the same whether the account exists or not', async () => {
    await member('Exists')
    const [wrong, nobody] = await Promise.all(
      ['Exists', 'Nobody'].map((name) =>
        newVisitor().post('/sign-in', { name, password: 'wrong' }),
      ),
    )
    expect(wrong?.status).toBe(422)
    expect(nobody?.status).toBe(422)
    const same = (text = '') => text.replaceAll(/Exists|Nobody/g, '').replaceAll(/visit-\d+/g, '')
    expect(same(wrong?.text)).toBe(same(nobody?.text))
    expect(wrong?.text).toContain('don’t belong together')
  })

  it('answers 429 after ten tries of a name', async () => {
    const form = { name: 'Guessed', password: 'wrong' }
    for (let n = 0; n < 10; n++) await newVisitor().post('/sign-in', form)
    const tried = await newVisitor().post('/sign-in', form)
    expect(tried.status).toBe(429)
    expect(tried.text).toContain('value="Guessed"')
  })

  it('ends the session of the account that was signed in before', async () => {
    const browser = await member('Before')
    await member('After')
    const old = browser.cookies.get('fifteen') ?? ''
    await browser.post('/sign-in', { name: 'After', password })
    expect(await personal(browser)).toBe('After')
    const thief = newVisitor()
    thief.cookies.set('fifteen', old)
    expect((await thief.get('/account')).status).toBe(401)
  })
})

describe('/sign-out', () => {
  it('ends the session, for a copy of its cookie too', async () => {
    const browser = await member('Out')
    const copy = newVisitor()
    copy.cookies.set('fifteen', browser.cookies.get('fifteen') ?? '')
    const out = await browser.post('/sign-out')
    expect([out.status, out.to]).toEqual([303, '/'])
    expect(browser.cookies.has('fifteen')).toBe(false)
    expect((await copy.get('/account')).status).toBe(401)
  })

  it('does nothing on a GET', async () => {
    const browser = await member('Stays')
    await browser.get('/sign-out')
    expect(await personal(browser)).toBe('Stays')
  })
})

describe('a guest', () => {
  it('is the last of six hundred in a quarter of an hour from one address', async () => {
    const ip = '198.51.100.2'
    const form = { course: 'tiny', module: 'm1' }
    for (let n = 0; n < 599; n++) await countTry(guestLimits(ip))
    expect((await visitor({ ip }).post('/lessons', form)).status).toBe(303)
    const before = await database.read.$count(tables.learners)
    expect((await visitor({ ip }).post('/lessons', form)).status).toBe(429)
    expect(await database.read.$count(tables.learners)).toBe(before)
  })
})

describe('/account', () => {
  it('asks strangers and guests to sign in', async () => {
    const guest = newVisitor()
    await guest.post('/lessons', { course: 'tiny', module: 'm1' })
    for (const path of ['/account', '/account/password', '/account/deletion']) {
      expect((await newVisitor().get(path)).status).toBe(401)
      expect((await guest.get(path)).status).toBe(401)
    }
    for (const one of [newVisitor(), guest]) {
      expect(await one.get('/account/export')).toMatchObject({ status: 302, to: '/account' })
    }
  })

  it('keeps language and time zone', async () => {
    const browser = await member('Settled')
    const kept = await browser.post('/account', { language: 'zh-CN', zone: 'Asia/Shanghai' })
    expect([kept.status, kept.to]).toEqual([303, '/account?saved=1'])
    const page = await browser.get('/account?saved=1')
    expect(page.text).toContain('<html lang="zh-CN"')
    expect(page.text).toMatch(/<option value="Asia\/Shanghai" selected/)
    expect(page.text).toContain('已保存。')
  })

  it('refuses a time zone there isn’t', async () => {
    const browser = await member('Zoned')
    const tried = await browser.post('/account', { language: 'en', zone: 'Mars/Olympus' })
    expect(tried.status).toBe(422)
    expect(tried.text).toContain('doesn’t know that time zone')
  })
})

describe('/account/password', () => {
  it('changes it', async () => {
    const browser = await member('Changer')
    const wrong = await browser.post('/account/password', {
      current: 'wrong',
      password: 'new one 1',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).not.toContain('new one 1')
    const form = { current: password, password: 'new one 1' }
    expect((await browser.post('/account/password', form)).status).toBe(303)
    expect(await personal(browser)).toBe('Changer')
    const again = await newVisitor().post('/sign-in', { name: 'Changer', password: 'new one 1' })
    expect(again.status).toBe(303)
  })
})

describe('/account/export', () => {
  it('is a file of the account', async () => {
    const browser = await member('Exporter')
    const file = await browser.get('/account/export')
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(file.headers.get('cache-control')).toContain('no-store')
    expect(file.json()).toMatchObject({ account: [{ name: 'Exporter', role: 'learner' }] })
  })
})

describe('/account/deletion', () => {
  it('wants the password, then deletes the account and signs out', async () => {
    const browser = await member('Leaver')
    expect((await browser.get('/account/deletion')).text).toContain('can’t be taken back')
    expect((await browser.post('/account/deletion', { password: 'wrong' })).status).toBe(422)
    const gone = await browser.post('/account/deletion', { password })
    expect([gone.status, gone.to]).toEqual([303, '/'])
    expect(browser.cookies.has('fifteen')).toBe(false)
    const again = await newVisitor().post('/sign-in', { name: 'Leaver', password })
    expect(again.status).toBe(422)
  })

  it('tells the only admin why they can’t go', async () => {
    const browser = await teacher()
    expect((await browser.get('/account/deletion')).text).toContain('the only admin')
    const tried = await browser.post('/account/deletion', { password: TEACHER.password })
    expect([tried.status, tried.to]).toEqual([303, '/account/deletion'])
    expect(await personal(browser)).toBe(TEACHER.name)
  })
})

describe('/people', () => {
  const idOf = async (name: string) => {
    const rows = await database.read.select().from(tables.accounts)
    return rows.find((row) => row.name === name)?.learnerId ?? ''
  }

  it('is for admins', async () => {
    const learner = await member('Curious')
    expect((await newVisitor().get('/people')).status).toBe(401)
    expect((await learner.get('/people')).status).toBe(403)
    await learner.post(`/people/${await idOf('Curious')}/role`, { role: 'admin' })
    expect((await learner.get('/people')).status).toBe(403)
    expect((await (await teacher()).get('/people')).text).toContain('Curious')
  })

  it('gives a role, and keeps the last admin', async () => {
    await member('Risen')
    const admin = await teacher()
    const given = await admin.post(`/people/${await idOf('Risen')}/role`, { role: 'instructor' })
    const risen = await idOf('Risen')
    expect([given.status, given.to]).toEqual([303, `/people?given=${risen}#${risen}`])
    expect((await admin.get(given.to ?? '')).text).toMatch(/role="status">Saved\.</)
    expect((await admin.get('/people')).text).not.toMatch(/role="status">Saved\.</)
    const rows = await database.read.select().from(tables.accounts)
    expect(rows.find(({ name }) => name === 'Risen')?.role).toBe('instructor')
    const last = await admin.post(`/people/${await idOf(TEACHER.name)}/role`, { role: 'learner' })
    expect(last.to).toContain('/people?last-admin=')
    expect((await admin.get(last.to ?? '')).text).toContain('only admin of the site')
  })
})
