import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { publishTiny, type TestDatabase, testDatabase } from '#/tests/support/database'
import { everything } from '#/tests/support/everything'
import { newLearner, study } from '#/tests/support/study'
import * as tables from '~/db/schema'
import {
  changePassword,
  createAccount,
  hashPassword,
  learnerBy,
  signUp,
} from '~/features/account/account.server'
import {
  countTry,
  dropOldLimits,
  signInLimits,
  signUpLimits,
} from '~/features/account/limits.server'
import { beginSession, newSessionId } from '~/features/account/session.server'

const password = 'correct horse battery'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await publishTiny(database)
})

afterAll(() => database.drop())

let addresses = 0
const address = () => `192.0.2.${++addresses}`
const asGuest = (id: string) => ({ id, name: null, role: null, language: null, zone: null })

describe('signUp', () => {
  it('gives a guest’s own learner the account, with all their work and a new session', async () => {
    const guest = await newLearner()
    await study(guest, 'tiny', 'm1')
    const sessionId = newSessionId()
    await database.transaction((tx) => beginSession(tx, guest.id, sessionId))
    const sessionsOf = async () =>
      (await database.read.select().from(tables.sessions)).filter(
        ({ learnerId }) => learnerId === guest.id,
      )
    const [old] = await sessionsOf()
    const account = { name: 'Ana', password, language: 'en', address: address() }
    const cookie = await signUp({ ...account, before: asGuest(guest.id) })
    expect(cookie).toContain('HttpOnly')
    expect(await learnerBy('ana', password)).toBe(guest.id)
    const fresh = await sessionsOf()
    expect(fresh).toHaveLength(1)
    expect(fresh[0]?.id).not.toBe(old?.id)
  })

  it('makes a learner for a stranger', async () => {
    await signUp({ name: 'Bela', password, language: 'zh-CN', address: address(), before: null })
    const id = await learnerBy('Bela', password)
    const learners = await database.read.select().from(tables.learners)
    expect(learners.find((learner) => learner.id === id)?.language).toBe('zh-CN')
  })

  it('takes a name once, however it is written', async () => {
    const account = { password, language: 'en', before: null }
    expect(await signUp({ ...account, name: 'Cleo', address: address() })).not.toBeNull()
    expect(await signUp({ ...account, name: 'ＣＬＥＯ ', address: address() })).toBeNull()
  })

  it('leaves a guest as they are when the name is taken', async () => {
    const guest = await newLearner()
    await createAccount({ name: 'Dora', password, role: 'learner', language: null })
    const account = { name: 'dora', password, language: 'en', address: address() }
    expect(await signUp({ ...account, before: asGuest(guest.id) })).toBeNull()
    const accounts = await database.read.select().from(tables.accounts)
    expect(accounts.some(({ learnerId }) => learnerId === guest.id)).toBe(false)
  })

  it('gives one name to one of many who ask at once', async () => {
    const asking = Array.from({ length: 8 }, () =>
      signUp({ name: 'Emil', password, language: 'en', address: address(), before: null }),
    )
    const met = await Promise.all(asking)
    expect(met.filter((cookie) => cookie !== null)).toHaveLength(1)
  })
})

describe('learnerBy', () => {
  it('takes as long for a name there isn’t as for a wrong password', async () => {
    await createAccount({ name: 'Finn', password, role: 'learner', language: null })
    const took = async (name: string) => {
      const times: number[] = []
      for (let n = 0; n < 7; n++) {
        const began = computed()
        await learnerBy(name, 'wrong')
        times.push(computed() - began)
      }
      return times.sort((a, b) => a - b)[3] ?? 0
    }
    await took('Finn')
    expect((await took('Nobody')) / (await took('Finn'))).toBeGreaterThan(0.4)
  })
})

describe('changePassword', () => {
  it('wants the one until now, and ends every other session', async () => {
    const name = 'Gus'
    const id = (await createAccount({ name, password, role: 'learner', language: null })) ?? ''
    await database.transaction((tx) => beginSession(tx, id, newSessionId()))
    const fresh = 'another long one'
    const change = (current: string) => changePassword({ id, name }, { current, password: fresh })
    expect(await change('wrong')).toBeNull()
    expect(await change(password)).toContain('fifteen=')
    expect(await learnerBy(name, password)).toBeNull()
    expect(await learnerBy(name, fresh)).toBe(id)
    const sessions = await database.read.select().from(tables.sessions)
    expect(sessions.filter(({ learnerId }) => learnerId === id)).toHaveLength(1)
  })
})

describe('hashPassword', () => {
  it('is argon2id', async () => {
    expect(await hashPassword(password)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('countTry', () => {
  it('lets two hundred passwords be tried from one address', async () => {
    const trying = (n: number) => countTry(signInLimits(`name ${n}`, '198.51.100.9'))
    for (let n = 0; n < 200; n++) await trying(n)
    await expect(trying(200)).rejects.toMatchObject({ reason: 'too-many-tries' })
  })

  it('lets sixty accounts an hour be made from one address', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T10:00Z') })
    try {
      for (let n = 0; n < 60; n++) await countTry(signUpLimits('198.51.100.7'))
      const refused = { reason: 'too-many-tries', status: 429 }
      await expect(countTry(signUpLimits('198.51.100.7'))).rejects.toMatchObject(refused)
      await countTry(signUpLimits('198.51.100.8'))
      vi.setSystemTime(new Date('2026-03-01T11:00Z'))
      await countTry(signUpLimits('198.51.100.7'))
    } finally {
      vi.useRealTimers()
    }
  })

  it('keeps no address, and drops what has run out', async () => {
    await countTry(signUpLimits('203.0.113.99'))
    expect((await everything(database.read)).join()).not.toContain('203.0.113')
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2100-01-01T00:00Z') })
    await dropOldLimits().finally(() => vi.useRealTimers())
    expect(await database.read.$count(tables.limits)).toBe(0)
  })
})
