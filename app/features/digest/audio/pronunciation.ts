/** The lists of pronunciations, from the project's folder; what a later one says counts. */
export const LISTS = ['dictionary', 'own'].map(
  (name) => `app/features/digest/audio/pronunciations/${name}.txt`,
)

/** How words are said: the word in lower case, and its sounds as the voice writes them. */
export type Pronunciations = ReadonlyMap<string, string>

/** Reads lists of pronunciations: a line `word : sounds` each, and lines after `#` for who reads them. */
export function pronunciationsIn(list: string): Pronunciations {
  const lines = list.split('\n').filter((line) => line.includes(' : ') && !line.startsWith('#'))
  return new Map(lines.map((line) => line.split(' : ') as [string, string]))
}

/** The lines for the words of a text, each once; empty where none of them is known. */
export function lexiconFor(text: string, known: Pronunciations): string {
  const words = new Set(text.toLowerCase().match(/[a-z]+/g))
  return [...words]
    .flatMap((word) => (known.has(word) ? `${word} : ${known.get(word)}\n` : []))
    .join('')
}
