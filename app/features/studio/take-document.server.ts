import type { Language } from '~/features/course/outline'
import type { CutSettings } from '~/features/course/split'
import type { DocumentRead, TextRead } from './formats/cut-document.server'
import { type Bounds, inWorker, type Report } from './in-worker.server'

/** A file's bytes, or the files of a folder by their paths. */
export type Given = Uint8Array | Map<string, Uint8Array>

/** What a document may take to read and cut. */
export const PATIENCE: Bounds = { milliseconds: 30_000, megabytes: 768 }

/**
 * Reads a document of any kind that instructors bring and cuts it into modules, in a thread of its
 * own while the process answers others. What can't be taken is refused with its fault.
 *
 * @param language of the course; null: that of the document
 */
export async function takeDocument(
  name: string,
  given: Given,
  language: Language | null,
  { count = 'duration', bounds = PATIENCE }: { count?: CutSettings['count']; bounds?: Bounds } = {},
): Promise<DocumentRead> {
  return asked<DocumentRead>('cutDocument', [name, given, language, count], bounds)
}

/**
 * Reads a text as {@link takeDocument} does and proposes where to cut it.
 *
 * @param report told how far it is
 */
export function takeText(
  name: string,
  bytes: Uint8Array,
  options: { language: Language | null; begins: boolean },
  report: Report,
): Promise<TextRead> {
  return asked<TextRead>('cutText', [name, bytes, options], PATIENCE, report)
}

async function asked<T extends DocumentRead | TextRead>(
  name: 'cutDocument' | 'cutText',
  given: unknown[],
  bounds: Bounds,
  report?: Report,
): Promise<T | Extract<T, { kind: 'refused' }>> {
  const outcome = await inWorker<T>('formats/cut-document.server.ts', name, given, bounds, report)
  if (outcome.kind === 'done') return outcome.value
  const what = outcome.kind === 'slow' ? 'takes too long to read' : 'takes too much memory to read'
  return { kind: 'refused', fault: 'slow', what } as Extract<T, { kind: 'refused' }>
}
