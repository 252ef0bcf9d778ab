import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectFolder } from '~/apart.server'
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

/** The file lies in the source tree. */
export const vectorsFile = () => join(projectFolder(), PATH)
