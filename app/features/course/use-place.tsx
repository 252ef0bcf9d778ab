import { useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useSyncExternalStore } from 'react'

/** The idea that a stranger last read in the module at `path`, from 0, which is not kept; else null. */
function keptHere(path: string, ideas: number): number | null {
  const kept = Number(localStorage.getItem(path))
  return kept > 0 && kept < ideas ? kept : null
}

/**
 * Keeps how far one has read: on the server for a learner, on this device for a
 * stranger, who is led back to it.
 *
 * @param path of the module
 */
export function usePlace(path: string, idea: number, ideas: number, keeps: boolean): void {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const asked = params.has('idea')
  const before = useRef(idea)
  useEffect(() => {
    const kept = keptHere(path, ideas)
    if (keeps || asked || !kept) return
    before.current = kept
    navigate(`?idea=${kept + 1}`, { replace: true, preventScrollReset: true })
  }, [asked, ideas, keeps, navigate, path])
  useEffect(() => {
    if (before.current === idea) return
    before.current = idea
    if (!keeps) return localStorage.setItem(path, String(idea))
    const body = new URLSearchParams({ idea: String(idea + 1) })
    const url = `${path}/place?_data=routes%2Fmodule.place`
    fetch(url, { method: 'POST', body, keepalive: true }).catch(() => {
      // The next page turned keeps a later place.
    })
  }, [idea, keeps, path])
}

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
