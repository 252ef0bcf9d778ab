import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { plainText } from '~/features/course/plain-text'
import { demoCourse } from './walk'

const PACE = 150 // words a minute

const two = (part: number) => String(part).padStart(2, '0')
const time = (seconds: number) =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(Math.floor(seconds) % 60)}.000`

/** The demo course as a lecture that is heard: WebVTT, a cue a sentence. */
export async function ownCaptions(): Promise<Buffer> {
  const { modules } = await demoCourse()
  const text = modules.map(({ body }) => plainText(body)).join(' ')
  const sentences = text.replace(/\s+/g, ' ').match(/[^.!?]+[.!?]+/g) ?? []
  let at = 0
  const cues = sentences.map((sentence) => {
    const start = at
    at += Math.max(1, Math.round((60 * sentence.trim().split(' ').length) / PACE))
    return `${time(start)} --> ${time(at)}\n${sentence.trim()}\n`
  })
  return Buffer.from(`WEBVTT\n\n${cues.join('\n')}`)
}

const LECTURE = join(
  process.env.FIFTEEN_DATA ?? '',
  'imports/captions/48c991fb-083c-45e1-adad-930d2b11b11e-en.srt',
)

/** The captions of a lecture of 49.8 minutes, of the folder named by `FIFTEEN_DATA`; null without it. */
export const lectureCaptions = (): Promise<Buffer> | null =>
  process.env.FIFTEEN_DATA && existsSync(LECTURE) ? readFile(LECTURE) : null
