import { useEffect, useRef, useState } from 'react'

const KEY = 'pace'
const WEIGHT = 0.3 // of the newest idea
const SLOWEST = 3
const FASTEST = 0.3

function kept(): number {
  const pace = Number(localStorage.getItem(KEY))
  return pace >= FASTEST && pace <= SLOWEST ? pace : 1
}

/**
 * This learner's pace: the minutes taken over the minutes estimated, an
 * average in which the newest idea weighs 0.3. Kept on this device; an idea left
 * lying or skipped over says nothing. 1 until the first idea is read.
 *
 * @param idea the idea that is shown
 * @param minutes its estimate
 */
export function usePace(idea: number, minutes: number): number {
  const [pace, setPace] = useState(1)
  const shown = useRef({ idea, minutes, since: 0 })
  useEffect(() => setPace(kept()), [])
  useEffect(() => {
    const { idea: last, minutes: estimate, since } = shown.current
    shown.current = { idea, minutes, since: performance.now() }
    if (idea !== last + 1 || since === 0 || estimate <= 0) return
    const ratio = (performance.now() - since) / 60_000 / estimate
    if (ratio < FASTEST || ratio > SLOWEST) return
    const next = kept() * (1 - WEIGHT) + ratio * WEIGHT
    localStorage.setItem(KEY, next.toFixed(3))
    setPace(next)
  }, [idea, minutes])
  return pace
}
