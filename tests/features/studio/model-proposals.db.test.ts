import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { modelServer } from '#/tests/support/model-server'
import { createAccount } from '~/features/account/account.server'
import { partsOf } from '~/features/studio/draft'
import { wholeDraft } from '~/features/studio/draft.server'
import { beginDraft, emptyCourse } from '~/features/studio/drafts.server'
import { askForProposals, PROPOSE, proposingOf } from '~/features/studio/proposals.server'
import { propose } from '~/features/studio/propose.server'
import { onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

const BODY = `A **hash table** is a structure that finds a value by its key in a single step.
The **load factor** is the share of slots that hold a value already.
A **linked list** is a row of nodes in which each one points to the next.
A **binary tree** is a structure in which each node has two children at most.
A **stack** is a pile from which the last thing put down is taken first.`

const choice = (text: string, right = false) => ({
  ...{ text, right, reason: `The module gives ${text} a sentence of its own.` },
})
const QUESTION = {
  concept: 'Load factor',
  question: 'Which quantity tells how full the slots are?',
  choices: [choice('Load factor', true), choice('Hash table'), choice('Linked list')],
  quote: 'The load factor is the share of slots that hold a value already.',
}

let database: TestDatabase
let server: Awaited<ReturnType<typeof modelServer>>
let mei: { id: string; role: string }
beforeAll(async () => {
  server = await modelServer()
  vi.stubEnv('LLM_BASE_URL', server.url)
  vi.stubEnv('LLM_MODEL', 'stub')
  vi.stubEnv('LLM_TIMEOUT', '1')
  database = await testDatabase()
  const account = { name: 'Mei', password: 'a password of tests', language: 'en' as const }
  mei = {
    id: (await createAccount({ ...account, role: 'instructor' })) ?? '',
    role: 'instructor',
  }
  onJob(PROPOSE, propose, { lane: 'awaited' })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  server.close()
  await database.drop()
})

/** What is proposed for two modules while the model behaves so. */
async function proposed(some: Partial<typeof server>) {
  Object.assign(server, some)
  const before = server.sent.length
  const module = (id: string) => ({
    ...{ kind: 'module' as const, id },
    content: { title: id, body: BODY },
  })
  const draft = await beginDraft(mei, [emptyCourse('en', 'Mei'), module('m1'), module('m2')])
  await askForProposals(mei, draft, 'ask')
  while (await workOnce('awaited'));
  const { parts } = await wholeDraft(mei, draft)
  const cards = ['m1', 'm2'].map((parentId) => partsOf(parts, 'question', { parentId }))
  const { fault } = await proposingOf({ id: draft })
  return { cards, fault, calls: server.sent.length - before }
}

describe('proposing with a language model', () => {
  it('takes what it drafts, unseen, fills up the rest and says so', async () => {
    const answer = JSON.stringify({ questions: [QUESTION] })
    const { cards, fault, calls } = await proposed({ way: 'well', answer })
    expect(cards.map((card) => card.length)).toEqual([3, 3])
    expect(cards.map(([first]) => first?.content.ask)).toEqual(Array(2).fill(QUESTION.question))
    expect(cards.flat().every(({ seen }) => !seen)).toBe(true)
    expect([fault, calls]).toEqual(['unusable', 2])
  })

  it.each([
    ['hang', 'slow'],
    ['answer 401', 'refuses'],
    ['break off', 'away'],
  ] as const)('does without it where it does this, and asks it once: %s', async (way, wanted) => {
    const { cards, fault, calls } = await proposed({ way })
    expect(cards.map((card) => card.length)).toEqual([3, 3])
    expect([fault, calls]).toEqual([wanted, 1])
  })
})
