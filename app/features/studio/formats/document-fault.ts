/** Why a document can't be taken. */
export type DocumentFault =
  | 'empty'
  | 'large'
  | 'binary'
  | 'archive'
  | 'broken'
  | 'locked'
  | 'unknown'
  | 'long'
  | 'headings'
  | 'deep'
  | 'nothing'
  | 'modules'
  | 'slow'
  | 'language'

/** How much a document may be. */
export const DOCUMENT = {
  /** Bytes of a file. */
  bytes: 20_000_000,
  /** Characters of a text. */
  characters: 5_000_000,
  headings: 5_000,
  /** Characters of a line of Markdown: longer ones stall its parser. */
  line: 100_000,
} as const

/** A document that can't be taken; `what` says more than the fault does, in English. */
export class Undocumented extends Error {
  constructor(
    readonly fault: DocumentFault,
    readonly what: string,
  ) {
    super(what)
    this.name = 'Undocumented'
  }
}
