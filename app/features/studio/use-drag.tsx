import { type PointerEvent, useState } from 'react'

/**
 * Puts parts of a list in another order by dragging them, with a mouse or a finger. Each part's
 * element carries its id as `data-part`.
 *
 * @param put told the part and the one it comes after, '' for the first place
 */
export function useDrag(ids: string[], put: (part: string, after: string) => void) {
  const [held, setHeld] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)

  function partAt({ clientX, clientY }: PointerEvent): string | null {
    const found = document.elementFromPoint(clientX, clientY)?.closest('[data-part]')
    return found?.getAttribute('data-part') ?? null
  }

  function end() {
    setHeld(null)
    setOver(null)
  }

  const handle = (id: string) => ({
    onPointerDown: (event: PointerEvent) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      setHeld(id)
    },
    onPointerMove: (event: PointerEvent) => {
      if (held === id) setOver(partAt(event))
    },
    onPointerUp: () => {
      const others = ids.filter((one) => one !== id)
      const [from, to] = [ids.indexOf(id), ids.indexOf(over ?? '')]
      if (held === id && over !== null && to >= 0 && over !== id) {
        const at = others.indexOf(over) + (to > from ? 1 : 0)
        put(id, others[at - 1] ?? '')
      }
      end()
    },
    onPointerCancel: end,
  })
  return { held, over, handle }
}
