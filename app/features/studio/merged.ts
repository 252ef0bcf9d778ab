import { isSame } from './draft-equal'

/**
 * Puts together what two have made of one content, where they changed different fields; null where
 * both changed the same one.
 */
export function merged<T extends object>(before: T, mine: T, theirs: T): T | null {
  const result = { ...theirs }
  for (const field of Object.keys(mine) as (keyof T)[]) {
    if (isSame(mine[field], before[field])) continue
    if (!isSame(theirs[field], before[field]) && !isSame(theirs[field], mine[field])) return null
    result[field] = mine[field]
  }
  return result
}
