import { diffWordsWithSpace } from 'diff'

/** A stretch of two texts: in both, only in the earlier or only in the later one. */
export type Stretch = { text: string; in: 'both' | 'earlier' | 'later' }

const LONGEST = 200 // ms

/**
 * What two texts have in common and what not, word by word, in any script. Texts that differ so much
 * that this would take long are told apart as a whole.
 */
export function wordsBetween(earlier: string, later: string): Stretch[] {
  const intlSegmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const found = diffWordsWithSpace(earlier, later, { intlSegmenter, timeout: LONGEST })
  if (!found) {
    return [
      { text: earlier, in: 'earlier' },
      { text: later, in: 'later' },
    ]
  }
  return found.map(({ value, added, removed }) => ({
    text: value,
    in: added ? 'later' : removed ? 'earlier' : 'both',
  }))
}

const PLAIN = 60 // characters around what differs

/** The same with what is long and in both cut out of the middle. */
export function shortened(stretches: Stretch[]): Stretch[] {
  return stretches.map((stretch, at) => {
    if (stretch.in !== 'both' || stretch.text.length <= 3 * PLAIN) return stretch
    const head = at > 0 ? stretch.text.slice(0, PLAIN) : ''
    const tail = at < stretches.length - 1 ? stretch.text.slice(-PLAIN) : ''
    return { ...stretch, text: `${head} … ${tail}` }
  })
}

/** One field of a part that two people wrote differently. */
export type FieldDifference = { field: string; words: Stretch[] }

/** The texts in which two contents differ: a list counts as its lines. */
export function fieldsBetween(earlier: object, later: object): FieldDifference[] {
  const [before, after] = [textsOf(earlier), textsOf(later)]
  const fields = [...new Set([...before.keys(), ...after.keys()])]
  return fields.flatMap((field) => {
    const [one, other] = [before.get(field) ?? '', after.get(field) ?? '']
    return one === other ? [] : [{ field, words: shortened(wordsBetween(one, other)) }]
  })
}

/** Every text of a content under its name; what is deeper down under the name of its field. */
function textsOf(content: object): Map<string, string> {
  return new Map(Object.entries(content).map(([field, value]) => [field, asText(value)]))
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(asText).join('\n')
  if (typeof value === 'object') return Object.values(value).map(asText).filter(Boolean).join(': ')
  return String(value)
}
