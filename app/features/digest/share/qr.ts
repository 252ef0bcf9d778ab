import { encode } from 'uqr'

const QUIET = 4 // modules of white around it, as ISO/IEC 18004 asks

/** A QR code as the path of an SVG: squares of 1 in a square of `size`, the quiet zone included. */
export function qrCode(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { size, path }
}
