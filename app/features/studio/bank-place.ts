import type { Language } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { contentWords } from '~/features/course/words'
import { type Part, type PartOf, partsOf } from './draft'

/**
 * Where questions of a bank go: to a concept of the draft, to a new one in a module of it, into a new
 * module, or nowhere.
 */
export type BankPlace =
  | { kind: 'concept'; id: string }
  | { kind: 'module'; id: string }
  | { kind: 'new' }
  | { kind: 'nowhere' }

/** A place as a form sends it: `concept:ID`, `module:ID`, `new` or nothing. */
export const placeText = (place: BankPlace): string => {
  if (place.kind === 'nowhere') return ''
  return 'id' in place ? `${place.kind}:${place.id}` : place.kind
}

/** The place that a form names; nowhere for anything else. */
export function placeIn(text: string): BankPlace {
  const [, kind, id = ''] = /^(concept|module):(.+)$/.exec(text) ?? []
  if (kind === 'concept' || kind === 'module') return { kind, id }
  return { kind: text === 'new' ? 'new' : 'nowhere' }
}

/** Which share of their words a module must have for questions to belong there. */
const SHARE = 0.25

/**
 * Where the questions of a category most likely belong: to the concept or the module that is called
 * like it, else into the module that has most of their words, and there to the concept that they name
 * most often. Where no module has a quarter of their words, into a new one.
 */
export function likelyPlace(
  parts: readonly Part[],
  category: string,
  texts: readonly string[],
  language: Language,
): BankPlace {
  const modules = partsOf(parts, 'module')
  const name = bareText(category)
  const same = ({ content }: { content: { title: string } }) => bareText(content.title) === name
  const concept = partsOf(parts, 'concept').find(same)
  if (concept) return { kind: 'concept', id: concept.id }
  const named = modules.find(same)
  if (named) return inModule(parts, named, [], language)
  const words = contentWords(texts.join('\n'), language)
  const share = (module: PartOf<'module'>) => shared(words, textOf(parts, module), language)
  const best = mostOf(modules, share)
  if (!best || share(best) < SHARE) return { kind: 'new' }
  return inModule(parts, best, words, language)
}

function inModule(
  parts: readonly Part[],
  { id }: PartOf<'module'>,
  words: readonly string[],
  language: Language,
): BankPlace {
  const concepts = partsOf(parts, 'concept', { parentId: id })
  const concept = mostOf(concepts, ({ content }) => {
    const title = new Set(contentWords(content.title, language))
    return words.filter((word) => title.has(word)).length
  })
  return concept ? { kind: 'concept', id: concept.id } : { kind: 'module', id }
}

const textOf = (parts: readonly Part[], { id, content }: PartOf<'module'>) =>
  [
    content.title,
    ...partsOf(parts, 'concept', { parentId: id }).map((concept) => concept.content.title),
    content.body,
  ].join('\n')

/** Which share, 0 to 1, of the words stands in a text, each counted once. */
function shared(words: readonly string[], text: string, language: Language): number {
  const [there, all] = [new Set(contentWords(text, language)), new Set(words)]
  return [...all].filter((word) => there.has(word)).length / Math.max(1, all.size)
}

function mostOf<T>(all: readonly T[], of: (one: T) => number): T | null {
  const counts = all.map(of)
  return all[counts.indexOf(Math.max(...counts))] ?? null
}
