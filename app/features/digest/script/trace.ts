import type { Language } from '~/features/course/outline'
import { FRAMES } from './frames'
import type { Line } from './line'
import { spokenForm } from './spoken'

/** What the lines of a script may come from. */
export type Traced = {
  language: Language
  titles: readonly string[]
  sentences: readonly { index: number; text: string }[]
  /** `ask` is plain; `concept` is the title of what it tests. */
  questions: readonly { id: string; ask: string; concept: string | null }[]
}

/**
 * The lines that say something their source does not, or whose source is not there. It compares
 * letters and figures alone: a line's must stand in its source, all of them and in their order; what
 * a frame adds, and nothing else, is free. What is heard must be the line's text.
 */
export function untraced(lines: readonly Line[], traced: Traced): Line[] {
  return lines.filter((line) => {
    const source = sourceOf(line, traced)
    if (source === null || line.spoken !== spokenForm(line.text, traced.language)) return true
    return !cores(line.text, traced.language).some((core) =>
      source.some((text) => holds(text, core)),
    )
  })
}

function sourceOf({ from }: Line, { titles, sentences, questions }: Traced): string[] | null {
  if (from?.kind === 'title') return titles.includes(from.text) ? [from.text] : null
  if (from?.kind === 'sentence') {
    const found = sentences.find(({ index }) => index === from.sentence)
    return found && found.text === from.text ? [found.text] : null
  }
  if (from?.kind !== 'question') return null
  const found = questions.find(({ id }) => id === from.questionId)
  if (!found || found.ask !== from.text) return null
  return found.concept ? [found.ask, found.concept] : [found.ask]
}

/** A line's text, and what is left of it when frames are taken off, one inside another. */
function cores(text: string, language: Language): string[] {
  const found = [text]
  for (const core of found) {
    if (found.length > 50) break
    for (const frame of Object.values(FRAMES[language])) {
      const [before = '', after = ''] = frame.split('…')
      if (core.length < before.length + after.length) continue
      if (!core.startsWith(before) || !core.endsWith(after)) continue
      found.push(core.slice(before.length, core.length - after.length))
    }
  }
  return found
}

const unitsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []

/** Whether the units of `core` stand in `text` in their order. */
function holds(text: string, core: string): boolean {
  const units = unitsOf(core)
  let at = 0
  for (const unit of unitsOf(text)) if (unit === units[at]) at += 1
  return units.length > 0 && at === units.length
}
