import { useLocation } from '@remix-run/react'
import { useEffect } from 'react'

/** Puts the cursor on the line of a text field that the address names, as `#line-12`. */
export function useLine(field: string): void {
  const { hash } = useLocation()
  useEffect(() => {
    const line = Number(/^#line-(\d{1,6})$/.exec(hash)?.[1])
    const text = document.getElementById(field)
    if (!line || !(text instanceof HTMLTextAreaElement)) return
    const lines = text.value.split('\n')
    const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0)
    text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
    text.focus({ preventScroll: true })
    text.scrollTop = (start / text.value.length) * text.scrollHeight - text.clientHeight / 2
    text.scrollIntoView({ block: 'center' })
  }, [hash, field])
}
