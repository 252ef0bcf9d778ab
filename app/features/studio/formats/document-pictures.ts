import { pathFrom } from './archive-path'
import { type Pictures, pictureName } from './lesson-images'

/** The part of a picture that is shown: shares of its sides that are cut off, 0 to 1. */
export type Crop = { left: number; top: number; right: number; bottom: number }

/** A picture as it stands in a document, with what its text calls it. */
export type DocumentPicture = { name: string; bytes: Uint8Array; crop: Crop | null }

/** The bytes of what a text calls a picture, or why there are none. */
export type PictureSource = (target: string) => Uint8Array | { why: string }

/** How many pictures of a document come along, and how large they may be, in bytes. */
export const PICTURES = { count: 200, each: 10_000_000, all: 50_000_000 } as const

const SAVED = /^data:[^,]{0,200};base64,/i
const CROP = /#crop=([\d.]+),([\d.]+),([\d.]+),([\d.]+)$/

/** What a text calls a picture of which less is shown than it holds. */
export const cropped = (target: string, { left, top, right, bottom }: Crop) =>
  `${target}#crop=${[left, top, right, bottom].map((share) => Math.min(Math.max(share || 0, 0), 1)).join()}`

/**
 * The pictures that a document shows. Until they are re-encoded and have a name of their own, the
 * text shows them by their number, at `/pictures/@0` and so on.
 */
export class PicturesFound {
  readonly all: DocumentPicture[] = []
  private bytes = 0

  /** Gives addresses to the pictures that lie in one place: the same to the same. */
  from(source: PictureSource): Pictures {
    const known = new Map<string, ReturnType<Pictures>>()
    return (target) => {
      const found = known.get(target) ?? this.take(target, source)
      known.set(target, found)
      return found
    }
  }

  private take(target: string, source: PictureSource): ReturnType<Pictures> {
    const [, ...shares] = (CROP.exec(target) ?? []).map(Number)
    const bytes = SAVED.test(target) ? decoded(target) : source(target.replace(CROP, ''))
    if ('why' in bytes) return bytes
    if (!isPicture(bytes)) return { why: 'only JPEG, PNG, GIF, WebP, AVIF and TIFF are taken over' }
    if (bytes.length > PICTURES.each) return { why: 'it is larger than 10 MB' }
    if (this.all.length >= PICTURES.count) {
      return { why: `no more than ${PICTURES.count} pictures are taken over` }
    }
    this.bytes += bytes.length
    if (this.bytes > PICTURES.all) return { why: 'the pictures are larger than 50 MB together' }
    const [left = 0, top = 0, right = 0, bottom = 0] = shares
    const crop = left + top + right + bottom > 0 ? { left, top, right, bottom } : null
    this.all.push({ name: pictureName(target), bytes, crop })
    return { src: `/pictures/@${this.all.length - 1}` }
  }
}

/** The pictures that a file names by their paths from itself. */
export const picturesFrom =
  (file: string, pictures: Pictures): Pictures =>
  (target) =>
    pictures(SAVED.test(target) ? target : pathFrom(file, target))

/** Whether bytes begin as those of a picture that may come along. */
function isPicture(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  return /^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF.{4}WEBP|II\*\0|MM\0\*|.{4}ftyp)/s.test(head)
}

function decoded(target: string): Uint8Array | { why: string } {
  try {
    const letters = atob(target.replace(SAVED, ''))
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
  } catch {
    return { why: 'it can’t be read' }
  }
}

const SHOWN = /!\[((?:\\[\s\S]|[^\\\]]){0,2100})\]\(\/pictures\/@(\d{1,4})\)/g

/**
 * A text with its pictures at their own addresses; one that has none leaves its words behind.
 *
 * @param ids by number; null for a picture that is not taken
 */
export const withPictures = (markdown: string, ids: readonly (string | null)[]): string =>
  markdown.replace(SHOWN, (_, words: string, at: string) => {
    const id = ids[Number(at)]
    if (id) return `![${words}](/pictures/${id})`
    return words ? `*${words}*` : ''
  })

/** How many of a document's own pictures a text shows without words. */
export const wordlessIn = (markdown: string): number =>
  markdown.match(/!\[\]\(\/pictures\//g)?.length ?? 0
