import { useSyncExternalStore } from 'react'
import { keptHere } from '~/ui/kept-here'

type Placed = { key: string; ideas: number; place: number | null }

const never = () => () => undefined

/**
 * The modules of a course with the places that this device keeps for a stranger; as they are for a
 * learner, and until the page is live.
 *
 * @param path of the course's modules, with its last slash
 */
export function useKeptPlaces<M extends Placed>(
  path: string,
  modules: M[],
  stranger: boolean,
): M[] {
  const kept = useSyncExternalStore(
    never,
    () => modules.map(({ key, ideas }) => keptHere(path + key, ideas)).join(),
    () => '',
  )
  if (!stranger) return modules
  const places = kept.split(',').map(Number)
  return modules.map((module, at) => ({ ...module, place: places[at] || null }))
}
