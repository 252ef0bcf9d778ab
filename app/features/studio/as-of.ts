import type { Part } from './draft'
import type { Touched } from './draft-change'
import { isSame } from './draft-equal'
import type { Recorded } from './draft-turn'

/**
 * What has to be done to parts for them to be as they were before some steps.
 *
 * @param since what those steps changed, the latest first
 * @param revision the draft's once that is done
 */
export function asBefore(parts: readonly Part[], since: readonly Recorded[], revision: number) {
  const was = new Map(parts.map((part) => [part.id, part]))
  for (const { id, before } of since) {
    if (before) was.set(id, { ...was.get(id), ...before } as Part)
    else was.delete(id)
  }
  const now = new Map(parts.map((part) => [part.id, part]))
  return [...new Set([...now.keys(), ...was.keys()])].flatMap((id): Touched[] => {
    const [before, after] = [now.get(id) ?? null, was.get(id) ?? null]
    if (!before || !after) return before || after ? [{ before, after }] : []
    const content = isSame(before.content, after.content)
    const next = { ...after, key: before.key, revision: content ? before.revision : revision }
    return isSame(before, next) ? [] : [{ before, after: next as Part }]
  })
}
