import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { everything } from '#/tests/support/everything'
import { reader } from '~/db/db.server'
import { createAccount } from '~/features/account/account.server'
import { wholeDraft } from '~/features/studio/draft.server'
import { beginDraft, emptyCourse } from '~/features/studio/drafts.server'
import {
  followInvitation,
  instructorsView,
  invite,
  invitedTo,
  letGo,
  takeBack,
} from '~/features/studio/instructors.server'

const DAY = 86_400_000 // ms
const TELLING = { language: 'en', zone: 'UTC' } as const

let database: TestDatabase
let people: { id: string; role: string }[]

beforeAll(async () => {
  database = await testDatabase()
  people = await Promise.all(
    ['Mei', 'Lin', 'Sam'].map(async (name) => {
      const account = { name, password: 'a password of tests', language: 'en' }
      const id = (await createAccount({ ...account, role: 'instructor' })) ?? ''
      return { id, role: 'instructor' }
    }),
  )
})
afterAll(() => database.drop())
afterEach(() => {
  vi.useRealTimers()
})

const [mei, lin, sam] = [0, 1, 2].map((n) => () => people[n] ?? { id: '', role: '' }) as [
  () => { id: string; role: string },
  () => { id: string; role: string },
  () => { id: string; role: string },
]
const begun = () => beginDraft(mei(), [emptyCourse('en', 'Mei', 'Together')])
const GONE = { reason: 'not-found' }

describe('an invitation', () => {
  it('lets one instructor in, once', async () => {
    const id = await begun()
    const token = await invite(mei(), id)
    await expect(wholeDraft(lin(), id)).rejects.toMatchObject(GONE)
    expect(await invitedTo(token)).toMatchObject({ id, title: 'Together', by: 'Mei' })
    expect(await followInvitation(lin(), token)).toBe(id)
    expect((await wholeDraft(lin(), id)).id).toBe(id)
    await expect(followInvitation(sam(), token)).rejects.toMatchObject(GONE)
    await expect(invitedTo(token)).rejects.toMatchObject(GONE)
  })

  it('is stored without its token', async () => {
    const token = await invite(mei(), await begun())
    expect(token).toMatch(/^[\w-]{43}$/)
    expect((await everything(reader())).join('\n')).not.toContain(token)
  })

  it('ends after two weeks, or when it is taken back', async () => {
    const id = await begun()
    const [kept, taken] = [await invite(mei(), id), await invite(mei(), id)]
    const { invitations } = await instructorsView(await wholeDraft(mei(), id), mei(), TELLING)
    await takeBack(mei(), id, invitations[1]?.id ?? '')
    await expect(followInvitation(lin(), taken)).rejects.toMatchObject(GONE)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 14 * DAY + 1000 })
    await expect(followInvitation(lin(), kept)).rejects.toMatchObject(GONE)
  })

  it('is not used up by the owner’s own look at it', async () => {
    const id = await begun()
    const token = await invite(mei(), id)
    await followInvitation(mei(), token)
    expect(await followInvitation(lin(), token)).toBe(id)
  })

  it('is made, and taken back, by who owns the draft', async () => {
    const id = await begun()
    await followInvitation(lin(), await invite(mei(), id))
    await expect(invite(lin(), id)).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(invite(sam(), id)).rejects.toMatchObject(GONE)
    await expect(letGo(lin(), id, mei().id)).rejects.toMatchObject({ reason: 'forbidden' })
  })
})

describe('letGo', () => {
  it('ends that somebody works on a draft, by the owner or by themselves', async () => {
    const id = await begun()
    for (const who of [mei, lin]) {
      await followInvitation(lin(), await invite(mei(), id))
      await letGo(who(), id, lin().id)
      await expect(wholeDraft(lin(), id)).rejects.toMatchObject(GONE)
    }
  })
})
