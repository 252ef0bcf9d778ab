import { contentWords } from '~/features/course/words'
import { giveawayOf } from './lint-grammar'
import { partsOf } from './lint-parts'
import { type Reading, type SaidChoice, saidOf, sentencesOf } from './lint-reading'
import type { Flag } from './lint-rules'

const PICKED: readonly string[] = ['one', 'several', 'true-false']
const TYPED: readonly string[] = ['number', 'text']

/** From how much longer the key counts as the longest: letters and figures, a Han character twice. */
const LONGER = { thanNext: 1.3, thanMean: 1.5, by: 18, words: { en: 5, 'zh-CN': 8 } }

/** The flags on the key, and on what gives it away without any knowledge. */
export function lintKey(reading: Reading): Flag[] {
  const { question, choices, rights, wrongs } = reading
  const flags: Flag[] = []
  const kind: string = question.kind
  if ((PICKED.includes(kind) || TYPED.includes(kind)) && rights.length === 0) {
    flags.push({ rule: 'no-key', where: { part: 'question' } })
  }
  if ((kind === 'one' || kind === 'true-false') && rights.length > 1) {
    flags.push({ rule: 'two-keys', where: { part: 'choice', at: rights[1]?.at } })
  }
  if (kind === 'several' && choices.length > 0 && wrongs.length === 0) {
    flags.push({ rule: 'no-wrong-choice', where: { part: 'question' } })
  }
  if (kind === 'text' && rights.some((key) => standsIn(key, reading))) {
    flags.push({ rule: 'answer-in-stem', where: { part: 'ask' } })
  }
  const [key] = rights
  if (kind !== 'one' || rights.length !== 1 || !key || wrongs.length === 0) return flags
  const at = { part: 'choice', at: key.at } as const
  if (isLongest(key, reading)) flags.push({ rule: 'longest-is-right', where: at })
  if (isEchoed(key, reading)) flags.push({ rule: 'answer-in-stem', where: at })
  const giveaway = giveawayOf(key, reading)
  if (giveaway) {
    const { fix } = giveaway
    flags.push({ rule: 'giveaway-grammar', where: { part: 'ask' }, ...(fix && { fix }) })
  }
  if (converges(key, reading)) flags.push({ rule: 'convergence-cue', where: at })
  return flags
}

const sizeOf = (text: string) => text.replace(/\p{Script=Han}/gu, 'hh').replace(/\s/g, '').length

function isLongest(key: SaidChoice, { wrongs, language }: Reading): boolean {
  if (wrongs.length < 2 || key.code || key.length < LONGER.words[language]) return false
  const size = sizeOf(key.text)
  const others = wrongs.map(({ text }) => sizeOf(text))
  const next = Math.max(...others)
  const mean = others.reduce((sum, each) => sum + each, 0) / others.length
  return (
    size >= next * LONGER.thanNext && size >= mean * LONGER.thanMean && size - next >= LONGER.by
  )
}

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function standsIn({ text }: SaidChoice, { ask, language }: Reading): boolean {
  const [key, stem] = [bare(text), bare(ask.text)]
  if (language === 'zh-CN') return key.length > 1 && stem.includes(key)
  return key.length > 2 && ` ${stem} `.includes(` ${key} `)
}

/** Words that a stem and a choice share without any clue in it. */
const COMMON = new Set(
  contentWords(
    `type kind way part thing work number time place name call mean word people person value day week hour
    minute year month rise fall increase decrease raise lower high low more less grow change effect cause
    follow happen`,
    'en',
  ).concat(
    `类型 方法 作用 东西 情况 问题 时间 方式 原因 结果 部分 内容 主要 不同 增加 减少 上升 下降 升高 降低 变化 影响`.split(
      ' ',
    ),
  ),
)

