import type { Material, MaterialBlock } from '~/features/course/material'
import { lettersOf } from '~/features/course/minutes'
import type { Language } from '~/features/course/outline'
import { markdownSentences } from '~/features/course/sentences'
import { speakersIn, speechIn } from '~/features/course/speakers'
import { literal } from './literal'
import { turnsOf } from './transcript'

/** From how many words a paragraph is taken apart at its sentences; Han characters count half. */
const PARAGRAPH = 130
/** The most characters of a first line that is the title. */
const TITLE = { en: 80, 'zh-CN': 30 }

/**
 * The blocks of a plain text. Empty lines part paragraphs, and so do a transcript's turns. Where there
 * are none, lines do, unless they end in the middle of sentences. Long paragraphs become several.
 */
export function blocksOfText(text: string, language: Language): MaterialBlock[] {
  return turnsOf(text)
    .flatMap(paragraphsOf)
    .flatMap((paragraph) => shortened(paragraph.replace(/\s+/g, ' ').trim(), language))
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'prose', markdown: literal(paragraph) }))
}

/** A plain text. A short first line by itself that ends no sentence, and that nobody says, is its title. */
export function readText(text: string, language: Language): Pick<Material, 'title' | 'blocks'> {
  const [, title = '', rest = ''] = /^\s*(\S[^\n]*)\n[ \t\u3000]*\n([\s\S]*)$/.exec(text) ?? []
  const is = title.length <= TITLE[language] && !/[.,;:!…。，；：！]["'”’」』）)]*\s*$/.test(title)
  const [heard] = is ? speechIn(title, speakersIn(text.split('\n'))) : []
  return heard?.text === title && /\p{L}/u.test(title) && /\S/.test(rest)
    ? { title: title.trim(), blocks: blocksOfText(rest, language) }
    : { title: null, blocks: blocksOfText(text, language) }
}

function paragraphsOf(text: string): string[] {
  const apart = text.split(/\n[ \t\u3000]*\n+/)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (apart.length > 1 + lines.length / 40) return apart
  const whole = lines.filter((line) => /[.!?:。！？：…]["'”’」』）)]*\s*$/.test(line))
  return whole.length > lines.length / 2 ? lines : apart
}

function shortened(paragraph: string, language: Language): string[] {
  const parts: string[] = []
  let part = ''
  for (const sentence of markdownSentences(paragraph, language)) {
    part += sentence
    const { words, han } = lettersOf(part)
    if (words + han / 2 < PARAGRAPH) continue
    parts.push(part.trim())
    part = ''
  }
  return part.trim() === '' ? parts : [...parts, part.trim()]
}
