import type { Language } from '~/features/course/outline'
import type { Line } from '~/features/digest/script/line'
import { spokenForm } from '~/features/digest/script/spoken'
import { untraced } from '~/features/digest/script/trace'
import { type Draft, isOwn, LONGEST_LINE, LONGEST_TITLE, MOST_LINES, plain } from './draft'

/** A draft as a form sends it: the lines in their order, those that are missing taken out. */
export type Edit = { title: string; lines: { id: string; text: string }[] }

/** What is wrong with a line: nothing in it, too much, a script that the voice does not read. */
export type LineFault = 'empty' | 'long' | 'unsaid'

export type Faults = {
  title: 'empty' | 'long' | null
  /** By the id of the line. */
  lines: Record<string, LineFault>
  script: 'empty' | 'many' | null
}

export type Edited = {
  /** As it was typed, also where it can't be kept. */
  draft: Draft
  /** Null where all is well. */
  faults: Faults | null
}

/** Letters that a voice of the language leaves out without a word. */
const UNSAID = {
  en: /(?![\p{Script=Latin}\p{Script=Greek}])\p{L}/u,
  'zh-CN': /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Han}])\p{L}/u,
}

function faultOf({ text, spoken }: Line, language: Language, read: boolean): LineFault | null {
  if (text === '') return 'empty'
  if (text.length > LONGEST_LINE) return 'long'
  if (read) return null
  return spoken === '' || UNSAID[language].test(text) ? 'unsaid' : null
}

const DENIALS = /\b(?:not|no|never|none|nothing|nobody|without|hardly)\b|n['’]t\b|[不没无非未]/gi
const denialsIn = (text: string) => text.match(DENIALS)?.length ?? 0

/** What a line traces to, as long as it says nothing else: no word is new, no "not" came or went. */
function stillFrom(line: Line, before: Line | undefined, language: Language): Line['from'] {
  const { from } = line
  if (!from || !before || denialsIn(line.text) !== denialsIn(before.text)) return null
  const traced = {
    language,
    titles: from.kind === 'title' ? [from.text] : [],
    sentences: from.kind === 'sentence' ? [{ index: from.sentence, text: from.text }] : [],
    questions:
      from.kind === 'question' ? [{ id: from.questionId, ask: from.text, concept: null }] : [],
  }
  return untraced([line], traced).length === 0 ? from : null
}

function lineFor(before: Line | undefined, id: string, typed: string, language: Language): Line {
  const text = plain(typed)
  if (before?.text === text && before.spoken !== '') return before
  const spoken = spokenForm(text, language)
  const base = before ?? ({ id, part: 'point', from: null, begins: false } as const)
  const line = { ...base, id, text, spoken }
  return { ...line, from: stillFrom(line, before, language) }
}

/**
 * A draft as its maker has changed it. A line keeps what it comes from as long as it says nothing
 * that is not there; lines that are no longer sent are taken out, and those that were and are sent
 * come back. Unknown lines are the maker's own.
 *
 * @param read by a person: no voice has to be able to say it
 */
export function edited(
  before: Draft,
  edit: Edit,
  { language, read }: { language: Language; read: boolean },
): Edited {
  const known = new Map(
    [...before.removed.map(({ line }) => line), ...before.lines].map((line) => [line.id, line]),
  )
  const sent = edit.lines.filter(
    ({ id }, at, all) =>
      (known.has(id) || isOwn(id)) && all.findIndex((one) => one.id === id) === at,
  )
  const lines = sent
    .map(({ id, text }) => lineFor(known.get(id), id, text, language))
    .map((line, at, all) => ({ ...line, begins: line.part !== all[at - 1]?.part || line.begins }))
  const kept = new Set(sent.map(({ id }) => id))
  const out = before.lines.flatMap((line, at) => (kept.has(line.id) ? [] : [{ line, at }]))
  const removed = [...before.removed.filter(({ line }) => !kept.has(line.id)), ...out]
  const title = plain(edit.title)
  return {
    draft: { title, lines, removed: removed.slice(-MOST_LINES) },
    faults: faultsOf(title, lines, language, read),
  }
}

function faultsOf(title: string, lines: Line[], language: Language, read: boolean): Faults | null {
  const fault = title === '' ? 'empty' : title.length > LONGEST_TITLE ? 'long' : null
  const faults = scriptFaults(lines, language, read)
  if (!fault) return faults
  return { ...(faults ?? { lines: {}, script: null }), title: fault }
}

/** What is wrong with the lines of a script, whatever its title; null where all is well. */
export function scriptFaults(lines: Line[], language: Language, read: boolean): Faults | null {
  const faults: Faults = {
    title: null,
    lines: {},
    script: lines.length === 0 ? 'empty' : lines.length > MOST_LINES ? 'many' : null,
  }
  for (const line of lines) {
    const fault = faultOf(line, language, read)
    if (fault) faults.lines[line.id] = fault
  }
  return faults.script || Object.keys(faults.lines).length > 0 ? faults : null
}
