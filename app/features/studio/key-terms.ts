import { keyOf } from '~/features/course/concept-words'
import type { Language, QuestionSource } from '~/features/course/outline'
import { plainText } from '~/features/course/plain-text'

const NO_TERM =
  /^(?:true|false|yes|no|all|both|any|either|neither|none)\b|^(?:是|否|对|错|正确|错误|以上|都|全部)/i

/**
 * The right answers of a question that are terms: four words at most, a Han word counting two
 * characters, with a word of letters in it, and neither a verdict nor “all of the above”.
 */
export function keyTerms({ kind, choices }: QuestionSource): string[] {
  if (kind === 'true-false') return []
  return choices.flatMap(({ text, right }) => {
    const term = plainText(text)
    const words = term.match(/\p{Script=Han}{1,2}|(?:(?!\p{Script=Han})[\p{L}\p{N}'’.-])+/gu) ?? []
    const said = words.some((word) => /\p{L}{2}|\p{Script=Han}/u.test(word))
    return right && said && words.length <= 4 && !NO_TERM.test(term) ? [term] : []
  })
}

/**
 * Whether a term is among concepts: one has its words, articles and plurals apart, or has two of
 * them at least while a single other word is left over.
 */
export function isAmong(term: string, titles: readonly string[], language: Language): boolean {
  const wanted = keyOf(term, language)
  const words = wanted.split(' ')
  return titles.some((title) => {
    const key = keyOf(title, language)
    const own = key.split(' ')
    if (key === wanted) return true
    return (
      own.length > 1 && own.every((word) => words.includes(word)) && words.length - own.length <= 1
    )
  })
}
