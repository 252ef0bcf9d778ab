import { and, desc, eq, inArray } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { accounts, draftChanges, draftSteps } from '~/db/schema'
import { momentOf, type Telling } from '~/features/account/moment'
import type { Draft } from './draft.server'

const SHOWN = 100

/** The last steps of a draft, the latest first: what was done to which part, by whom and when. */
export async function stepsOf({ id, parts, createdAt }: Draft, telling: Telling) {
  const steps = await reader()
    .select({
      number: draftSteps.number,
      about: draftSteps.about,
      state: draftSteps.state,
      at: draftSteps.at,
      by: accounts.name,
    })
    .from(draftSteps)
    .leftJoin(accounts, eq(accounts.learnerId, draftSteps.learnerId))
    .where(eq(draftSteps.draftId, id))
    .orderBy(desc(draftSteps.number))
    .limit(SHOWN)
  const numbers = steps.map(({ number }) => number)
  const changed = await reader()
    .select({ step: draftChanges.step, partId: draftChanges.partId })
    .from(draftChanges)
    .where(and(eq(draftChanges.draftId, id), inArray(draftChanges.step, numbers)))
  const titles = new Map(parts.map(({ id, content }) => [id, nameOf(content)]))
  const first = { number: 1, about: 'begun', state: 'done' as const, at: createdAt, by: null }
  return [...steps, first].map(({ at, ...step }) => {
    const ids = changed.filter((one) => one.step === step.number).map(({ partId }) => partId)
    const [only] = ids
    const part = ids.length === 1 ? (titles.get(only ?? '') ?? null) : null
    return { ...step, at: momentOf(at, telling), part, parts: ids.length }
  })
}

export type StepLine = Awaited<ReturnType<typeof stepsOf>>[number]

/** What a part is called by: its title, what a question asks. */
function nameOf(content: object): string {
  const { title, ask, name } = content as Record<string, unknown>
  return String(title ?? ask ?? name ?? '').slice(0, 80)
}
