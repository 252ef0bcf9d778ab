import { labelIn, speakersIn } from '~/features/course/speakers'

const TIME = String.raw`(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?`
const TIMES = String.raw`(${TIME})(?:\s{0,2}(?:-->|[-–—])\s{0,2}${TIME})?`
/** A line that begins with a time, in brackets or bare, and the rest of it. */
const TIMED = new RegExp(
  String.raw`^\s{0,4}(?:([\[(（【])\s?${TIMES}\s?[\])）】]|${TIMES}(?=\s|$))[ \t]*(?:[-–—][ \t]+)?(.*)$`,
)
/** A time between a speaker's name and the colon. */
const WITHIN = new RegExp(String.raw`^([^:：]{1,80}?)\s*[\[(（]${TIME}[\])）](?=\s*[:：])`)

/** How many lines of a transcript begin a turn: this many, and one in so many. */
const TURNS = { least: 3, among: 10 }

type Line = {
  text: string
  name: string | null
  /** The time that it begins with, as written; null without one. */
  time: string | null
  bracketed: boolean
  /** What follows the time. */
  rest: string
}

/**
 * The turns of a transcript: a line that begins with a speaker's name, a time of the recording or
 * both begins one. The names stay, the times go. A time alone begins none in the middle of a
 * sentence. A text that is no transcript is one turn, as it stands.
 */
export function turnsOf(text: string): string[] {
  const lines = text.split('\n').map(lineOf)
  const filled = lines.filter(({ text }) => text.trim() !== '').length
  const isMany = (count: number) => count >= TURNS.least && count * TURNS.among >= filled
  const named = lines.filter(({ name }) => name !== null)
  const speakers = isMany(named.length) ? speakersIn(lines.map(({ text }) => text)) : new Set()
  const spoken = named.filter(({ name }) => speakers.has(name))
  const known = new Set(isMany(recurring(spoken)) ? spoken : [])
  const times = lines.filter(({ time }) => time !== null)
  const timed = new Set(isMany(times.length) && areRecorded(times, known) ? times : [])
  if (known.size + timed.size === 0) return [text]
  const turns: string[] = []
  let turn = ''
  for (const line of lines) {
    const own = timed.has(line) ? line.rest : line.text
    if (known.has(line) || (timed.has(line) && isEnded(turn))) {
      turns.push(turn)
      turn = own.replace(WITHIN, '$1')
    } else turn += `${timed.has(line) ? ' ' : '\n'}${own}`
  }
  return [...turns, turn].map((turn) => turn.trim())
}

function lineOf(text: string): Line {
  const [, bracket, inside, bare, rest = text] = TIMED.exec(text) ?? []
  const bracketed = bracket !== undefined
  return { text, name: labelIn(rest), time: inside ?? bare ?? null, bracketed, rest }
}

/** How many lines begin with a name that begins another too. */
function recurring(lines: readonly Line[]): number {
  const counts = new Map<string | null, number>()
  for (const { name } of lines) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0)
}

/**
 * Whether times are those of a recording and not of a day: all stand before who speaks; or they never
 * go back, and are written as a recording's are or begin in its first minute.
 */
function areRecorded(lines: readonly Line[], known: ReadonlySet<Line>): boolean {
  if (lines.every((line) => known.has(line))) return true
  const seconds = lines.map(({ time }) => secondsOf(time ?? ''))
  if (seconds.some((second, at) => second < (seconds[at - 1] ?? 0))) return false
  const written = lines.every(
    (line) => line.bracketed || known.has(line) || /:.*[:.,]/.test(line.time ?? ''),
  )
  return written || (seconds[0] ?? 60) < 60
}

const secondsOf = (time: string) =>
  time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)

const isEnded = (text: string) =>
  text.trim() === '' || /[.!?:。！？：…♪\])）"'”’」』]\s*$/.test(text.slice(-20))
