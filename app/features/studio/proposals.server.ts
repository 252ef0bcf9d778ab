import { now } from '~/clock.server'
import { reader, type Tx, transaction } from '~/db/db.server'
import { askFor, cancelJob, jobOf, newJobId } from '~/jobs/jobs.server'
import type { Draft } from './draft.server'
import { draftRow, type Editor } from './draft-access.server'
import { namedParts } from './draft-rows.server'
import { PROPOSALS, proposalsIn } from './proposals'

/** The kind of job that proposes concepts and drafts questions; its key is the draft. */
export const PROPOSE = 'propose'

/**
 * What asks, inside another deed's transaction, for a draft's concepts and questions to be proposed in
 * the name of who does that deed.
 */
export function proposalsAsked(editor: Editor): (tx: Tx, draftId: string) => Promise<void> {
  const [id, runAt] = [newJobId(), now()]
  const payload = { id: editor.id, role: editor.role }
  return (tx, draftId) => askFor(tx, { id, kind: PROPOSE, key: draftId, payload, runAt })
}

/**
 * Asks for a draft's concepts and questions to be proposed, or for that to stop.
 *
 * @throws Refusal `not-found`
 */
export async function askForProposals(
  editor: Editor,
  draftId: string,
  what: 'ask' | 'stop',
): Promise<void> {
  const ask = proposalsAsked(editor)
  await transaction(async (tx) => {
    await draftRow(tx, editor, draftId)
    if (what === 'ask') await ask(tx, draftId)
    else await cancelJob(tx, PROPOSE, draftId)
  })
}

/**
 * How the proposing for a draft stands, and what the language model did not do at the last one. To be
 * asked before the draft is read, which then holds all that was proposed.
 */
export async function proposingOf({ id }: Pick<Draft, 'id'>) {
  const told = await jobOf(reader(), PROPOSE, id)
  const { fault } = proposalsIn(await namedParts(reader(), id, [PROPOSALS]))
  if (!told || told.state === 'cancelled') return { state: 'idle' as const, fault }
  const { state, step, progress, stopping } = told
  return { state, step, progress, stopping, fault }
}

export type Proposing = Awaited<ReturnType<typeof proposingOf>>
