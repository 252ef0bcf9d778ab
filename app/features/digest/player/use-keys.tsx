import { useEffect, useRef } from 'react'
import type { Heard } from './use-sound'

/** Seconds that a press on ← or → moves by. */
export const STEP = 15

const TYPED = 'textarea, select, input:not([type=range]), [contenteditable]'
/** What does something of its own when the space bar is pressed. */
const PRESSED = 'a, button, summary, audio, video'

/** Space, ←, → and M anywhere on the page but where somebody types, once the player is there. */
export function useKeys(heard: Heard, there: boolean): void {
  const latest = useRef(heard)
  latest.current = heard
  useEffect(() => {
    if (!there) return
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const target = event.target as Element
      if (target.closest(TYPED)) return
      const { at, muted, toggle, seek, setMuted } = latest.current
      const keys: Record<string, () => void> = {
        ArrowLeft: () => seek(at - STEP),
        ArrowRight: () => seek(at + STEP),
        m: () => setMuted(!muted),
      }
      if (!target.closest(PRESSED)) keys[' '] = toggle
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act || (event.repeat && event.key === ' ')) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [there])
}
