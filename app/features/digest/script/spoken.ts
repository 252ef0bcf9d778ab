import type { Language } from '~/features/course/outline'
import { spokenChinese } from './spoken-chinese'
import { spokenEnglish } from './spoken-english'

/**
 * A plain text made to be heard: numbers, units, symbols, abbreviations and names from code in
 * words; emoji, addresses and references in brackets left out. English comes back as ASCII letters
 * and Chinese as Han and Latin letters, both with plain punctuation and nothing else; empty where
 * nothing can be said.
 */
export function spokenForm(text: string, language: Language): string {
  const bare = withoutUnsayable(text, language === 'zh-CN' ? '链接' : 'link')
  return language === 'zh-CN' ? spokenChinese(bare) : spokenEnglish(bare)
}

const LINK =
  /(?:https?:\/\/|www\.)[^\s<>，。；、）)]+|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20})+/gi
const REFERENCE =
  /\s?\[\^?\d+(?:\s?[,–-]\s?\d+)*\]|\s?\((?:see|cf\.|pp?\.|figs?\.|tables?|chapter|ibid)[^()]{0,80}\)|\s?\([^()\d]{2,80},?\s(?:1[89]|20)\d\d[a-z]?(?:[;,][^()]{0,120})?\)|\s?（(?:见|参见|图|表)[^（）]{0,40}）/gi

function withoutUnsayable(text: string, link: string): string {
  return text
    .normalize('NFC')
    .replace(/\s?[([（](?:https?:|www\.)[^\s)\]）]+[)\]）]/gi, '')
    .replace(LINK, (found) => ` ${link}${/[.,;:!?]$/.test(found) ? found.slice(-1) : ''}`)
    .replace(REFERENCE, '')
    .replace(
      /[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u00AD]|\p{Cf}|\p{Variation_Selector}|\u20E3/gu,
      '',
    )
    .replace(/(?![↔↕©®™‼⁉])\p{Extended_Pictographic}/gu, ' ')
    .replace(/[！-～]/g, (wide) =>
      '！（），：；？'.includes(wide) ? wide : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
    )
    .replace(/[\u00A0\u2002-\u200A\u202F\u3000]/g, ' ')
}
