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
import {
  answerInvitation,
  invitationsOf,
  inviteAgain,
  inviteByName,
  isInvited,
} from '~/features/studio/invitations.server'

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

describe('an invitation by name', () => {
  const standing = async (who: { id: string }) => (await invitationsOf(who)).map(({ id }) => id)

  it('stands in the studio of who is named, in capitals or not, until it is answered', async () => {
    const id = await begun()
    expect(await inviteByName(mei(), id, ' LIN ')).toBeNull()
    const { invitations } = await instructorsView(await wholeDraft(mei(), id), mei(), TELLING)
    expect(invitations.map(({ name }) => name)).toEqual(['Lin'])
    const [found] = await invitationsOf(lin())
    expect(found).toMatchObject({ title: 'Together', language: 'en', by: 'Mei' })
    expect(await standing(sam())).toEqual([])
    await expect(wholeDraft(lin(), id)).rejects.toMatchObject(GONE)
    await expect(answerInvitation(sam(), found?.id ?? '', 'accept')).rejects.toMatchObject(GONE)
    expect(await answerInvitation(lin(), found?.id ?? '', 'accept')).toBe(id)
    expect((await wholeDraft(lin(), id)).id).toBe(id)
    expect(await standing(lin())).toEqual([])
    await expect(answerInvitation(lin(), found?.id ?? '', 'accept')).rejects.toMatchObject(GONE)
  })

  it('lets nobody in where it is declined, and can be made again', async () => {
    const id = await begun()
    for (let round = 0; round < 2; round += 1) {
      expect(await inviteByName(mei(), id, 'Lin')).toBeNull()
      const [one = ''] = await standing(lin())
      expect(await answerInvitation(lin(), one, 'decline')).toBeNull()
      expect(await standing(lin())).toEqual([])
      await expect(wholeDraft(lin(), id)).rejects.toMatchObject(GONE)
    }
  })

  it('tells who invited that it was declined, and stands again where they ask once more', async () => {
    const id = await begun()
    const shown = async () =>
      (await instructorsView(await wholeDraft(mei(), id), mei(), TELLING)).invitations
    await inviteByName(mei(), id, 'Lin')
    const [one = ''] = await standing(lin())
    expect(await isInvited(lin())).toBe(true)
    await inviteAgain(mei(), id, one)
    await answerInvitation(lin(), one, 'decline')
    expect(await isInvited(lin())).toBe(false)
    expect(await shown()).toMatchObject([{ id: one, name: 'Lin', declined: true }])
    await expect(answerInvitation(lin(), one, 'accept')).rejects.toMatchObject(GONE)
    await expect(inviteAgain(sam(), id, one)).rejects.toMatchObject(GONE)
    await inviteAgain(mei(), id, one)
    expect(await shown()).toMatchObject([{ id: one, declined: false }])
    expect(await answerInvitation(lin(), one, 'accept')).toBe(id)
    expect(await shown()).toEqual([])
  })

  it('names who invites, also where that is an admin', async () => {
    const id = await begun()
    const admin = { ...sam(), role: 'admin' }
    await inviteByName(admin, id, 'Lin')
    const [found] = await invitationsOf(lin())
    expect(found).toMatchObject({ by: 'Sam' })
    await answerInvitation(lin(), found?.id ?? '', 'decline')
    expect(await invitedTo(await invite(admin, id))).toMatchObject({ by: 'Sam' })
  })

  it('is made once, to an instructor who does not work on the draft', async () => {
    const id = await begun()
    const account = { name: 'Learner Lu', password: 'a password of tests', language: 'en' }
    await createAccount({ ...account, role: 'learner' })
    expect(await inviteByName(mei(), id, '  ')).toBe('no-name')
    expect(await inviteByName(mei(), id, 'Nobody')).toBe('no-instructor')
    expect(await inviteByName(mei(), id, 'Learner Lu')).toBe('no-instructor')
    expect(await inviteByName(mei(), id, 'Mei')).toBe('works-already')
    const made = await Promise.all([0, 1].map(() => inviteByName(mei(), id, 'Lin')))
    expect(made.sort()).toEqual(['invited-already', null])
    await followInvitation(lin(), await invite(mei(), id))
    expect(await standing(lin())).toEqual([])
    expect(await inviteByName(mei(), id, 'Lin')).toBe('works-already')
    await expect(inviteByName(lin(), id, 'Sam')).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(inviteByName(sam(), id, 'Sam')).rejects.toMatchObject(GONE)
  })

  it('ends after two weeks, or when it is taken back', async () => {
    const id = await begun()
    await inviteByName(mei(), id, 'Lin')
    const [taken = ''] = await standing(lin())
    await takeBack(mei(), id, taken)
    await expect(answerInvitation(lin(), taken, 'accept')).rejects.toMatchObject(GONE)
    await inviteByName(mei(), id, 'Lin')
    const [late = ''] = await standing(lin())
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 14 * DAY + 1000 })
    expect(await standing(lin())).toEqual([])
    await expect(answerInvitation(lin(), late, 'accept')).rejects.toMatchObject(GONE)
    expect(await inviteByName(mei(), id, 'Lin')).toBeNull()
  })

  it('can’t be used to try all names', async () => {
    const id = await beginDraft(sam(), [emptyCourse('en', 'Sam', 'Guessing')])
    const tries = async () => {
      for (let n = 0; n < 40; n += 1) await inviteByName(sam(), id, `Name ${n}`)
    }
    await expect(tries()).rejects.toMatchObject({ reason: 'too-many-tries' })
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
