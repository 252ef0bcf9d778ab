/** A part of a file: its first and its last byte, counted from 0. */
export type Range = { first: number; last: number }

/**
 * What a Range header asks of a file of `size` bytes. Null is the whole file, also for what is no
 * range, for several at once and for other units than bytes.
 *
 * @see RFC 9110, section 14
 */
export function rangeOf(header: string | null, size: number): Range | 'unsatisfiable' | null {
  const found = header?.match(/^bytes=(\d{0,15})-(\d{0,15})$/i)
  if (!found) return null
  const [, from = '', to = ''] = found
  if (from === '') {
    if (to === '') return null
    const length = Math.min(Number(to), size)
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return null
  return first >= size ? 'unsatisfiable' : { first, last }
}
