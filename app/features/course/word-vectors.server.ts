import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type WordVectors, wordVectorsIn } from './word-vectors'

const PATH = 'app/features/course/vectors/english.bin'

let reading: Promise<WordVectors | null> | null = null

/**
 * The word vectors for English, read at the first call and kept (7 MB); null where their file is
 * missing or damaged: what uses them works without.
 */
export function wordVectors(): Promise<WordVectors | null> {
  reading ??= readFile(vectorsFile())
    .then(wordVectorsIn)
    .catch(() => null)
  return reading
}

/** The file lies in the source tree, found by going up: that works for the built server too. */
export function vectorsFile(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, PATH)) && folder !== dirname(folder)) folder = dirname(folder)
  return join(folder, PATH)
}
