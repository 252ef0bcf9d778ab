import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MaterialBlock } from '~/features/course/material'
import { blocksOfMarkdown } from '~/features/course/material-markdown'
import type { Pace } from '~/features/course/minutes'
import type { Language } from '~/features/course/outline'
import { captionsIn, readCaptions } from '~/features/studio/formats/captions'
import { isChinese } from '~/features/studio/formats/languages'

/** A text to cut; `ends` tells after how many of its blocks its true segments end. */
export type Text = {
  path: string
  source: string
  material: { blocks: MaterialBlock[] }
  language: Language
  ends?: number[]
  pace?: Pace
}

/** The texts with known boundaries below a folder; where there are none, its documents. */
export async function textsBelow(folder: string): Promise<Text[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const known = paths.filter((path) => /\.(?:ref|dev)$|committee[^/]*\.json$/.test(path))
  const own = known.length > 0 ? known : paths.filter((path) => /\.(?:md|vtt|srt)$/i.test(path))
  const read = await Promise.all(
    own.map(async (path) => textsIn(path, await readFile(path, 'utf8'))),
  )
  return read.flat()
}

async function textsIn(path: string, source: string): Promise<Text[]> {
  if (path.endsWith('.json')) return meetings(path, source)
  if (/\.(?:ref|dev)$/.test(path)) return [segmented(path, source)]
  const language = isChinese(source) ? 'zh-CN' : 'en'
  const kind = captionsIn(source)
  const material = kind ? await readCaptions(source, kind) : { blocks: blocksOfMarkdown(source) }
  return [{ path, source, material, language }]
}

const utterance = (markdown: string): MaterialBlock => ({ kind: 'cue', markdown })

/** A sentence a line, and a line of `=` between segments. */
function segmented(path: string, source: string): Text {
  const blocks: MaterialBlock[] = []
  const ends: number[] = []
  for (const line of source.split('\n')) {
    if (!/^=+\s*$/.test(line)) {
      if (line.trim()) blocks.push(utterance(line.trim()))
    } else if (blocks.length > (ends.at(-1) ?? 0)) ends.push(blocks.length)
  }
  if (blocks.length > (ends.at(-1) ?? 0)) ends.push(blocks.length)
  return { path, source, material: { blocks }, language: 'en', ends }
}

type Meeting = { utterances: string[]; segments: number[] }

/** Meetings: what each speaker said, and how many of these each subject took. */
function meetings(path: string, source: string): Text[] {
  return (JSON.parse(source) as Meeting[]).map(({ utterances, segments }) => {
    let end = 0
    const ends = segments.map((count) => {
      end += count
      return end
    })
    return { path, source, material: { blocks: utterances.map(utterance) }, language: 'en', ends }
  })
}
