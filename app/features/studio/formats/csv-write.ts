import Papa from 'papaparse'
import type { BankQuestion } from './bank'

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8]
const HEAD = [
  ...['id', 'category', 'kind', 'question'],
  ...NUMBERS.flatMap((at) => [`choice ${at}`, `reason ${at}`, `match ${at}`]),
  ...['right', 'tolerance', 'unit', 'otherwise', 'passage'],
]

/** Writes questions as CSV, one a row; `readBankCsv` gives the same questions back. */
export function writeBankCsv(questions: BankQuestion[]): string {
  return `${Papa.unparse({ fields: HEAD, data: questions.map(rowOf) })}\r\n`
}

function rowOf(question: BankQuestion, at: number): string[] {
  const { id, category, kind, ask, choices, tolerance, unit, otherwise, passage } = question
  const rights = choices.flatMap(({ right }, index) => (right ? [index + 1] : []))
  return [
    id ?? `q-${at + 1}`,
    category ?? '',
    kind,
    ask,
    ...NUMBERS.flatMap((_, index) => {
      const choice = choices[index]
      return [choice?.text ?? '', choice?.reason ?? '', choice?.match ?? '']
    }),
    rights.join(';'),
    kind === 'number' ? String(tolerance ?? 0) : '',
    unit ?? '',
    otherwise ?? '',
    passage ?? '',
  ].map(uncalculated)
}

/** A cell that a spreadsheet would calculate gets a mark before it. */
const uncalculated = (cell: string) => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
