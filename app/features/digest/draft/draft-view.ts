import type { Language } from '~/features/course/outline'
import type { Draft } from './draft'

/** A draft as its page shows it. */
export type DraftView = {
  id: string
  kind: 'assembled' | 'recorded'
  language: Language
  module: { path: string; title: string }
  draft: Draft
  revision: number
  /** When it was kept last, as its maker says it. */
  savedAt: string
  /** Why it could not be made, or null. */
  problem: string | null
  /** The id of the line that is to blame, or null. */
  culprit: string | null
}
