import type { Language } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { contentWords } from '~/features/course/words'
import { type Reading, saidOf } from './lint-reading'
import type { Flag } from './lint-rules'
import { VERDICT } from './lint-wording'

const ORDERED: readonly string[] = ['order', 'match']
const TYPED: readonly string[] = ['number', 'text']

/** The flags on the reasons. */
export function lintReasons({ question, ask, choices, language }: Reading): Flag[] {
  const flags: Flag[] = []
  for (const { at, reason, right, raw, text: choiceText } of choices) {
    const where = { part: 'reason', at } as const
    const text = reason?.trim() ?? ''
    if (text === '') {
      const needed = TYPED.includes(question.kind) ? !right : !ORDERED.includes(question.kind)
      if (needed && raw.trim() !== '') flags.push({ rule: 'missing-reason', where })
      continue
    }
    const said = saidOf(text, language)
    if (isVerdict(said.text, language)) flags.push({ rule: 'reason-says-nothing', where })
    else if (repeats(said.text, question.kind === 'true-false' ? '' : choiceText, ask.text))
      flags.push({ rule: 'reason-repeats-choice', where })
  }
  return flags
}

/** Words of a verdict, and around it: a reason made of these alone says no more than right or not. */
const VERDICTS = new Set(
  `yes no nope not right wrong correct incorrect true false good great well done job work nice excellent perfect
  exactly absolutely indeed sorry unfortunately please try again this that it is isn't isn was wasn't t s the a an
  answer choice option one quite you your you've ve got chose picked selected have has look think review read text
  module lesson above see once more next time luck congratulations bravo keep going up oops close almost nearly and
  but here guess pick as stated explained said in`.split(/\s+/),
)
const VERDICTS_CHINESE =
  /正确|错误|答案|选项|选择|回答|恭喜|遗憾|可惜|抱歉|加油|继续|努力|思考|仔细|课文|原文|上文|正文|准确|恰当|符合|题意|非常|聪明|厉害|重新|[对错不是很这那个项该此本的了哦呢吧啦呀请再想一下试次你您真棒好太看见也就有误没还得选答]/g

function isVerdict(reason: string, language: Language): boolean {
  if (VERDICT[language].test(reason)) return true
  if (language === 'zh-CN' && /\p{Script=Han}/u.test(reason))
    return !/[\p{L}\p{N}]/u.test(reason.replace(VERDICTS_CHINESE, ''))
  const tokens = reason.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return tokens.length > 0 && tokens.every((token) => VERDICTS.has(token))
}

/** What a reason may say around a choice without saying more than it. */
const AROUND = new Set(
  contentWords(
    `answer correct right wrong true false because so yes no not choice option course indeed here one does did
    don't doesn't isn't therefore simply just`,
    'en',
  ),
)
const AROUND_CHINESE =
  /正确|错误|答案|选项|这个|这一?项|该项|此项|就是|不是|并非|应该|应|因为|所以|因此|即|就|是|的|了|对|错|不|为|这|它|把|将|被|会|能|可以/g

/** Words without a subject of their own that still tell something: how many, when, how it compares. */
const TELLING =
  /\b(?:without|before|after|above|below|under|over|more|less|fewer|most|least|only|same|other|two|once|twice|too|until|during|between|against)\b/gi

/** How much of a choice, or of a stem, a reason says again when it repeats it. */
const REPEATED = 0.7

/** Whether a reason says the choice or the stem again, and has no word that isn't in either. */
function repeats(reason: string, choice: string, ask: string): boolean {
  const chinese = /\p{Script=Han}/u.test(reason)
  const language = chinese ? 'zh-CN' : 'en'
  const meant = (text: string) => [
    ...new Set(contentWords(chinese ? text.replace(AROUND_CHINESE, ' ') : text, language)),
  ]
  const words = meant(reason)
  const said = `${choice} ${ask}`.toLowerCase()
  const known = new Set(chinese ? [] : meant(said))
  if (reason.match(TELLING)?.some((word) => !said.includes(word.toLowerCase()))) return false
  const isKnown = (word: string) => (chinese ? said.includes(word) : known.has(word))
  if (words.length === 0 || !words.every((word) => isKnown(word) || AROUND.has(word))) return false
  const isSaid = (word: string) => (chinese ? reason.includes(word) : words.includes(word))
  return [choice, ask].some((text) => {
    const own = meant(text)
    return own.length > 0 && own.filter(isSaid).length >= REPEATED * own.length
  })
}

/** The last text that was asked about, taken apart: questions of a module come one after another. */
let held: { text: string; bare: string; words: Set<string> | null } | null = null

function bareOf(text: string): string {
  if (held?.text !== text) held = { text, bare: bareText(text), words: null }
  return held.bare
}

function wordsOf(text: string, language: Language): Set<string> {
  bareOf(text)
  const words = held?.words ?? new Set(contentWords(text, language))
  if (held) held.words = words
  return words
}

/** The flags on what the module says: whether it settles the question. */
export function lintPassage(reading: Reading, text: string | undefined): Flag[] {
  if (!text?.trim()) return []
  const { question } = reading
  const where = { part: 'question' } as const
  const bare = bareOf(text)
  if (question.passage?.trim()) {
    const wanted = bareText(question.passage)
    return wanted === '' || bare.includes(wanted) ? [] : [{ rule: 'not-answerable', where }]
  }
  const rule = isCovered(reading, wordsOf(text, reading.language), bare)
    ? 'no-passage'
    : 'not-answerable'
  return [{ rule, where }]
}

/** Whether a text speaks of what is asked, and of what is right. */
function isCovered(
  { ask, rights, question, choices }: Reading,
  words: Set<string>,
  bare: string,
): boolean {
  const judged = question.kind === 'true-false'
  const share = (wanted: string[]) =>
    wanted.length === 0 ? 1 : wanted.filter((word) => words.has(word)).length / wanted.length
  const asked = [...new Set(ask.words)]
  if (judged) return share(asked) >= 0.5
  const key = [...new Set(rights.flatMap((right) => right.words))]
  const named = rights.every(({ text }) => text.length > 1 && bare.includes(bareText(text)))
  if (named && rights.length > 0 && asked.some((word) => words.has(word))) return true
  if (share([...asked, ...key]) < 0.4) return false
  const derived = /\d/.test(ask.text) || rights.some(({ code }) => code)
  const short = rights.every((right) => right.words.length <= 3) && !derived
  if (!short || share(key) > 0 || rights.some((right) => bare.includes(bareText(right.text))))
    return true
  return (
    choices.some(({ right, words: own }) => !right && own.length > 0 && share(own) > 0) &&
    asked.length > 0 &&
    share(asked) === 1
  )
}
