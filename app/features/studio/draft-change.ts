import {
  type Content,
  type Contents,
  type Part,
  type PartKind,
  type Place,
  siblings,
} from './draft'
import { isSame } from './draft-equal'

/** Where among its siblings a part comes: first (null), or after the one with this id. */
type After = string | null

/** A part that is to come in. `id` may name it for other changes of the same step. */
export type NewPart = {
  [K in PartKind]: {
    kind: K
    content: Contents[K]
    id?: string
    /** The module of a concept, a question or a digest. */
    parentId?: string | null
    /** Of a question. */
    place?: Place | null
    /** Last where it is left out. */
    after?: After
    /** False for what a machine made and nobody has looked at. True where it is left out. */
    seen?: boolean
    /** Its id in the course format where it has one already. */
    key?: string | null
  }
}[PartKind]

/** One thing done to a draft. `base`: the revision of the part it rests on. */
export type Change =
  /** Its content anew, whole. Who writes has seen it, unless `seen` says otherwise. */
  | { do: 'write'; id: string; base: number; content: Content; seen?: boolean }
  | { do: 'insert'; part: NewPart }
  | { do: 'move'; id: string; after: After; parentId?: string; place?: Place }
  /** With all below it; other concepts no longer need a removed one, and questions no longer test it. */
  | { do: 'remove'; id: string; base: number }
  | { do: 'see'; id: string }

/** A part before and after a step; null where it is not there. */
export type Touched = { before: Part | null; after: Part | null }

export type Applied =
  | { kind: 'applied'; touched: Touched[] }
  /** The part was changed or removed since: nothing is done. */
  | { kind: 'stale'; id: string }

/**
 * Does changes one after another, as one step.
 *
 * @param parts those the changes name; all of a draft where one is removed or put among others
 * @param revision the draft's with this step
 * @param newId gives the id of a part that comes without one
 */
export function applied(
  parts: readonly Part[],
  changes: readonly Change[],
  { revision, newId }: { revision: number; newId: () => string },
): Applied {
  const old = new Map(parts.map((part) => [part.id, part]))
  const now = new Map(old)
  for (const change of changes) {
    const missing = [idOf(change), parentOf(change)].find((id) => id != null && !now.has(id))
    if (missing != null) return { kind: 'stale', id: missing }
    if (change.do === 'insert') {
      insert(now, change.part, revision, newId)
      continue
    }
    const part = now.get(change.id) as Part
    // What an earlier change of this step did to a part does not keep it from being removed.
    const { revision: stands } = (change.do === 'remove' && old.get(part.id)) || part
    if ('base' in change && stands !== change.base) return { kind: 'stale', id: change.id }
    alter(now, part, change, revision)
  }
  const ids = new Set([...parts.map(({ id }) => id), ...now.keys()])
  const touched = [...ids].map((id) => ({
    before: old.get(id) ?? null,
    after: now.get(id) ?? null,
  }))
  return { kind: 'applied', touched: touched.filter(({ before, after }) => before !== after) }
}

type Parts = Map<string, Part>

const idOf = (change: Change) => (change.do === 'insert' ? null : change.id)
const parentOf = (change: Change) =>
  change.do === 'insert' ? change.part.parentId : change.do === 'move' ? change.parentId : null

function insert(now: Parts, part: NewPart, revision: number, newId: () => string): void {
  const { after, id = newId(), parentId = null, place = null, seen = true, key = null } = part
  const about = { kind: part.kind, parentId, place } as Pick<Part, 'kind' | 'parentId' | 'place'>
  const position = positionFor(now, id, about, after)
  const { content } = part
  now.set(id, { ...about, id, position, content, revision, seen, key } as Part)
}

function alter(
  now: Parts,
  part: Part,
  change: Exclude<Change, { do: 'insert' }>,
  revision: number,
): void {
  if (change.do === 'remove') {
    remove(now, part, revision)
    return
  }
  if (change.do === 'see') {
    if (!part.seen) now.set(part.id, { ...part, seen: true })
    return
  }
  if (change.do === 'write') {
    const seen = change.seen ?? true
    const same = isSame(part.content, change.content)
    if (same && seen === part.seen) return
    now.set(part.id, { ...part, content: change.content, seen, revision } as Part)
    return
  }
  const { parentId = part.parentId, place = part.place } = change
  const position = positionFor(now, part.id, { kind: part.kind, parentId, place }, change.after)
  now.set(part.id, { ...part, parentId, place, position })
}

function remove(now: Parts, { id, kind }: Part, revision: number): void {
  now.delete(id)
  for (const other of [...now.values()]) {
    if (other.parentId === id) remove(now, other, revision)
    else if (kind === 'concept') withoutConcept(now, other, id, revision)
  }
}

function withoutConcept(now: Parts, part: Part, id: string, revision: number): void {
  if (part.kind === 'question' && part.content.concept === id) {
    now.set(part.id, { ...part, content: { ...part.content, concept: null }, revision })
  }
  if (part.kind === 'concept' && part.content.needs.some((need) => need.id === id)) {
    const needs = part.content.needs.filter((need) => need.id !== id)
    now.set(part.id, { ...part, content: { ...part.content, needs }, revision })
  }
}

const NEAREST = 1e-6

/** A place between two siblings; where there is no room left, all of them are put in order anew. */
function positionFor(
  now: Parts,
  id: string,
  about: Pick<Part, 'kind' | 'parentId' | 'place'>,
  after: After | undefined,
): number {
  const others = siblings(now.values(), about).filter((one) => one.id !== id)
  const found = others.findIndex((one) => one.id === after)
  const at = after === null ? 0 : found < 0 ? others.length : found + 1
  const low = others[at - 1]?.position
  const high = others[at]?.position
  if (low === undefined) return high === undefined ? 1 : high - 1
  if (high === undefined) return low + 1
  if (high - low > NEAREST) return (low + high) / 2
  others.forEach((one, n) => {
    now.set(one.id, { ...one, position: n < at ? n + 1 : n + 2 })
  })
  return at + 1
}
