import { log } from '~/log.server'
import { OutgoingFault } from '~/outgoing.server'
import type { Contents, PartOf } from './draft'
import { asQuestion, type Drafted, type Drafting, draftedFor } from './drafted-questions'
import { type Bounds, inWorker } from './in-worker.server'
import { askModel, type LanguageModel } from './language-model.server'
import { promptFor, takeFromModel } from './model-draft'
import type { ModelFault } from './proposals'

/** What one module may take. */
const PATIENCE: Bounds = { milliseconds: 60_000, megabytes: 512 }

type Module = Pick<PartOf<'module'>, 'id' | 'content'>

/** Drafts, and why the model made none of them, or not all; null where it did, or there is none. */
export type DraftedModule = Drafted & { fault: ModelFault | null }

/**
 * Drafts the questions of a module: by the language model, if there is one, and for all that it does
 * not give as it should from the text alone, in a thread of its own.
 */
export async function draftModule(
  module: Module,
  drafting: Drafting,
  model: LanguageModel | null,
  signal: AbortSignal,
): Promise<DraftedModule> {
  const asked = model ? await byModel(module, drafting, model, signal) : null
  const own = asked?.questions ?? []
  const drafts = own.slice(0, drafting.wanted)
  const beside = [...drafting.beside, ...own.map(asQuestion)]
  const rest = { ...drafting, beside, wanted: drafting.wanted - drafts.length }
  const given = [module, rest]
  const done = await inWorker<Drafted>('drafted-questions.ts', draftedFor.name, given, PATIENCE)
  const found = done.kind === 'done' ? done.value : { drafts: [], spares: [] }
  return {
    drafts: [...drafts, ...found.drafts],
    spares: [...own.slice(drafting.wanted), ...found.spares],
    fault: asked?.fault ?? null,
  }
}

type ByModel = { questions: Contents['question'][]; fault: ModelFault | null }

async function byModel(
  { id, content }: Module,
  { language, concepts, beside, wanted }: Drafting,
  model: LanguageModel,
  signal: AbortSignal,
): Promise<ByModel> {
  const titles = concepts.filter(({ moduleId }) => moduleId === id).map(({ title }) => title)
  const asks = beside.map(({ ask }) => ask)
  try {
    const about = { language, titles, asks, wanted: wanted + 2 }
    const answer = await askModel(model, promptFor(content, about), signal)
    const found = takeFromModel(answer, { id, body: content.body, language, concepts, beside })
    const questions = found.map(({ id: _, ...question }) => question)
    return { questions, fault: questions.length < wanted ? 'unusable' : null }
  } catch (error) {
    signal.throwIfAborted()
    const fault = error instanceof OutgoingFault ? error.fault : 'unusable'
    log.warn({ fault }, 'no drafts by the language model')
    return { questions: [], fault: FAULTS[fault] ?? 'unusable' }
  }
}

const FAULTS: Partial<Record<OutgoingFault['fault'] | 'unusable', ModelFault>> = {
  slow: 'slow',
  unreachable: 'away',
  private: 'away',
  unwell: 'away',
  died: 'away',
  refuses: 'refuses',
  redirects: 'refuses',
}
