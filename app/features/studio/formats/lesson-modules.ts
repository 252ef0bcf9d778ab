import { blocksOfMarkdown } from '~/features/course/material-markdown'
import type { Language } from '~/features/course/outline'
import { cut } from '~/features/course/split'
import type { WordVectors } from '~/features/course/word-vectors'

export type Packed = { bodies: string[]; dropped: { what: string; why: string }[] }

/**
 * A lesson's text in as few modules as can be, of like length: whole sections, and by topic where
 * one is too long. What takes longer by itself and can't be cut is dropped.
 */
export function packed(body: string, language: Language, vectors: WordVectors | null): Packed {
  const blocks = blocksOfMarkdown(body)
  const { modules, dropped } = cut({ blocks }, { language, vectors, count: 'fewest' })
  return { bodies: modules.map((module) => module.body).filter(Boolean), dropped }
}
