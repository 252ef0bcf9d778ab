/** The silences of a script, in seconds. */
export const PAUSES = {
  /** Between two sentences. */
  sentence: 0.35,
  /** Before a line that begins something. */
  begins: 0.75,
  /** After a question to recall, for thinking. */
  thinking: 2.5,
}

type Paused = { part: string; begins: boolean; thinking?: number }

/** The silence after a question to recall, in seconds. */
export const thinkingAfter = ({ thinking = PAUSES.thinking }: Paused): number => thinking

/** The silence before a line, in seconds; none before the first. */
export function pauseBefore(line: Paused, previous: Paused | undefined): number {
  if (!previous) return 0
  if (previous.part === 'recall') return thinkingAfter(previous)
  return line.begins ? PAUSES.begins : PAUSES.sentence
}

/**
 * How long a script is heard, in seconds, with its silences; a question at the end has its time
 * for thinking too.
 *
 * @param tempo how much faster than spoken, 1 and more; silences stay
 */
export function totalSeconds<L extends Paused>(
  lines: readonly L[],
  secondsOf: (line: L) => number,
  tempo = 1,
): number {
  const end = lines.at(-1)
  const last = end?.part === 'recall' ? thinkingAfter(end) : 0
  return lines.reduce(
    (sum, line, at) => sum + pauseBefore(line, lines[at - 1]) + secondsOf(line) / tempo,
    last,
  )
}

/** What each takes to say, in seconds: decision 0012 says how they were measured. */
const TAKES = {
  en: { word: 0.054, letter: 0.062, stop: 0.22, figure: 0.4, han: 0.22 },
  'zh-CN': { word: 0.115, letter: 0.042, stop: 0.137, figure: 0.24, han: 0.212 },
}

/**
 * About how many seconds the embedded voice takes to say a text, written or spoken; silences between
 * lines come on top. Within a twentieth for a whole script.
 */
export function estimateSeconds(text: string, language: 'en' | 'zh-CN'): number {
  const takes = TAKES[language]
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return (
    takes.word * count(/[\p{Script=Latin}'’]+/gu) +
    takes.letter * count(/\p{Script=Latin}/gu) +
    takes.stop * count(/[,.;:?!，。；：？！、…]/gu) +
    takes.figure * count(/\p{N}/gu) +
    takes.han * count(/\p{Script=Han}/gu)
  )
}
