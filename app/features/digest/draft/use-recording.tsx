import { useCallback, useEffect, useRef, useState } from 'react'
import type { Line } from '~/features/digest/script/line'
import { countDown } from './count-down'
import { levelOf, type NoMicrophone, openMicrophone, Take } from './microphone'
import { ended, goneOn, placeOf, secondsOf, unread } from './take'
import { type Kept, NOTHING, TakeStore } from './take-store'

/** Seconds after which it stops by itself: of 180, with a little silence around. */
export const MOST = 179
const LOOK = 100 // ms
const SILENT = 0.004 // level below which nobody is heard
const PATIENCE = 2_500 // ms

export type Phase = 'opening' | 'ready' | 'asking' | 'counting' | 'recording' | 'paused' | 'read'

type Run = { take: Take; stream: MediaStream; ears: ReturnType<typeof levelOf>; only: boolean }

/** A recording under way: what is read, what is kept of it, and what can be done. */
export function useRecording(digestId: string, lines: Line[]) {
  const [phase, setPhase] = useState<Phase>('opening')
  const [kept, setKept] = useState<Kept>(NOTHING)
  const [place, setPlace] = useState(0)
  const [count, setCount] = useState(0)
  const [seconds, setSeconds] = useState(0)
  const [level, setLevel] = useState(0)
  const [silent, setSilent] = useState(false)
  const [full, setFull] = useState(false)
  const [trouble, setTrouble] = useState<NoMicrophone | 'store' | null>(null)
  const store = useRef<TakeStore | null>(null)
  const state = useRef<Kept>(NOTHING)
  const run = useRef<Run | null>(null)
  const skip = useRef<(() => void) | null>(null)
  const ids = lines.map(({ id }) => id)

  const save = useCallback(
    async (next: Kept, chunk?: { take: string; n: number; bytes: ArrayBuffer }) => {
      state.current = next
      setKept(next)
      await store.current?.keep(next, chunk).catch(() => setTrouble('store'))
    },
    [],
  )

  const end = useCallback(() => {
    run.current?.ears.end()
    for (const track of run.current?.stream.getTracks() ?? []) track.stop()
    run.current = null
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for a digest
  useEffect(() => {
    let gone = false
    TakeStore.open(digestId)
      .then(async (opened) => {
        const found = await opened.read()
        if (gone) return opened.close()
        store.current = opened
        state.current = found
        setKept(found)
        const at = placeOf(found.pieces, ids)
        setPlace(Math.min(at, ids.length - 1))
        setSeconds(secondsOf(found.pieces, found.seconds))
        setPhase(found.pieces.length > 0 && at >= ids.length ? 'read' : 'ready')
      })
      .catch(() => {
        setTrouble('store')
        setPhase('ready')
      })
    return () => {
      gone = true
      end()
      store.current?.close()
    }
  }, [digestId, end])

  const stop = useCallback(async () => {
    const { take } = run.current ?? {}
    if (!take) return
    const at = take.at
    const { pieces, ...more } = state.current
    state.current = { ...more, pieces: ended(pieces, at) }
    await take.stop()
    const next = { ...state.current, seconds: { ...state.current.seconds, [take.id]: at } }
    await save(next)
    end()
    setPhase('read')
  }, [end, save])

  useEffect(() => {
    if (phase !== 'recording') return
    let heard = performance.now()
    const timer = setInterval(() => {
      const { take, ears } = run.current ?? {}
      if (!take || !ears) return
      const loud = ears.level()
      setLevel(loud)
      if (loud > SILENT) heard = performance.now()
      setSilent(performance.now() - heard > PATIENCE)
      const all = secondsOf(state.current.pieces, { ...state.current.seconds, [take.id]: take.at })
      setSeconds(all)
      if (all < MOST) return
      setFull(true)
      stop()
    }, LOOK)
    return () => clearInterval(timer)
  }, [phase, stop])

  /** Records from a line on; `only` for that line alone. */
  async function record(from: number, only = false) {
    setTrouble(null)
    setFull(false)
    setPhase('asking')
    const stream = await openMicrophone()
    const line = lines[from]
    if (typeof stream === 'string' || !line) {
      setTrouble(typeof stream === 'string' ? stream : null)
      return setPhase(
        state.current.pieces.length > 0 && placeOf(state.current.pieces, ids) >= ids.length
          ? 'read'
          : 'ready',
      )
    }
    setPlace(from)
    setPhase('counting')
    await countDown(setCount, skip)
    const id = crypto.randomUUID()
    let n = 0
    const take = new Take(id, stream, async (bytes, at) => {
      const { seconds: before, ...more } = state.current
      n += 1
      await save({ ...more, seconds: { ...before, [id]: at } }, { take: id, n, bytes })
    })
    for (const track of stream.getTracks()) track.onended = () => stop()
    run.current = { take, stream, ears: levelOf(stream), only }
    await take.start()
    const { pieces, types, seconds: before } = state.current
    const fresh = only ? unread(pieces, line.id) : pieces
    await save({
      pieces: goneOn(fresh, line.id, id, 0),
      types: { ...types, [id]: take.type },
      seconds: { ...before, [id]: 0 },
    })
    setSilent(false)
    setPhase('recording')
  }

  /** The next line, or the end after the last one. */
  async function next() {
    const { take, only } = run.current ?? {}
    if (!take || phase !== 'recording') return
    const line = lines[place + 1]
    if (only || !line) return stop()
    setPlace(place + 1)
    await save({
      ...state.current,
      pieces: goneOn(state.current.pieces, line.id, take.id, take.at),
    })
  }

  /** The line that is being read once more, from its beginning. */
  async function again() {
    const { take } = run.current ?? {}
    const line = lines[place]
    if (!take || !line) return
    if (phase === 'paused') resume()
    const pieces = goneOn(unread(state.current.pieces, line.id), line.id, take.id, take.at)
    await save({ ...state.current, pieces })
  }

  function pause() {
    run.current?.take.pause()
    setPhase('paused')
  }

  function resume() {
    run.current?.take.resume()
    setPhase('recording')
  }

  async function clear() {
    await store.current?.clear()
    state.current = NOTHING
    setKept(NOTHING)
    setPlace(0)
    setSeconds(0)
    setFull(false)
    setPhase('ready')
  }

  return {
    ...{ phase, kept, place, count, seconds, level, silent, full, trouble, store },
    ...{ record, next, again, pause, resume, stop, clear },
    skip: () => skip.current?.(),
  }
}
