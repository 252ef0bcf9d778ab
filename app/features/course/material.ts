import type { Language } from './outline'

/**
 * A stretch of material that stands for itself. A `cue` is a caption, or another utterance that
 * is never cut: seconds from the recording's start, where it is known, say when it is heard.
 */
export type MaterialBlock = {
  kind: 'heading' | 'prose' | 'code' | 'list' | 'table' | 'formula' | 'image' | 'quote' | 'cue'
  /** 1 to 6, of a heading. */
  level?: number
  markdown: string
  start?: number
  end?: number
}

/** What an instructor brings: a document or a transcript, read but not yet cut. */
export type Material = {
  title: string | null
  /** Null where it is neither of the languages a course can be in, or can't be told. */
  language: Language | null
  blocks: MaterialBlock[]
  /** What could not be taken, in English. */
  dropped: { what: string; why: string }[]
  warnings: string[]
}
