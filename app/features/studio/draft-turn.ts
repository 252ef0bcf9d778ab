import type { Part } from './draft'
import type { Touched } from './draft-change'
import { isSame } from './draft-equal'

/** What a step changed of a part: the fields that differ, all where it came or went; null where it was not there. */
export type Recorded = {
  id: string
  before: Partial<Part> | null
  after: Partial<Part> | null
}

/** What is kept of a part that a step touched; null where nothing differs. */
export function recorded({ before, after }: Touched): Recorded | null {
  const id = (before ?? after)?.id ?? ''
  if (!before || !after) return { id, before, after }
  const fields = (Object.keys(after) as (keyof Part)[]).filter(
    (field) => !isSame(before[field], after[field]),
  )
  if (fields.length === 0) return null
  const only = (part: Part) =>
    Object.fromEntries(fields.map((field) => [field, part[field]])) as Partial<Part>
  return { id, before: only(before), after: only(after) }
}

/** One record of two of the same part, where a step goes on. */
export function together(first: Recorded, then: Recorded): Recorded {
  const before = first.before && ({ ...then.before, ...first.before } as Partial<Part>)
  const after = then.after && ({ ...first.after, ...then.after } as Partial<Part>)
  return { id: first.id, before, after }
}

export type Turned =
  | { kind: 'turned'; touched: Touched[] }
  /** This part was changed since by something else: nothing is done. */
  | { kind: 'stale'; id: string }

/** Of a record, what comes back and what goes. */
const sides = ({ before, after }: Recorded, way: 'undo' | 'redo') =>
  way === 'undo' ? { from: after, to: before } : { from: before, to: after }

/**
 * Takes a step back, or does it again.
 *
 * @param parts those of the step as they stand, and all that stand below one that goes
 * @param revision the draft's with this turn
 */
export function turned(
  parts: readonly Part[],
  step: readonly Recorded[],
  way: 'undo' | 'redo',
  revision: number,
): Turned {
  const now = new Map(parts.map((part) => [part.id, part]))
  const going = new Set(step.filter((one) => !sides(one, way).to).map(({ id }) => id))
  const touched: Touched[] = []
  for (const one of step) {
    const { from, to } = sides(one, way)
    const current = now.get(one.id) ?? null
    if (!stands(current, from)) return { kind: 'stale', id: one.id }
    const strays = parts.some(({ id, parentId }) => parentId === one.id && !going.has(id))
    if (!to && strays) return { kind: 'stale', id: one.id }
    const after = to && ({ ...current, ...to, revision: revisionOf(current, to, revision) } as Part)
    touched.push({ before: current, after })
  }
  return { kind: 'turned', touched }
}

const revisionOf = (current: Part | null, to: Partial<Part>, revision: number) =>
  current && !('content' in to) ? current.revision : revision

/** Whether a part is as a step left it. */
function stands(current: Part | null, left: Partial<Part> | null): boolean {
  if (!current || !left) return current === null && left === null
  return (Object.keys(left) as (keyof Part)[]).every(
    (field) => field === 'revision' || field === 'key' || isSame(current[field], left[field]),
  )
}
