import { levelled } from './level'
import { loudnessOf, truePeakOf } from './loudness'
import { decodeMp3, encodeMp3, LAG, tagged } from './mp3.server'
import { type Sound, secondsOf, waveOf } from './sound'
import type { Chapter, Cue } from './track'

const PEAKS = 120
const LOUDNESS = -16 // LUFS
const HIGHEST = -1 // dBFS
const ROUNDS = 4

/** An MP3 and what was measured by decoding it again. */
export type Finished = {
  mp3: Uint8Array
  seconds: number
  lufs: number
  peakDb: number
  peaks: number[]
  cues: Cue[]
  chapters: Chapter[]
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits))

/**
 * Coded so that it measures as it should when it is decoded again: coding makes it a little
 * quieter and raises its peaks.
 */
async function coded(sound: Sound) {
  let [loudness, ceiling] = [LOUDNESS + 0.45, HIGHEST - 2]
  for (let round = 1; ; round += 1) {
    const mp3 = await encodeMp3(levelled(sound, loudness, ceiling))
    const heard = await decodeMp3(mp3)
    const [lufs, peakDb] = [loudnessOf(heard), truePeakOf(heard)]
    const off = LOUDNESS - lufs
    if ((Math.abs(off) < 0.2 && peakDb <= HIGHEST) || round === ROUNDS)
      return { mp3, heard, lufs, peakDb }
    loudness += off
    if (peakDb > HIGHEST) ceiling -= peakDb - HIGHEST + 0.5
  }
}

/**
 * Levels a sound, codes it and measures what is heard. Cues and chapters are moved by what the
 * coder adds in front.
 *
 * @param sound at the rate that everything is made in
 */
export async function finish(
  sound: Sound,
  about: { title: string; artist: string; album: string; cues: Cue[]; chapters: Chapter[] },
): Promise<Finished> {
  const { mp3, heard, lufs, peakDb } = await coded(sound)
  const seconds = secondsOf(heard)
  const moved = (at: number) => rounded(Math.min(at + LAG, seconds), 3)
  const cues = about.cues.map((cue) => ({ ...cue, start: moved(cue.start), end: moved(cue.end) }))
  const chapters = about.chapters.map(({ title, start }) => ({
    title,
    start: start === 0 ? 0 : moved(start),
  }))
  return {
    mp3: tagged(mp3, { ...about, chapters, seconds }),
    seconds: rounded(seconds, 3),
    lufs: rounded(lufs, 2),
    peakDb: rounded(peakDb, 2),
    peaks: waveOf(heard, PEAKS),
    cues,
    chapters,
  }
}
