import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'

/**
 * Reordering of a list by dragging, with a mouse, a finger or a pen, and by Alt with an arrow.
 * `move` is told the id and the place, from 0, it goes to. `list` is put on the list's element,
 * whose children are the things in order; `grip(id)` on what one drags by, which needs
 * `touch-action: none`; `keys(id)` on each child.
 */
export function useReorder<L extends HTMLElement>(
  ids: readonly string[],
  move: (id: string, to: number) => void,
) {
  const list = useRef<L>(null)
  const [lifted, setLifted] = useState<string | null>(null)
  const latest = useRef({ ids, move })
  latest.current = { ids, move }

  useEffect(() => {
    if (lifted === null) return
    function drag(event: globalThis.PointerEvent) {
      const { ids, move } = latest.current
      const rows = [...(list.current?.children ?? [])]
      const from = ids.indexOf(lifted ?? '')
      const to = rows.filter((row, at) => {
        const { top, height } = row.getBoundingClientRect()
        return at !== from && event.clientY > top + height / 2
      }).length
      if (to !== from) move(lifted ?? '', to)
    }
    const drop = () => setLifted(null)
    const stop = (event: Event) => event.preventDefault()
    window.addEventListener('pointermove', drag)
    window.addEventListener('pointerup', drop)
    window.addEventListener('pointercancel', drop)
    window.addEventListener('selectstart', stop)
    return () => {
      window.removeEventListener('pointermove', drag)
      window.removeEventListener('pointerup', drop)
      window.removeEventListener('pointercancel', drop)
      window.removeEventListener('selectstart', stop)
    }
  }, [lifted])

  const grip = (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) setLifted(id)
    },
  })
  const keys = (id: string) => ({
    onKeyDown: (event: KeyboardEvent) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (step === undefined || !event.altKey) return
      event.preventDefault()
      const to = ids.indexOf(id) + step
      if (to >= 0 && to < ids.length) move(id, to)
    },
  })
  return { list, lifted, grip, keys }
}

/** The same things with one of them moved to another place, from 0. */
export function movedTo<T>(things: readonly T[], thing: T, to: number): T[] {
  const left = things.filter((one) => one !== thing)
  return [...left.slice(0, to), thing, ...left.slice(to)]
}
