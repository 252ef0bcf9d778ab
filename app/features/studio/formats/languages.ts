import type { Material } from '~/features/course/material'
import type { Language } from '~/features/course/outline'

const CHINESE = /^(?:zh|cn|chs|zh[-_]?(?:cn|hans|chs)|zh[-_]hans[-_]cn|simplified[-_]chinese)$/i
const ENGLISH = /^(?:en|en[-_](?:us|gb)|english)$/i
const OTHER = /^(?:[a-z]{2}|[a-z]{2}[-_](?:[a-z]{2}|[a-z]{4})|fil|pcm)$/i

/** The language that a word of a path names; `other` for one that courses can't be in. */
function languageNamed(word: string): Language | 'other' | null {
  if (CHINESE.test(word)) return 'zh-CN'
  if (ENGLISH.test(word)) return 'en'
  return OTHER.test(word) ? 'other' : null
}

/**
 * The language that a file's path names, in its name (`quizzes/zh_cn.json`, `quiz.zh-cn.json`)
 * or else its folder (`translations/en/lesson-1.json`); null when it names none.
 */
export function languageOfPath(path: string): Language | 'other' | null {
  const parts = path.split('/')
  const name = (parts.pop() ?? '').replace(/\.[^.]+$/, '')
  const suffix = /[._-]([a-z]{2}(?:[-_][a-z]{2,4})?)$/i.exec(name)?.[1]
  const named = languageNamed(name) ?? (suffix ? languageNamed(suffix) : null)
  if (named) return named
  const folder = parts.at(-1)
  return folder ? languageNamed(folder) : null
}

/** From which share of a text's letters on kana tell that it is Japanese. */
const KANA = 0.05

/**
 * Whether a text is written in Chinese: Han characters are a fifth of its letters or more, and it
 * has no kana as Japanese does.
 */
export function isChinese(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 && han >= letters / 5 && !isJapanese(text)
}

function isJapanese(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  return kana > 0 && kana >= KANA * letters
}

/** The language of a text by its script: null for Japanese, and where most letters are of another. */
export function languageOfText(text: string): Language | null {
  if (isChinese(text)) return 'zh-CN'
  const head = text.slice(0, 100_000)
  const letters = head.match(/\p{L}/gu)?.length ?? 0
  const known = head.match(/[\p{Script=Latin}\p{Script=Han}]/gu)?.length ?? 0
  return known < letters / 2 || isJapanese(text) ? null : 'en'
}

/** Words that English can hardly do without, and that other languages in Latin letters do not have. */
const ENGLISH_WORDS = new Set(
  `the and that it with are this be from by not but you they which their there were been what when how your
  can`.split(/\s+/),
)
/** Of English prose they are a seventh of the words or more, of lists of changes a fortieth. */
const LEAST = 1 / 40
/** From how many words on that is told. */
const TOLD = 30

/** Whether a text in Latin letters seems to be in a language other than English. */
export function isForeign(text: string): boolean {
  const prose = text
    .slice(0, 200_000)
    .replace(/^ {0,3}(```|~~~)[\s\S]*?^ {0,3}\1/gm, ' ')
    .replace(/`[^`\n]*`|https?:\S+|<[^<>]*>/g, ' ')
  const words = prose.toLowerCase().match(/\p{Script=Latin}+/gu) ?? []
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length
  return words.length >= TOLD && english < LEAST * words.length && languageOfText(text) === 'en'
}

const OTHER_LANGUAGE =
  'the text seems to be neither in English nor in Chinese, and is cut as English'

/** The language of a text, and the warnings about it, with one where it seems to be in another language. */
export function languageToldOf(
  text: string,
  warnings: string[],
): Pick<Material, 'language' | 'warnings'> {
  const language = languageOfText(text)
  const known = language && !isForeign(text)
  return { language, warnings: known ? warnings : [...warnings, OTHER_LANGUAGE] }
}
