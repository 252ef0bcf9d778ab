import type { QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { contentWords } from '~/features/course/words'
import { duplicateOf } from './lint-parts'
import { type Reading, saidOf } from './lint-reading'
import type { Flag } from './lint-rules'

/** Words that only ask for a name. */
const NAMING = new Set([
  ...contentWords('call name term known', 'en'),
  '叫',
  '叫做',
  '名称',
  '名字',
  '称为',
  '称',
  '由',
  '种',
])

/** How much of two stems is the same where both ask for one key that is no number. */
const ALIKE = 0.65

/** The flags on a question beside the others of its card. */
export function lintSiblings(reading: Reading, siblings: readonly QuestionSource[]): Flag[] {
  const { question, rights, wrongs, ask, language } = reading
  const where = { part: 'question' } as const
  const others = siblings.filter(({ id }) => id !== question.id || question.id === '')
  const topics = new Set(ask.words.filter((word) => !NAMING.has(word)))
  const isTwin = (other: QuestionSource) => {
    if (other === question || bareText(question.ask) === '') return false
    if (bareText(other.ask) === bareText(question.ask)) return sameKey(reading, other)
    const words = new Set(contentWords(other.ask, language).filter((word) => !NAMING.has(word)))
    const shared = [...words].filter((word) => topics.has(word)).length
    const most = Math.max(words.size, topics.size)
    const named = rights.every(({ text }) => !/\d/.test(text))
    return shared >= 2 && shared >= most * (named ? ALIKE : 1) && sameKey(reading, other)
  }
  if (others.some(isTwin)) {
    return [{ rule: 'twin-question', where }]
  }
  const [key] = rights
  if (question.kind !== 'one' || !key || rights.length !== 1 || key.words.length === 0) return []
  const wanted = bareText(key.text.replace(/^(?:it|they|he|she|by|to|because) /i, ''))
  const enough = language === 'zh-CN' ? 2 : 4
  const told = others.some((other) => {
    const text = bareText(other.ask)
    if (wanted.length < enough || !text.includes(wanted) || ask.text.includes(key.text))
      return false
    if (wrongs.some((wrong) => text.includes(bareText(wrong.text)))) return false
    const shared = new Set(contentWords(other.ask, language).filter((word) => topics.has(word)))
    return shared.size >= 2 && shared.size >= topics.size / 2
  })
  return told ? [{ rule: 'answer-elsewhere', where }] : []
}

function sameKey(reading: Reading, other: QuestionSource): boolean {
  const keys = other.choices
    .filter(({ right }) => right)
    .map(({ text }) => saidOf(text, reading.language))
  return (
    keys.length === reading.rights.length &&
    reading.rights.every((right) => keys.some((key) => duplicateOf(right, key, reading)))
  )
}