/** Whether the key says a word of the stem again, and no other choice says one. */
function isEchoed(key: SaidChoice, { ask, choices, wrongs, language }: Reading): boolean {
  const asked = saidOf(sentencesOf(ask.text).at(-1) ?? '', language).words
  const words = new Set(asked.length > 0 ? asked : ask.words)
  const stem = [...words].filter((word) => !COMMON.has(word) && !/^\p{Script=Han}$/u.test(word))
  const alike = (word: string) => choices.every(({ words }) => words.includes(word))
  const shares = (words: string[]) =>
    [...new Set(words)]
      .filter((word) => !alike(word))
      .filter((word) => stem.some((other) => akin(word, other)))
  const others = wrongs.flatMap(({ words }) => words)
  const subject = stem.some((word) => alike(word))
  if (subject && language === 'zh-CN') return false
  const own = shares(key.words).filter(
    (word) => !others.some((other) => akin(word, other)) && (!subject || stem.includes(word)),
  )
  if (own.length === 0 || wrongs.some(({ words }) => shares(words).length > 0)) return false
  const size = [...new Set(key.words)].filter((word) => !alike(word)).length
  const share = own.length / size
  if (own.length >= 2) return share >= 1 / 3
  const leads = key.words[0] === own[0]
  return leads ? size <= 5 : size <= (language === 'zh-CN' ? 3 : 4) && share >= 1 / 2
}

/** Whether two words are one but for their endings: “barometer” and “barometric”. */
function akin(a: string, b: string): boolean {
  if (a === b) return true
  if (/^\p{Script=Han}{2,}$/u.test(a) && /^\p{Script=Han}{2,}$/u.test(b)) {
    return a.includes(b) || b.includes(a) || (a.slice(0, 3) === b.slice(0, 3) && a.length > 2)
  }
  if (!/^[a-z]{6,}$/.test(a) || !/^[a-z]{6,}$/.test(b)) return false
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared += 1
  return shared >= 6 && shared >= 0.65 * Math.min(a.length, b.length)
}

/** How many choices have as much in common with the others as the one at `at`, place by place. */
function leadersOf(lists: string[][], at: number): number {
  const all = lists.flat()
  const shares = lists.map((parts) =>
    parts.reduce((sum, part) => sum + all.filter((other) => other === part).length, 0),
  )
  return shares.filter((share) => share >= (shares[at] ?? 0)).length
}

/** Whether the key is put together from what the other choices have most in common. */
function converges(key: SaidChoice, { choices, language }: Reading): boolean {
  if (choices.length < 3) return false
  const lists = choices.map(({ text }) => partsOf(text, language))
  const listed = lists.filter((parts) => parts.length >= 2).length >= choices.length - 1
  const slots = listed ? lists : choices.length > 3 ? slotsOf(choices) : null
  if (!slots) return false
  const most = choices.length > 3 ? 2 : 1
  const even = slots.every((parts) => parts.length === slots[0]?.length)
  const placed = slots.map((parts) => parts.map((part, at) => `${at} ${part}`))
  if (even && listed && leadersOf(placed, key.at) > Math.max(2, most)) return false
  const counts = new Map<string, number>()
  for (const parts of slots)
    for (const part of new Set(parts)) counts.set(part, (counts.get(part) ?? 0) + 1)
  const shared = slots.map((parts) =>
    [...new Set(parts)].reduce((sum, part) => sum + (counts.get(part) ?? 0) - 1, 0),
  )
  const own = shared[key.at] ?? 0
  const varied = [...new Set(slots[key.at])].filter(
    (part) => (counts.get(part) ?? 0) < choices.length,
  )
  return (
    varied.length >= 2 &&
    varied.every((part) => (counts.get(part) ?? 0) >= 2) &&
    shared.every((each, at) => at === key.at || each <= own) &&
    shared.filter((each) => each === own).length <= most
  )
}

/** The words at each place of choices that are all made alike; null when they aren't. */
function slotsOf(choices: SaidChoice[]): string[][] | null {
  const rows = choices.map(({ text }) =>
    /\p{Script=Han}/u.test(text) ? [...text.replace(/[。，、]/g, '')] : bare(text).split(' '),
  )
  const [first] = rows
  if (!first || first.length < 3 || rows.some((row) => row.length !== first.length)) return null
  const same = first.filter((word, at) => rows.every((row) => row[at] === word)).length
  if (same < 1) return null
  return rows.map((row) => row.map((word, at) => `${at} ${word}`))
}
