import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { Kept } from './kept'
import { merged } from './merged'
import { forgetArrived, forgetUnsent, rememberUnsent, unsentOf } from './unsent'

const PAUSE = 600 // ms after the last change
const LONGEST = 2_000 // ms from the first change that is not sent
const AGAIN = 5_000 // ms until what did not arrive is sent again

/** How what is on the page stands to what is on the server. */
export type Standing = 'saved' | 'unsaved' | 'saving' | 'unreached' | 'stale' | 'circle'

export type Stale = Extract<Kept, { kind: 'stale' }>

type Fields = [name: string, value: string][]

type KeptOptions<T extends object> = {
  /** Where it is posted, and the id of the route that answers there. */
  path: string
  door: string
  /** Its own among all that is kept on this device: `draft/part`. */
  name: string
  /** As the server has it. */
  opened: { value: T; revision: number }
  fields: (value: T) => Fields
  /** What the server holds, as the page shows it. */
  valueOf: (content: object) => T
}

const flushers = new Set<() => Promise<void>>()

/** Sends all that the page has not sent yet: before anything that looks at the draft as a whole. */
export async function flushAll(): Promise<void> {
  for (const flush of [...flushers]) await flush()
}

/** Has what a page has not sent yet sent by {@link flushAll}, too. */
export function useFlushed(flush: () => Promise<void>): void {
  useEffect(() => {
    const all = () => flush()
    flushers.add(all)
    return () => void flushers.delete(all)
  }, [flush])
}

/**
 * Keeps what is typed on the server within a second, one time after another; what has not arrived
 * lies on this device, too, and outlives a reload. What somebody else changed meanwhile is put
 * together where the fields differ, and else not overwritten but told.
 */
export function useKept<T extends object>(options: KeptOptions<T>) {
  const { path, door, name, opened } = options
  const [value, setValue] = useState(opened.value)
  const [standing, setStanding] = useState<Standing>('saved')
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [stale, setStale] = useState<Stale | null>(null)
  const [circle, setCircle] = useState<string[] | null>(null)
  const [found, setFound] = useState(false)
  const latest = useRef(opened.value)
  const sent = useRef(opened.value)
  const revision = useRef(opened.revision)
  const sending = useRef<Promise<void> | null>(null)
  const since = useRef(0)
  const how = useRef(options)
  how.current = options

  const show = useCallback((next: T) => {
    latest.current = next
    setValue(next)
  }, [])

  const send = useCallback(
    async (keepalive: boolean) => {
      const wanted = latest.current
      setStanding('saving')
      try {
        const fields: Fields = [['base', `${revision.current}`], ...how.current.fields(wanted)]
        const body = new URLSearchParams(fields)
        const url = `${path}?_data=${encodeURIComponent(door)}`
        const response = await fetch(url, { method: 'POST', body, keepalive })
        const { tried } = (await response.json()) as { tried?: Kept }
        if (tried?.kind === 'kept') {
          revision.current = tried.revision
          sent.current = wanted
          setCircle(null)
          setSavedAt(new Date(tried.savedAt))
          if (latest.current === wanted) forgetArrived(name, wanted)
          return setStanding(latest.current === wanted ? 'saved' : 'unsaved')
        }
        if (tried?.kind === 'circle') {
          setCircle(tried.circle)
          return setStanding('circle')
        }
        if (tried?.kind !== 'stale') return setStanding('unreached')
        const theirs = tried.content && how.current.valueOf(tried.content)
        const both = theirs && merged(sent.current, latest.current, theirs)
        if (!both) {
          setStale(tried)
          return setStanding('stale')
        }
        revision.current = tried.revision
        sent.current = theirs
        show(both)
        setStanding('unsaved')
      } catch {
        setStanding('unreached')
      }
    },
    [path, door, name, show],
  )

  /** Sends what has not been sent; resolves when nothing is under way. */
  const flush = useCallback(
    async (keepalive = false) => {
      while (sending.current) await sending.current
      if (sent.current === latest.current) return
      since.current = 0
      sending.current = send(keepalive)
      await sending.current
      sending.current = null
    },
    [send],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change waits anew
  useEffect(() => {
    if (standing !== 'unsaved' && standing !== 'unreached') return
    const left = Math.max(0, since.current + LONGEST - Date.now())
    const timer = setTimeout(() => flush(), standing === 'unsaved' ? Math.min(PAUSE, left) : AGAIN)
    return () => clearTimeout(timer)
  }, [standing, value, flush])

  useFlushed(flush)
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && flush(true)
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      flush(true)
    }
  }, [flush])

  useEffect(() => {
    const unsent = unsentOf<T>(name)
    if (!unsent) return
    revision.current = unsent.revision
    sent.current = unsent.before
    show(unsent.value)
    setFound(true)
    setStanding('unsaved')
  }, [name, show])

  // What an undo, or another part of the page, has changed comes onto the page.
  useEffect(() => {
    if (opened.revision <= revision.current || sent.current !== latest.current) return
    revision.current = opened.revision
    sent.current = opened.value
    show(opened.value)
    forgetUnsent(name)
  }, [opened.revision, opened.value, name, show])

  const change = useCallback(
    (next: T) => {
      if (next === latest.current) return
      if (since.current === 0) since.current = Date.now()
      show(next)
      rememberUnsent(name, { value: next, before: sent.current, revision: revision.current })
      setStanding((now) => (now === 'stale' ? now : 'unsaved'))
    },
    [name, show],
  )

  /** Settles that somebody else changed it: with their text, or over it. */
  const settle = useCallback(
    (which: 'theirs' | 'mine') => {
      if (!stale) return
      revision.current = stale.revision
      setStale(null)
      if (which === 'mine') return setStanding('unsaved')
      const theirs = stale.content ? how.current.valueOf(stale.content) : latest.current
      sent.current = theirs
      show(theirs)
      forgetUnsent(name)
      setStanding('saved')
    },
    [stale, name, show],
  )

  /** For the form: with a script, sending it is to keep it at once. */
  const onSubmit = useCallback(
    (event: FormEvent) => {
      event.preventDefault()
      flush()
    },
    [flush],
  )

  return { value, standing, savedAt, stale, circle, found, revision, change, settle, onSubmit }
}
