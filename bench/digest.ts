// How long, how loud and how true the digests of courses are: npm run bench:digest -- [COURSE…]
// COURSE is a course file, or a folder of lessons, which is taken in both languages; without one,
// the demo course in both. Everything is made as the product makes it, and looked at from outside:
// a cue is compared with where sound begins in the decoded MP3. --recognise also has English
// listened to by pocketsphinx (Debian: pocketsphinx, pocketsphinx-en-us) and counts word errors.
// One JSON line for each module, then {digests, inRange, untraced}.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onsets } from '#/tests/support/heard'
import { readCourse } from '~/features/course/course-text'
import { amountsOf } from '~/features/course/minutes'
import type { CourseSource, Language, ModuleSource } from '~/features/course/outline'
import { moduleSentences } from '~/features/course/sentences'
import { type Made, makeAudio } from '~/features/digest/audio/make.server'
import { decodeMp3 } from '~/features/digest/audio/mp3.server'
import { resample, type Sound } from '~/features/digest/audio/sound'
import { plainAsk } from '~/features/digest/script/recall'
import { untraced } from '~/features/digest/script/trace'
import { writeScript } from '~/features/digest/script/write-script'
import { readLessonFolderAt } from '~/features/studio/formats/lesson-folder.server'

const DEMO = ['en', 'zh-CN'].map((name) => `drizzle/seed/courses/how-memory-works.${name}.md`)
const FULL = { words: 900, han: 1350 }
const RANGE = { full: 165, most: 180 } // s
const MODEL = '/usr/share/pocketsphinx/model/en-us'

async function coursesAt(path: string): Promise<CourseSource[]> {
  if (!statSync(path).isDirectory()) {
    const read = readCourse(readFileSync(path, 'utf8'))
    if (read.kind === 'refused') throw new Error(`${path}: ${read.what}`)
    return [read.course]
  }
  const found: CourseSource[] = []
  for (const language of ['en', 'zh-CN'] as const) {
    const read = await readLessonFolderAt(path, language)
    if (read.kind !== 'refused') found.push(read.course)
  }
  return found
}

function scriptOf({ title, body, concepts, card }: ModuleSource, language: Language) {
  const sentences = moduleSentences(body, language)
  const questions = card.map(({ id, ask, kind, concept }) => ({
    id,
    ask,
    kind,
    concept: concepts.find((each) => each.id === concept)?.title ?? null,
  }))
  const candidates = writeScript({ language, moduleTitle: title, sentences, concepts, questions })
  const asked = questions.map((question) => ({ ...question, ask: plainAsk(question.ask) }))
  return { candidates, traced: { language, titles: [title], sentences, questions: asked } }
}

/** The worst distance, in ms, from a cue to where sound begins after silence. */
async function cueError(made: Extract<Made, { kind: 'made' }>): Promise<number> {
  const begun = onsets(await decodeMp3(made.mp3))
  const off = made.audio.cues.map(({ start }) =>
    Math.min(...begun.map((at) => Math.abs(at - start))),
  )
  return Math.round(Math.max(...off) * 1000)
}

/**
 * The words of a text in one spelling, as scoring tools fold them before they count (NIST's sclite
 * by its global mapping): without apostrophes, and letters that are spelled out as one word.
 */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/\b[a-z](?: [a-z]\b){2,}/g, (letters) => letters.replaceAll(' ', ''))
    .match(/[a-z]+/g) ?? []

/** Words left out, put in or changed, of all that were said: 0 and above. */
function wordErrors(said: string[], understood: string[]): number {
  let row = understood.map((_, j) => j + 1)
  row.unshift(0)
  said.forEach((word, i) => {
    const next = [i + 1]
    understood.forEach((other, j) => {
      const changed = (row[j] as number) + (word === other ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] as number) + 1, (next[j] as number) + 1))
    })
    row = next
  })
  return (row.at(-1) as number) / said.length
}

function writeWav(path: string, { samples, rate }: Sound): void {
  const bytes = Buffer.alloc(44 + samples.length * 2)
  bytes.write('RIFF....WAVEfmt ', 0, 'latin1')
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(samples.length * 2, 40)
  samples.forEach((sample, i) => {
    bytes.writeInt16LE(Math.round(sample * 32_767), 44 + 2 * i)
  })
  writeFileSync(path, bytes)
}

async function recognise(made: Extract<Made, { kind: 'made' }>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fifteen-heard-'))
  const path = join(folder, 'heard.wav')
  writeWav(path, resample(await decodeMp3(made.mp3), 16_000))
  const model = ['-hmm', join(MODEL, 'en-us'), '-lm', join(MODEL, 'en-us.lm.bin')]
  const dictionary = ['-dict', join(MODEL, 'cmudict-en-us.dict'), '-logfn', '/dev/null']
  const args = ['-infile', path, ...model, ...dictionary]
  const { stdout, status, error } = spawnSync('pocketsphinx_continuous', args, { encoding: 'utf8' })
  rmSync(folder, { recursive: true })
  if (status !== 0) throw error ?? new Error('pocketsphinx gave up')
  const said = wordsOf(made.lines.map(({ spoken }) => spoken).join(' '))
  return Math.round(wordErrors(said, wordsOf(stdout)) * 1000) / 1000
}

const args = process.argv.slice(2)
const listens = args.includes('--recognise')
const paths = args.filter((arg) => !arg.startsWith('--'))
const sum = { digests: 0, inRange: 0, untraced: 0 }

for (const path of paths.length > 0 ? paths : DEMO) {
  for (const { title, language, modules } of await coursesAt(path)) {
    for (const module of modules) {
      const { candidates, traced } = scriptOf(module, language)
      const about = { language, title: module.title, artist: 'Fifteen', album: title }
      const chapters = { opening: 'Opening', point: 'In short', recall: 'To recall' }
      const made = await makeAudio({ ...about, chapters, fit: 'drop', candidates })
      const here = { course: title, module: module.title, language }
      sum.digests += 1
      if (made.kind !== 'made') {
        console.log(JSON.stringify({ ...here, outcome: made.kind }))
        continue
      }
      const { words, han } = amountsOf(module.body)
      const { voice, seconds, lufs, peakDb, bytes } = made.audio
      const full = words >= FULL.words || han >= FULL.han
      const lost = untraced(made.lines, traced).length
      sum.untraced += lost
      if (seconds <= RANGE.most && (!full || seconds >= RANGE.full)) sum.inRange += 1
      console.log(
        JSON.stringify({
          ...here,
          engine: voice,
          seconds,
          lufs,
          peakDb,
          bytes,
          cpuSeconds: Math.round(made.cpuSeconds * 10) / 10,
          cueErrorMs: await cueError(made),
          full,
          untraced: lost,
          ...(listens && language === 'en' ? { wordErrors: await recognise(made) } : {}),
        }),
      )
    }
  }
}
console.log(JSON.stringify(sum))
process.exit()
