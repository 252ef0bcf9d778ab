import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { reader, transaction } from '~/db/db.server'
import { learners, sprints } from '~/db/schema'
import { createAccount } from '~/features/account/account.server'
import { beginSession, newSessionId } from '~/features/account/session.server'
import { study } from './study'
import { type Visitor, visitor } from './visitor'

/** Where the learners of these tests are. */
export const zone = 'Asia/Shanghai'

/** A learner: a guest, or one with an account of the given name. */
export async function newLearner(name?: string): Promise<{ id: string; zone: string }> {
  if (name) {
    const account = { name, password: 'a password', role: 'learner', language: null } as const
    return { id: (await createAccount(account)) ?? '', zone }
  }
  const id = randomUUID()
  await transaction(async (tx) => {
    await tx.insert(learners).values({ id, language: null, zone: null, createdAt: new Date() })
  })
  return { id, zone }
}

/** A learner who has finished a sprint of a tiny course. */
export async function finisher({ name = '', course = 'tiny', right = 3 } = {}) {
  const learner = await newLearner(name)
  for (const module of ['m1', 'm2', 'm3']) await study(learner, course, module, { right })
  const [sprint] = await reader().select().from(sprints).where(eq(sprints.learnerId, learner.id))
  if (!sprint) throw new Error('no sprint')
  return { id: learner.id, learner, sprint }
}

/** A browser in which somebody is signed in. */
export async function browserOf(learnerId: string, options = {}): Promise<Visitor> {
  const browser = visitor(options)
  const sessionId = newSessionId()
  await transaction((tx) => beginSession(tx, learnerId, sessionId))
  browser.cookies.set('fifteen', sessionId)
  return browser
}
