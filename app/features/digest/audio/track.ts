import type { Line } from '~/features/digest/script/line'
import { pauseBefore, thinkingAfter } from '~/features/digest/script/seconds'
import { joined, RATE, type Sound, secondsOf, silence } from './sound'

export type Cue = { line: string; text: string; start: number; end: number }
export type Chapter = { title: string; start: number }

const LEAD = 0.3 // s before the first word
const TAIL = 0.6 // s after the last one, unless it is a question

const silenceBefore = (line: Line, before: Line | undefined) =>
  before ? pauseBefore(line, before) : LEAD

const silenceAfter = (last: Line | undefined) =>
  last?.part === 'recall' ? thinkingAfter(last) : TAIL

/** How much longer than `totalSeconds` lines are, for what goes before the first and after the last. */
export const AROUND = LEAD + TAIL

/**
 * Lines as one sound with their pauses, and when each is heard. A chapter begins with each part.
 *
 * @param said the lines in their order, and each as spoken at {@link RATE}
 */
export function layOut(
  said: { line: Line; sound: Sound }[],
  titles: Record<Line['part'], string>,
): { sound: Sound; cues: Cue[]; chapters: Chapter[] } {
  const sounds: Sound[] = []
  const cues: Cue[] = []
  const chapters: Chapter[] = []
  let at = 0
  const add = (sound: Sound) => {
    sounds.push(sound)
    at += secondsOf(sound)
  }
  said.forEach(({ line, sound }, i) => {
    add(silence(silenceBefore(line, said[i - 1]?.line)))
    const start = at
    add(sound)
    cues.push({ line: line.id, text: line.text, start, end: at })
    if (line.part !== said[i - 1]?.line.part)
      chapters.push({ title: titles[line.part], start: i === 0 ? 0 : start })
  })
  add(silence(silenceAfter(said.at(-1)?.line)))
  return { sound: joined(sounds, RATE), cues, chapters }
}
