import type { KeyboardEvent } from 'react'

/** What is typed into, where letters are letters. */
const TYPED = 'input, textarea, select, [contenteditable]'

/**
 * Presses the button that a key stands for in a list whose items have `data-concept` or `data-draft`
 * and whose buttons have `data-key`: the one of the part that has the focus before one of the whole
 * item. ↑ and ↓ go to the item before and after. What takes the item away, or is done with it, goes
 * on to the next that waits.
 */
export function pressed(event: KeyboardEvent, list: HTMLElement | null): void {
  const at = event.target as HTMLElement
  if (!list || event.ctrlKey || event.metaKey || event.altKey || at.closest(TYPED)) return
  const items = [...list.querySelectorAll<HTMLElement>('[data-concept], [data-draft]')]
  const item = at.closest<HTMLElement>('[data-concept], [data-draft]')
  if (!item) return
  const place = items.indexOf(item)
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    first(items[place + (event.key === 'ArrowDown' ? 1 : -1)])?.focus()
    event.preventDefault()
    return
  }
  const mark = `[data-key="${event.key.toUpperCase().replace(/["\\]/g, '')}"]`
  const part = at.closest('[data-need]')
  const button = part?.querySelector<HTMLElement>(mark) ?? own(item, mark)
  if (!button) return
  event.preventDefault()
  if (GOES_ON.includes(event.key.toUpperCase()) && !button.closest('[data-need]')) {
    const rest = [...items.slice(place + 1), ...items.slice(0, place)]
    first(rest.find((one) => own(one, WAITS)) ?? rest[0])?.focus()
  }
  button.click()
}

const GOES_ON = ['A', 'K', 'X']
const WAITS = '[data-key=A], [data-key=K]'

/** The item's own button for a key, else one of its parts'. */
const own = (item: HTMLElement, mark: string) => {
  const found = [...item.querySelectorAll<HTMLElement>(mark)]
  return found.find((one) => !one.closest('[data-need]')) ?? found[0]
}

const first = (item: HTMLElement | undefined) =>
  item && (own(item, WAITS) ?? own(item, '[data-key]'))
