import { heardIn, joined, RATE, type Sound, silence } from './sound'
import type { Cue } from './track'

/**
 * A part of a take in which one line is read: `take` counts from 0, times are seconds of it, and
 * `to` is null for all that is left.
 */
export type Cut = { line: string; text: string; take: number; from: number; to: number | null }

const AROUND = 0.15 // s of silence left where two takes meet
const FADE = 0.005 // s

/**
 * Puts the parts of takes together in the order given, and says when each line is heard. Where two
 * parts do not follow each other in one take, the silence between them is shortened.
 *
 * @param takes at {@link RATE}
 */
export function putTogether(
  takes: readonly Sound[],
  cuts: readonly Cut[],
): { sound: Sound; cues: Cue[] } {
  const sounds: Sound[] = []
  const cues: Cue[] = []
  let at = 0
  for (const run of runsOf(cuts)) {
    const { samples } = takes[run[0]?.take ?? 0] ?? silence(0)
    const bounds = run.map(({ from, to }) => [
      sampleAt(from, samples.length),
      to === null ? samples.length : sampleAt(to, samples.length),
    ]) as [number, number][]
    const [first, last] = [bounds[0]?.[0] ?? 0, bounds.at(-1)?.[1] ?? 0]
    const { from, to } = around(samples.subarray(first, last))
    const sound = { samples: softened(samples.slice(first + from, first + to)), rate: RATE }
    const moved = (sample: number) =>
      at + Math.min(Math.max(sample - first - from, 0), sound.samples.length) / RATE
    run.forEach(({ line, text }, i) => {
      const [start = 0, end = 0] = (bounds[i] ?? []).map(moved)
      const before = cues.at(-1)
      if (before?.line === line) before.end = end
      else if (end > start) cues.push({ line, text, start, end })
    })
    sounds.push(sound)
    at += sound.samples.length / RATE
  }
  return { sound: joined(sounds, RATE), cues }
}

const sampleAt = (seconds: number, most: number) => Math.min(most, Math.round(seconds * RATE))

/** Cuts that follow each other in one take, together. */
function runsOf(cuts: readonly Cut[]): Cut[][] {
  const runs: Cut[][] = []
  for (const cut of cuts) {
    const run = runs.at(-1)
    const before = run?.at(-1)
    if (run && before?.take === cut.take && before.to === cut.from) run.push(cut)
    else runs.push([cut])
  }
  return runs
}

/** What is heard, with a little silence around. */
function around(samples: Float32Array<ArrayBuffer>): { from: number; to: number } {
  const heard = heardIn({ samples, rate: RATE })
  if (!heard) return { from: 0, to: 0 }
  const margin = AROUND * RATE
  return {
    from: Math.max(0, Math.round(heard.from - margin)),
    to: Math.min(samples.length, Math.round(heard.to + margin)),
  }
}

/** Without a click at either end. */
function softened(samples: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const fade = Math.min(Math.round(FADE * RATE), samples.length >> 1)
  for (let i = 0; i < fade; i += 1) {
    samples[i] = ((samples[i] as number) * i) / fade
    const end = samples.length - 1 - i
    samples[end] = ((samples[end] as number) * i) / fade
  }
  return samples
}
