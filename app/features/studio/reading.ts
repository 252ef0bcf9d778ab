import type { Language } from '~/features/course/outline'
import type { DocumentFault } from './formats/document-fault'

/** Why a text is not taken; `failed`: for no reason that is known. */
export type TextFault = DocumentFault | 'failed'

/** A text that is being read, or was not taken. */
export type Reading = {
  /** Of the draft that it goes into or begins. */
  id: string
  /** Of the file; empty for what was pasted. */
  name: string
  language: Language | null
  /** Null while it is read. */
  fault: TextFault | null
  /** What is done now: a name that the messages know. */
  step: string | null
  /** 0 to 1; null where nobody can say. */
  progress: number | null
}

/** A text that was not taken, as the form shows it again; `unasked`: the sample was asked for. */
export type NotTaken = Pick<Reading, 'name' | 'language'> & {
  fault: TextFault | 'unasked'
  /** What was pasted. */
  typed: string
}
