import type { ChoiceSource, Kind, QuestionSource } from '~/features/course/outline'
import { clean, fitted } from './fitted'
import { oneLine } from './one-line'

/** What a question asks: a course's question without its id and concept. */
export type Asked = Partial<Omit<QuestionSource, 'id' | 'concept'>> & {
  kind: Kind
  ask: string
  choices: ChoiceSource[]
}

/** A question of a bank. */
export type BankQuestion = Asked & {
  /** Its id in a course of ours, where the bank names one. */
  id: string | null
  /** What it is about, as the bank groups it: plain text. */
  category: string | null
}

/** Text that comes with the questions, Markdown. */
export type Note = { category: string | null; text: string }

export type Dropped = { what: string; why: string }

/** A question without what makes an answer right; its text is among the notes, too. */
export type Unfinished = {
  /** What it is called where something is told about it. */
  what: string
  category: string | null
  ask: string
  /** Why it can't be taken as it is; null for an essay, which lacks nothing in its own format. */
  why: string | null
}

/** What was found in a file of questions. */
export type Bank = {
  title: string | null
  questions: BankQuestion[]
  notes: Note[]
  unfinished: Unfinished[]
  dropped: Dropped[]
  warnings: string[]
}

/** Gathers a bank, question by question; each is counted and named in what is told about it. */
export class Gathering {
  readonly bank: Bank = {
    title: null,
    questions: [],
    notes: [],
    unfinished: [],
    dropped: [],
    warnings: [],
  }
  category: string | null = null
  private number = 0

  /** Begins the next question of the file and gives what to call it. */
  next(name?: string | null): string {
    this.number += 1
    const known = oneLine(name ?? '').slice(0, 60)
    return known ? `question ${this.number} (${known})` : `question ${this.number}`
  }

  /** Takes a question, or says why not and keeps its text as a note. */
  take(what: string, asked: Asked, id: string | null = null): void {
    const fit = fitted(asked)
    if ('why' in fit) {
      this.refuse(what, fit.why, asked.ask)
      return
    }
    this.warn(what, ...fit.warnings)
    this.bank.questions.push({ id, category: this.category, ...fit.asked })
  }

  /** Names what can't be taken; where there is a text, it is kept as a note. */
  refuse(what: string, why: string, text = ''): void {
    const kept = this.note(text)
    if (kept) this.unfinished(what, text, why)
    this.bank.dropped.push({ what, why: kept ? `${why}, text kept as a note` : why })
  }

  /** An essay has no key, and nothing to lose but its text. */
  essay(what: string, text: string): void {
    if (!this.note(text)) {
      this.refuse(what, 'it has no text')
      return
    }
    this.unfinished(what, text, null)
    this.warn(what, 'essay, kept in the studio as a question to finish')
  }

  private unfinished(what: string, text: string, why: string | null): void {
    const { category, bank } = this
    bank.unfinished.push({ what, category, ask: clean(text), why })
  }

  /** Keeps a text; false when there is none. */
  note(text: string): boolean {
    const kept = text.trim()
    const { category, bank } = this
    const known = bank.notes.some((note) => note.text === kept && note.category === category)
    if (kept && !known) bank.notes.push({ category, text: kept })
    return kept !== ''
  }

  lose(what: string, losses: string[]): void {
    for (const why of new Set(losses)) this.bank.dropped.push({ what, why })
  }

  warn(what: string, ...warnings: string[]): void {
    for (const warning of warnings) this.bank.warnings.push(`${what}: ${warning}`)
  }
}
