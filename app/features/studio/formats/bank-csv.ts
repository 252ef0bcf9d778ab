import Papa from 'papaparse'
import { LIMITS } from '~/features/course/course-limits'
import type { ChoiceSource, Kind } from '~/features/course/outline'
import { type Asked, type Bank, Gathering } from './bank'
import { columnsOf, KNOWN_KINDS } from './csv-columns'
import { literal } from './literal'
import { asPicked } from './moodle-questions'
import { Unreadable } from './unreadable'

const ROWS = 20_000

/** Whether a text has a first row that names a column of questions and one of answers. */
export function isBankCsv(text: string): boolean {
  const [head = []] = parsed(text.slice(0, 20_000), 2)
  return columnsOf(head) !== null
}

/**
 * Reads questions from CSV or TSV, whatever its separator. A first row that names no column of
 * questions is a question itself: then the columns are question and answer.
 *
 * @throws Unreadable for a text without two columns.
 */
export function readBankCsv(text: string): Bank {
  const gathering = new Gathering()
  const rows = parsed(text, ROWS + 1).filter((row) => row.some((cell) => cell.trim()))
  if (rows.length > ROWS) throw new Unreadable(`holds more than ${ROWS} rows`)
  const [head = []] = rows
  const named = columnsOf(head)
  if (!named && head.filter((cell) => cell.trim()).length < 2) {
    throw new Unreadable('has no column of questions and no second column')
  }
  for (const row of named ? rows.slice(1) : rows) {
    const cell = (name: string): string => {
      if (named) return bare(row[named.get(name) ?? -1] ?? '')
      return bare((name === 'question' ? row[0] : name === 'right' ? row[1] : '') ?? '')
    }
    gathering.category = cell('category') || null
    const what = gathering.next(cell('question'))
    const own = cell('id')
    gathering.take(
      what,
      askedIn(cell, own !== ''),
      /^[a-z0-9]+(?:-+[a-z0-9]+)*$/.test(own) ? own : null,
    )
  }
  return gathering.bank
}

function parsed(text: string, most: number): string[][] {
  const lines = text.replace(/^(?:#[a-z ]{1,30}:[^\n]*\n)+/i, '')
  return Papa.parse<string[]>(lines, { preview: most, skipEmptyLines: true }).data
}

/** A cell without the mark that keeps spreadsheets from calculating it. */
const bare = (cell: string) => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell).trim()

/** A question of one row. What a course of ours wrote is Markdown, anything else plain text. */
function askedIn(cell: (name: string) => string, ours: boolean): Asked {
  const say = ours ? (text: string) => text : literal
  const kind =
    KNOWN_KINDS.get(
      cell('kind')
        .toLowerCase()
        .replace(/[^a-z\p{L}]/gu, ''),
    ) ?? null
  const typed = kind === 'number' || kind === 'text'
  const general = say(cell('reason')) || null
  const choices: ChoiceSource[] = []
  for (let at = 1; at <= LIMITS.choices.most + 4; at += 1) {
    const text = cell(`choice ${at}`)
    if (!text) continue
    choices.push({
      text: typed ? text : say(text),
      right: false,
      reason: say(cell(`reason ${at}`)) || general,
      ...(kind === 'match' && { match: say(cell(`match ${at}`)) }),
    })
  }
  const common = {
    ask: say(cell('question')),
    passage: cell('passage') || null,
    otherwise: say(cell('otherwise')) || null,
    unit: cell('unit') || null,
    tolerance: Math.abs(Number(cell('tolerance').replace(',', '.'))) || 0,
  }
  return { ...common, ...answersIn(kind, choices, cell('right'), general, ours) }
}

function answersIn(
  kind: Kind | null,
  choices: ChoiceSource[],
  right: string,
  general: string | null,
  ours: boolean,
): Pick<Asked, 'kind' | 'choices'> {
  if (choices.length === 0) {
    const truth = truthOf(right)
    if (truth !== null && kind !== 'text') {
      const texts = ['true', 'false']
      return {
        kind: 'true-false',
        choices: texts.map((text) => ({ text, right: text === truth, reason: general })),
      }
    }
    const forms = right.split('|').filter((form) => form.trim())
    const typed = forms.map((text) => ({ text, right: true, reason: general }))
    return { kind: kind === 'number' ? 'number' : 'text', choices: typed }
  }
  if (kind === 'order' || kind === 'match') {
    return { kind, choices: choices.map((choice) => ({ ...choice, right: true })) }
  }
  const rights = rightIn(right, choices)
  const judged = choices.map((choice, at) => ({ ...choice, right: rights.has(at) }))
  if (kind === 'number' || kind === 'text' || (ours && kind)) return { kind, choices: judged }
  return asPicked(judged, kind === 'several')
}

const TRUE = /^(?:true|t|yes|是|对|正确|真)$/i
const FALSE = /^(?:false|f|no|否|错|错误|假)$/i
const truthOf = (text: string) => (TRUE.test(text) ? 'true' : FALSE.test(text) ? 'false' : null)

/** Which choices are right: by their text, numbers from 1, or letters from A. */
function rightIn(written: string, choices: ChoiceSource[]): Set<number> {
  const whole = choices.findIndex(({ text }) => text === written || text === literal(written))
  if (whole >= 0 && !/^\d+$/.test(written)) return new Set([whole])
  const parts = written.split(/[\s;,|、；，]+/).filter(Boolean)
  if (parts.every((part) => /^\d{1,2}$/.test(part))) {
    return new Set(parts.map((part) => Number(part) - 1))
  }
  const letters = parts.join('').toUpperCase()
  if (/^[A-L]+$/.test(letters)) return new Set([...letters].map((one) => one.charCodeAt(0) - 65))
  const texts = written.split(/[;|；]/).map((part) => literal(part.trim()))
  return new Set(texts.map((text) => choices.findIndex((choice) => choice.text === text)))
}
