import type { Line } from '~/features/digest/script/line'
import type { Candidate } from '~/features/digest/script/write-script'

/** What an audio is made from. */
export type Order = {
  language: 'en' | 'zh-CN'
  /** For its tags. */
  title: string
  artist: string
  album: string
  /** What its chapters are called. */
  chapters: Record<Line['part'], string>
} & Script

type Script =
  /** All of it is said, or it is refused. */
  | { fit: 'keep'; lines: Line[] }
  /** What fits is said: see `fitScript`. What the voice has no way to say is left out. */
  | { fit: 'drop'; candidates: Candidate[] }

/** The lines that can be heard. */
export const linesOf = (order: Order): Line[] =>
  order.fit === 'keep' ? order.lines : order.candidates.map(({ line }) => line)
