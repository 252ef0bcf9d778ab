import { parseText, type VTTCue } from 'media-captions'
import type { Material, MaterialBlock } from '~/features/course/material'
import { languageOfText } from './languages'
import { literal } from './literal'

/** The most cues of a file. */
export const CUES = 50_000

/** Whether a text is WebVTT or SubRip: by its head, or by its first time codes. */
export function captionsIn(text: string): 'vtt' | 'srt' | null {
  if (/^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(text)) return 'vtt'
  const head = text.slice(0, 5_000)
  const time = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}`
  return new RegExp(`^[ \\t]*${time}[ \\t]*-->[ \\t]*${time}`, 'm').test(head) ? 'srt' : null
}

/**
 * Captions as a material: a cue a block, in the order in which they are heard, with their seconds.
 * Marks of styles, voices and times go; what is said twice by captions that roll is said once.
 */
export async function readCaptions(text: string, type: 'vtt' | 'srt'): Promise<Material> {
  const { cues } = await parseText(text.replace(/^\uFEFF/, ''), { type })
  const blocks: MaterialBlock[] = []
  const timed = cues
    .slice(0, CUES)
    .filter(({ startTime, endTime }) => startTime >= 0 && endTime > startTime && endTime < 360_000)
    .sort((one, two) => one.startTime - two.startTime)
  let before: string[] = []
  for (const cue of timed) {
    const lines = linesOf(cue)
    const fresh = lines.filter((line, at) => !(at < before.length && before.includes(line)))
    before = lines
    const said = fresh.join(' ')
    if (said === '') continue
    const { startTime: start, endTime: end } = cue
    blocks.push({ kind: 'cue', markdown: literal(said), start, end })
  }
  const lost = (text.match(/^[^\n]*-->/gm)?.length ?? 0) - timed.length
  const said = blocks.map(({ markdown }) => markdown).join('\n')
  return {
    title: null,
    language: languageOfText(said),
    blocks,
    dropped:
      lost > 0 ? [{ what: `${lost} cues`, why: 'they have no time at which they are shown' }] : [],
    warnings: [],
  }
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
}

/** The lines of a cue as plain text. */
const linesOf = ({ text }: VTTCue): string[] =>
  text
    .replace(/<[^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}/g, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (all, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? all
      const code = Number(name.replace(/^#x/i, '0x').replace('#', ''))
      return code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : ''
    })
    .split('\n')
    .map((line) =>
      line
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .replace(/^(?:- |>>+ ?)/, '')
        .trim(),
    )
    .filter((line) => line !== '')
