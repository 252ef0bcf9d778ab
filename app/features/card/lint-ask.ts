import { denialIn, deniesTwice, marked, negativeIn, unmarked } from './lint-negation'
import { isBlank, type Reading, sentencesOf, unquoted } from './lint-reading'
import type { Flag, Rule } from './lint-rules'
import { claimsTwo, isBlankInside, isOpinion, isUnfocused, isWindowDressed } from './lint-stem'
import { ABSOLUTE, BLANKET, speaksOfWords, VAGUE, VAGUE_STEM } from './lint-wording'

/** How long a stem may be without its code: words, a Han character counting half of one. */
const LONGEST = { en: 90, 'zh-CN': 140 }

const DENIES = {
  en: /\b(?:not|never|cannot|(?<!\bof )no|none|\w+n['’]t)\b/i,
  'zh-CN': /不(?!同|仅|断|但|管|久|过|良|足)|没有|无法|并非/,
}

/** A stem that only counts: “Question 3:”, or a row of points. */
const asksNothing = (raw: string) =>
  /^(?:(?:question|problem|exercise|item|q|no\.?|nr\.?)\s*\d+|第?\s*[\d一二三四五六七八九十]+\s*题)?[\s\p{P}_]*$/iu.test(
    raw,
  )

/** A question for the reason of something, which takes that thing for granted. */
const ASKS_WHY = /\b(?:why|how come|for what reason)\b|为什么|为何|原因是/i

/** The flags on the stem. */
export function lintAsk(reading: Reading): Flag[] {
  const { ask, question, language, choices, picks } = reading
  if (isBlank(ask.raw) || asksNothing(ask.raw))
    return [{ rule: 'empty-stem', where: { part: 'ask' } }]
  const judged = question.kind === 'true-false'
  const negativeOf = (text: string) =>
    judged ? denialIn(text, language) : negativeIn(unquoted(text), language)
  const negative = judged && sentencesOf(ask.prose).length > 1 ? null : negativeOf(ask.prose)
  const flags: Flag[] = []
  const add = (rule: Rule) => flags.push({ rule, where: { part: 'ask' } })
  if (negative) {
    const open = (raw: string) => negativeOf(unmarked(raw).replace(/`[^`\n]*`/g, ' '))
    const still = open(ask.raw)
    const mended = still ? marked(question.ask, still) : null
    if (still) {
      const fix = mended && !open(mended) ? { ...question, ask: mended } : undefined
      flags.push({ rule: 'negation', where: { part: 'ask' }, ...(fix && { fix }) })
    }
    if (picks && choices.some(({ prose }) => DENIES[language].test(prose))) add('double-negative')
  }
  if (judged && (ABSOLUTE[language].test(ask.prose) || BLANKET[language].test(ask.prose)))
    add('absolutes')
  if (judged && deniesTwice(ask.prose, language)) add('double-negative')
  const claims = judged ? [ask.prose] : sentencesOf(ask.prose).filter((one) => !ASKS_WHY.test(one))
  const claimed = unquoted(claims.join(' '))
  if (!speaksOfWords(ask.text) && (judged ? VAGUE : VAGUE_STEM)[language].test(claimed))
    add('vague-terms')
  if (judged && claimsTwo(ask.prose, language)) add('two-claims')
  if (isBlankInside(ask.raw, language)) add('blank-in-middle')
  if (isUnfocused(reading)) add('unfocused-stem')
  if (isWindowDressed(reading)) add('window-dressing')
  if (isOpinion(ask.prose, language)) add('opinion')
  const long =
    ask.prose.match(/\p{Script=Han}|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  if (long > LONGEST[language]) add('long-stem')
  return flags
}
