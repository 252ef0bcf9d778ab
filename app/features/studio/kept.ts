import type { Content } from './draft'
import type { FieldDifference } from './words-between'

/** What became of something typed into a part of a draft. */
export type Kept =
  | {
      kind: 'kept'
      /** Of the part: what the next change rests on. */
      revision: number
      /** ISO 8601. */
      savedAt: string
    }
  /** Somebody else, or another window, changed it meanwhile: nothing is overwritten. */
  | {
      kind: 'stale'
      /** As it was typed. */
      typed: Content
      /** As it stands; null: it was removed. */
      content: Content | null
      revision: number
      /** From what stands to what was typed. */
      difference: FieldDifference[]
      by: string | null
      /** ISO 8601. */
      at: string | null
    }
  /** A concept would need itself: by way of these, by title. */
  | { kind: 'circle'; typed: Content; circle: string[] }
