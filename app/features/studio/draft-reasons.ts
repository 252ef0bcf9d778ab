import { definedIn } from '~/features/course/concept-definitions'
import type { Language } from '~/features/course/outline'
import { type DraftConcept, nameKey } from './draft-sentences'
import { literal } from './formats/literal'

const SAID: Record<Language, (sentence: string) => string> = {
  en: (sentence) => `The module says: “${sentence}”`,
  'zh-CN': (sentence) => `模块里写道：“${sentence}”`,
}
const IS: Record<Language, (sentence: string) => string> = {
  en: (sentence) => `That is something else: “${sentence}”`,
  'zh-CN': (sentence) => `它是另一回事：“${sentence}”`,
}
const ELSEWHERE: Record<Language, (sentence: string) => string> = {
  en: (sentence) => `It comes up elsewhere: “${sentence}”`,
  'zh-CN': (sentence) => `它出现在别处：“${sentence}”`,
}
const NOT: Record<Language, (other: string, sentence: string) => string> = {
  en: (other, sentence) => `It is not said of “${other}”: “${sentence}”`,
  'zh-CN': (other, sentence) => `说的不是“${other}”：“${sentence}”`,
}

/** That the module says something, in its own words. */
export const reasonSaid = (sentence: string, language: Language): string =>
  SAID[language](literal(sentence))

/** What a concept is that is not what is asked for, or where it comes up, in the words of the course. */
export function reasonOther({ title, sentence }: DraftConcept, language: Language): string {
  const key = nameKey(title, language)
  const defines = definedIn(sentence, language).some(({ term }) => nameKey(term, language) === key)
  return (defines ? IS : ELSEWHERE)[language](literal(sentence))
}

/** What the module says where another name stands in a statement. */
export const reasonChanged = (other: string, sentence: string, language: Language): string =>
  NOT[language](literal(other), literal(sentence))

const FOR: Record<Language, (sentence: string) => string> = {
  en: (sentence) => `That is the reason for something else: “${sentence}”`,
  'zh-CN': (sentence) => `那是另一件事的原因：“${sentence}”`,
}

/** What a reason is given for that is not the one asked for. */
export const reasonWhy = (sentence: string, language: Language): string =>
  FOR[language](literal(sentence))
