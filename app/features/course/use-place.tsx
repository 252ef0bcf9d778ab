import { useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { keptHere } from '~/ui/kept-here'

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
