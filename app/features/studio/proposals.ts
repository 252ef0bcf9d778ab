import type { Part } from './draft'
import type { Change } from './draft-change'

/** The part of a draft that remembers what was proposed. */
export const PROPOSALS = 'proposals'

/** Why drafts were made without the operator's language model: a name that the messages know. */
export type ModelFault = 'slow' | 'away' | 'refuses' | 'unusable'

type Proposals = {
  /** The keys of all titles that were proposed. */
  titles: string[]
  /** Of the last proposing; null where the model did all, or there is none. */
  fault: ModelFault | null
}

/** What a draft remembers of what was proposed. */
export function proposalsIn(parts: readonly Part[]): Proposals {
  const held = parts.find(({ id }) => id === PROPOSALS)
  const content = (held?.kind === 'material' ? held.content : {}) as Partial<Proposals>
  return { titles: content.titles ?? [], fault: content.fault ?? null }
}

/** The change that keeps it. */
export function keepProposals(parts: readonly Part[], proposals: Proposals): Change {
  const held = parts.find(({ id }) => id === PROPOSALS)
  const content = { name: PROPOSALS, ...proposals }
  return held
    ? { do: 'write', id: PROPOSALS, base: held.revision, content }
    : { do: 'insert', part: { kind: 'material', id: PROPOSALS, content } }
}
