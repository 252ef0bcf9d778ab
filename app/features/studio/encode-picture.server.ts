import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { Crop } from './formats/document-pictures'

/** What is taken: pixels before, and pixels at the longer side after. */
const MOST = { pixels: 50_000_000, side: 1600 }
const TAKEN = ['jpeg', 'png', 'webp', 'gif', 'heif', 'tiff']
const SECONDS = 10 // to re-encode one

/** A picture as it is kept: WebP, named by the hash of its bytes. */
export type EncodedPicture = { id: string; data: Uint8Array; width: number; height: number }

/**
 * A picture re-encoded, without what a camera wrote into it; null for what is none.
 *
 * @param crop what of it is shown; null: all
 */
export async function encodePicture(
  bytes: Uint8Array,
  crop: Crop | null = null,
): Promise<EncodedPicture | null> {
  try {
    const source = sharp(bytes, { limitInputPixels: MOST.pixels, failOn: 'error' })
    const { format = '', autoOrient } = await source.metadata()
    if (!TAKEN.includes(format)) return null
    const { side } = MOST
    const upright = source.rotate()
    const shown = crop ? upright.extract(partOf(crop, autoOrient)) : upright
    const { data, info } = await shown
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true })
    const id = createHash('sha256').update(data).digest('hex')
    return { id, data: new Uint8Array(data), width: info.width, height: info.height }
  } catch {
    return null
  }
}

/** The pixels that are shown, one at least. */
function partOf(crop: Crop, { width, height }: { width: number; height: number }) {
  const left = Math.min(Math.round(crop.left * width), width - 1)
  const top = Math.min(Math.round(crop.top * height), height - 1)
  const right = Math.round((1 - crop.right) * width)
  const bottom = Math.round((1 - crop.bottom) * height)
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) }
}
