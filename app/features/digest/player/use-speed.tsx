import { useEffect, useState } from 'react'
import { SPEEDS } from './speeds'

const KEPT = 'speed'

/** How fast digests are heard on this device. */
export function useSpeed(): [number, (speed: number) => void] {
  const [speed, setSpeed] = useState(1)
  useEffect(() => {
    const kept = Number(read())
    if (SPEEDS.includes(kept)) setSpeed(kept)
  }, [])
  const keep = (next: number) => {
    setSpeed(next)
    try {
      localStorage.setItem(KEPT, String(next))
    } catch {
      // A browser that keeps nothing plays at this speed until the page is left.
    }
  }
  return [speed, keep]
}

function read(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}
