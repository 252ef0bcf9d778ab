import { useCallback, useEffect, useRef, useState } from 'react'
import { type Draft, retraced } from './draft'
import type { Kept } from './draft.server'
import type { Faults } from './edited'

const PAUSE = 600 // ms after the last change
const AGAIN = 5_000 // ms until a draft that did not arrive is sent again

/** How the draft on the page stands to the one on the server. */
export type Standing = 'saved' | 'unsaved' | 'saving' | 'unreached' | 'changed'

/** What a draft was opened or kept with. */
export type Opened = { draft: Draft; revision: number; faults: Faults | null }

/** The fields of a draft as its form sends them. */
export function fieldsOf({ title, lines }: Draft, revision: number): URLSearchParams {
  const pairs = lines.flatMap(({ id, text }) => [
    ['line', id],
    ['text', text],
  ])
  return new URLSearchParams([['revision', String(revision)], ['title', title], ...pairs])
}

/**
 * A draft that keeps itself on the server within a second of a change, one time after another. What
 * did not arrive is sent again; what another window changed meanwhile is not overwritten.
 *
 * @param path of the form
 * @param door the route that takes it
 */
export function useDraft(path: string, opened: Opened, door = 'routes/digest.script') {
  const [draft, setDraft] = useState(opened.draft)
  const [faults, setFaults] = useState(opened.faults)
  const [standing, setStanding] = useState<Standing>('saved')
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [newer, setNewer] = useState<{ draft: Draft; revision: number } | null>(null)
  const latest = useRef(opened.draft)
  const sent = useRef(opened.draft)
  const revision = useRef(opened.revision)
  const sending = useRef<Promise<void> | null>(null)

  const send = useCallback(
    async (keepalive: boolean) => {
      const wanted = latest.current
      setStanding('saving')
      try {
        const body = fieldsOf(wanted, revision.current)
        const url = `${path}?_data=${encodeURIComponent(door)}`
        const response = await fetch(url, { method: 'POST', body, keepalive })
        const kept = (await response.json()) as { tried?: Kept }
        if (kept.tried?.kind === 'changed') {
          setNewer(kept.tried)
          return setStanding('changed')
        }
        if (kept.tried?.kind !== 'kept') return setStanding('unreached')
        revision.current = kept.tried.revision
        const arrived = latest.current === wanted
        latest.current = retraced(latest.current, kept.tried.draft)
        sent.current = arrived ? latest.current : wanted
        setDraft(latest.current)
        setFaults(kept.tried.faults)
        setSavedAt(new Date(kept.tried.savedAt))
        setStanding(arrived ? 'saved' : 'unsaved')
      } catch {
        setStanding('unreached')
      }
    },
    [path, door],
  )

  /** Sends what has not been sent; resolves when nothing is under way. */
  const flush = useCallback(
    async (keepalive = false) => {
      while (sending.current) await sending.current
      if (sent.current === latest.current) return
      sending.current = send(keepalive)
      await sending.current
      sending.current = null
    },
    [send],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change waits anew
  useEffect(() => {
    if (standing !== 'unsaved' && standing !== 'unreached') return
    const timer = setTimeout(() => flush(), standing === 'unsaved' ? PAUSE : AGAIN)
    return () => clearTimeout(timer)
  }, [standing, draft, flush])

  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && flush(true)
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      flush(true)
    }
  }, [flush])

  /** Changes the draft; an act beside typing is sent at once, after what was typed before it. */
  const change = useCallback(
    (next: Draft, act = false) => {
      if (next === latest.current) return
      if (act) flush()
      latest.current = next
      setDraft(next)
      setStanding((now) => (now === 'changed' ? now : 'unsaved'))
      if (act) flush()
    },
    [flush],
  )

  /** Settles that another window changed it: with that one's text, or over it. */
  const settle = useCallback(
    (which: 'newer' | 'mine') => {
      if (!newer) return
      revision.current = newer.revision
      setNewer(null)
      if (which === 'mine') return setStanding('unsaved')
      latest.current = newer.draft
      sent.current = newer.draft
      setDraft(newer.draft)
      setFaults(null)
      setStanding('saved')
    },
    [newer],
  )

  /** Goes on with what the server holds now, where nothing that was typed is left to send. */
  const adopt = useCallback((now: Opened) => {
    if (sent.current !== latest.current || sending.current) return
    latest.current = now.draft
    sent.current = now.draft
    revision.current = now.revision
    setDraft(now.draft)
    setFaults(now.faults)
  }, [])

  return { draft, faults, standing, savedAt, newer, revision, change, flush, settle, adopt }
}
