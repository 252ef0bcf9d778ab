import type { Language } from '~/features/course/outline'
import type { CutSettings } from '~/features/course/split'
import { picturesShown, withEncoded } from './document-pictures.server'
import type { EncodedPicture } from './encode-picture.server'
import type { DocumentFound, DocumentRead, TextRead } from './formats/cut-document.server'
import { type Bounds, inWorker, type Report } from './in-worker.server'

/** A file's bytes, or the files of a folder by their paths. */
export type Given = Uint8Array | Map<string, Uint8Array>

/** What a document may take to read, and again to cut. */
export const PATIENCE: Bounds = { milliseconds: 30_000, megabytes: 768 }

type Pictured<T> = T extends { kind: 'document' | 'text' } ? T & { pictures: EncodedPicture[] } : T

/**
 * Reads a document of any kind that instructors bring and cuts it into modules, in a thread of its
 * own while the process answers others. What can't be taken is refused with its fault.
 *
 * @param language of the course; null: that of the document
 * @returns the modules, and the pictures that they show, which are not kept yet
 */
export async function takeDocument(
  name: string,
  given: Given,
  language: Language | null,
  { count = 'duration', bounds = PATIENCE }: { count?: CutSettings['count']; bounds?: Bounds } = {},
): Promise<Pictured<DocumentRead>> {
  const found = await asked<DocumentFound>('findDocument', [name, given, false], bounds)
  if (found.kind === 'refused') return found
  if (found.kind === 'course') throw new Error('a course was read as a document')
  const { material, pictures } = await withEncoded(found.material, found.pictures)
  const read = await asked<DocumentRead>('cutDocument', [material, language, count], bounds)
  if (read.kind === 'refused') return read
  const bodies = read.modules.map(({ body }) => body)
  return { ...read, pictures: picturesShown(pictures, bodies) }
}

/**
 * Reads a text as {@link takeDocument} does and proposes where to cut it.
 *
 * @param options.begins whether a draft begins with it: a course in its own format is then one
 * @param report told how far it is
 */
export async function takeText(
  name: string,
  bytes: Uint8Array,
  { language, begins }: { language: Language | null; begins: boolean },
  report: Report,
): Promise<Pictured<TextRead>> {
  report('reading', 0.1)
  const found = await asked<DocumentFound>('findDocument', [name, bytes, begins], PATIENCE)
  if (found.kind !== 'read') return found
  const { material, pictures } = await withEncoded(found.material, found.pictures, (progress) =>
    report('pictures', 0.3 + 0.3 * progress),
  )
  report('cutting', 0.6)
  const read = await asked<TextRead>('cutText', [material, name, language], PATIENCE)
  if (read.kind !== 'text') return read
  const units = read.units.map(({ markdown }) => markdown)
  return { ...read, pictures: picturesShown(pictures, units) }
}

async function asked<T extends DocumentFound | DocumentRead | TextRead>(
  name: 'findDocument' | 'cutDocument' | 'cutText',
  given: unknown[],
  bounds: Bounds,
): Promise<T | Extract<T, { kind: 'refused' }>> {
  const outcome = await inWorker<T>('formats/cut-document.server.ts', name, given, bounds)
  if (outcome.kind === 'done') return outcome.value
  const what = outcome.kind === 'slow' ? 'takes too long to read' : 'takes too much memory to read'
  return { kind: 'refused', fault: 'slow', what } as Extract<T, { kind: 'refused' }>
}
