import type { Language, LineSource } from '~/features/course/outline'
import { moduleSentences } from '~/features/course/sentences'
import type { From, Line } from './line'
import { type Asked, plainAsk } from './recall'
import { spokenForm } from './spoken'

type Sources = {
  language: Language
  moduleTitle: string
  body: string
  concepts: readonly { title: string; summary: string }[]
  questions: readonly Asked[]
}

/** Finds what a line says again by its verbatim text; null for what is not, or no longer, there. */
export function sourcesIn(module: Sources): (text: string) => From {
  const { language, moduleTitle, body, concepts, questions } = module
  const sources = new Map<string, From>()
  for (const { id, ask } of questions) {
    const text = plainAsk(ask)
    sources.set(text, { kind: 'question', questionId: id, text })
  }
  for (const { index, text } of moduleSentences(body, language)) {
    if (!sources.has(text)) sources.set(text, { kind: 'sentence', sentence: index, text })
  }
  for (const text of [moduleTitle, ...concepts.flatMap((one) => [one.title, one.summary])]) {
    if (!sources.has(text)) sources.set(text, { kind: 'title', text })
  }
  return (text) => sources.get(text) ?? null
}

/** The lines of a script as they are written down. */
export const writtenLines = (lines: readonly Line[]): LineSource[] =>
  lines.map(({ part, text, begins, from }) => ({ part, text, begins, from: from?.text ?? null }))

/**
 * The lines of a script that is written down. Their ids are their places, so that the same lines
 * sound the same wherever they are written.
 *
 * @param sourceOf finds what a line says again; left out: no line knows it
 */
export const linesWritten = (
  written: readonly LineSource[],
  language: Language,
  sourceOf: (text: string) => From = () => null,
): Line[] =>
  written.map(({ part, text, begins, from }, at) => ({
    id: `l${at + 1}`,
    part,
    text,
    spoken: spokenForm(text, language),
    from: from === null ? null : sourceOf(from),
    begins,
  }))
