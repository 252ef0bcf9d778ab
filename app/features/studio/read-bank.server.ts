import type { Language } from '~/features/course/outline'
import type { Bank } from './formats/bank'
import type { BankCourse } from './formats/bank-course'
import type { FileOf } from './formats/bank-of-file.server'
import { inWorker } from './in-worker.server'

const FILE = 'formats/bank-of-file.server.ts'

/** The most bytes that a file of questions may have. */
export const LARGEST = 20_000_000

/**
 * Reads a file of questions as a course of drafts, in a thread of its own.
 *
 * @param language null: found from the text
 */
export async function readBank(
  bytes: Uint8Array,
  name: string,
  language: Language | null,
): Promise<FileOf<BankCourse>> {
  return read(bytes, 'courseOfFile', [bytes, name, language])
}

/** Reads the questions of a file, in a thread of its own. */
export async function readQuestions(bytes: Uint8Array, name: string): Promise<FileOf<Bank>> {
  return read(bytes, 'bankOfFile', [bytes, name])
}

async function read<T>(bytes: Uint8Array, reader: string, given: unknown[]): Promise<FileOf<T>> {
  if (bytes.length > LARGEST) {
    return { kind: 'refused', fault: 'large', what: 'is larger than 20 MB' }
  }
  if (bytes.length === 0) return { kind: 'refused', fault: 'empty', what: 'is empty' }
  const outcome = await inWorker<FileOf<T>>(FILE, reader, given)
  if (outcome.kind === 'done') return outcome.value
  const what = outcome.kind === 'slow' ? 'takes too long to read' : 'takes too much memory to read'
  return { kind: 'refused', fault: 'slow', what }
}
