import type { Material } from '~/features/course/material'
import { type EncodedPicture, encodePicture } from './encode-picture.server'
import { type DocumentPicture, withPictures, wordlessIn } from './formats/document-pictures'
import { type Bounds, inWorker } from './in-worker.server'

/** What one picture may take to re-encode. */
const BOUNDS: Bounds = { milliseconds: 15_000, megabytes: 768 }

type Encoded = {
  /** By their numbers; null for one that is not taken. */
  ids: (string | null)[]
  pictures: EncodedPicture[]
  dropped: Material['dropped']
}

/**
 * Re-encodes the pictures of a document, one after the other, each in a thread of its own.
 *
 * @param report told how far it is, 0 to 1
 */
export async function encodePictures(
  found: readonly DocumentPicture[],
  report: (progress: number) => void = () => {},
): Promise<Encoded> {
  const encoded: Encoded = { ids: [], pictures: [], dropped: [] }
  for (const [at, { name, bytes, crop }] of found.entries()) {
    report(at / found.length)
    const outcome = await inWorker<Awaited<ReturnType<typeof encodePicture>>>(
      'encode-picture.server.ts',
      encodePicture.name,
      [bytes, crop],
      BOUNDS,
    )
    const made = outcome.kind === 'done' ? outcome.value : null
    encoded.ids.push(made?.id ?? null)
    if (made) encoded.pictures.push(made)
    else encoded.dropped.push({ what: `image ${name}`, why: 'it can’t be read' })
  }
  return encoded
}

/** A document with its pictures where they stand in it; what is not taken is named. */
export async function withEncoded(
  material: Material,
  found: readonly DocumentPicture[],
  report?: (progress: number) => void,
): Promise<{ material: Material; pictures: EncodedPicture[] }> {
  const { ids, pictures, dropped } = await encodePictures(found, report)
  const blocks = material.blocks.flatMap((block) => {
    const markdown = withPictures(block.markdown, ids)
    if (markdown.trim() === '') return []
    const kind = block.kind === 'image' && !markdown.includes('![') ? 'prose' : block.kind
    return { ...block, kind, markdown }
  })
  const wordless = blocks.reduce((sum, { markdown }) => sum + wordlessIn(markdown), 0)
  const asks = `${wordless} pictures have no words yet that describe them: learners see them once they do`
  const warnings = wordless > 0 ? [...material.warnings, asks] : material.warnings
  return {
    material: { ...material, blocks, warnings, dropped: [...material.dropped, ...dropped] },
    pictures,
  }
}

/** Those that texts show. */
export const picturesShown = (pictures: readonly EncodedPicture[], texts: readonly string[]) =>
  pictures.filter(({ id }) => texts.some((text) => text.includes(`/pictures/${id}`)))
