import type { Language } from '~/features/course/outline'
import type { Line } from './line'
import { estimateSeconds, PAUSES, totalSeconds } from './seconds'
import type { Candidate } from './write-script'

export type Bounds = {
  /** Seconds that a script must not be above, silences included. */
  most: number
  /** Seconds that a script of a full module has at least. */
  least: number
  /** How much faster than spoken it may be, 1 and more. */
  fastest: number
}

export const BOUNDS: Bounds = { most: 178, least: 165, fastest: 1.12 }

export type Fitted = {
  lines: Line[]
  /** How much faster than spoken, from 1 to `fastest`. */
  tempo: number
  /** With silences, at that tempo. */
  seconds: number
}

/** What a line takes by estimate, in seconds. */
export const estimated =
  (language: Language) =>
  ({ spoken }: Line): number =>
    estimateSeconds(spoken, language)

/**
 * Fits a script to its time: of what `writeScript` offers, the best lines that take at most `most`
 * seconds, as spoken where that reaches `least`, and else a little faster so that one more goes in.
 * Opening and questions always stay. Below `least` it ends up only when there is no more to say,
 * and above `most` only when what always stays takes longer at the fastest.
 *
 * @param secondsOf what a line takes without silences, measured after it was spoken, or estimated
 */
export function fitScript(
  candidates: readonly Candidate[],
  secondsOf: (line: Line) => number,
  bounds: Partial<Bounds> = {},
): Fitted {
  const { most, least, fastest } = { ...BOUNDS, ...bounds }
  const ranked = candidates
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const secondsAt = (kept: ReadonlySet<string>, tempo: number) =>
    totalSeconds(linesOf(candidates, kept), secondsOf, tempo)
  const fill = (kept: ReadonlySet<string>, tempo: number, enough: number) => {
    const filled = new Set(kept)
    for (const { line, needs } of ranked) {
      if (filled.has(line.id) || (needs !== null && !filled.has(needs))) continue
      if (secondsAt(filled, tempo) >= enough) break
      filled.add(line.id)
      if (secondsAt(filled, tempo) > most) filled.delete(line.id)
    }
    return filled
  }
  const stays = candidates.filter(({ rank }) => rank === null).map(({ line }) => line.id)
  let kept = fill(new Set(stays), 1, most - PAUSES.sentence)
  if (secondsAt(kept, 1) < least) kept = fill(kept, fastest, least)
  let tempo = 1
  while (tempo < fastest && secondsAt(kept, tempo) > most) {
    tempo = Math.min(fastest, Math.round((tempo + 0.005) * 1000) / 1000)
  }
  return { lines: linesOf(candidates, kept), tempo, seconds: secondsAt(kept, tempo) }
}

/** The lines that are kept, in order; the first of a section begins. */
function linesOf(candidates: readonly Candidate[], kept: ReadonlySet<string>): Line[] {
  let before: Candidate | undefined
  return candidates
    .filter(({ line }) => kept.has(line.id))
    .map((candidate) => {
      const { line, section, rank } = candidate
      const begins =
        before?.line.part !== line.part ||
        (section !== null && section !== before.section && before.rank !== null) ||
        (rank === null && line.begins)
      before = candidate
      return line.begins === begins ? line : { ...line, begins }
    })
}
