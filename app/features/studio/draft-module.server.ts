import { type Drafted, draftedFor } from './drafted-questions'
import { type Bounds, inWorker } from './in-worker.server'

type Asked = Parameters<typeof draftedFor>

/** What one module may take. */
const PATIENCE: Bounds = { milliseconds: 60_000, megabytes: 512 }

/**
 * Drafts the questions of a module in a thread of its own. None where its text takes too long.
 */
export async function draftModule(...asked: Asked): Promise<Drafted> {
  const done = await inWorker<Drafted>('drafted-questions.ts', draftedFor.name, asked, PATIENCE)
  return done.kind === 'done' ? done.value : { drafts: [], spares: [] }
}
