// What the linter says about a file of questions: npm run -s bench:lint -- FILE
// FILE is JSON: a list of questions, or {language, text, questions}; docs/linting.md says what a
// question may look like. One JSON line for each, {id, flags}, then the totals. Where questions
// carry a label (`rule`, or `clean`), `found` are the flawed ones whose rule is flagged, and
// `falseAlarms` the clean ones with any flag.
import { readFileSync } from 'node:fs'
import { lint } from '~/features/card/lint'
import { type Loose, looseQuestions } from './lint-file'

const [path] = process.argv.slice(2)
if (!path) {
  console.error('usage: npm run -s bench:lint -- FILE')
  process.exit(64)
}

/** The questions of a file; what can't be read, or has none, ends the run with one line and status 65. */
function questionsOf(file: string): Loose[] {
  let why = 'has no questions'
  try {
    const questions = looseQuestions(JSON.parse(readFileSync(file, 'utf8')))
    if (questions.length > 0) return questions
  } catch (error) {
    why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'
  }
  console.error(`${file} ${why}`)
  process.exit(65)
}

const sum = { questions: 0, flagged: 0, flawed: 0, found: 0, clean: 0, falseAlarms: 0 }
let ms = 0
for (const { id, question, around, unjudged, expected } of questionsOf(path)) {
  const before = performance.now()
  const all = lint(question, around)
  ms += performance.now() - before
  const flags = [...new Set(all.map(({ rule }) => rule))].filter((rule) => !unjudged.has(rule))
  sum.questions += 1
  if (flags.length > 0) sum.flagged += 1
  if (expected?.length === 0) {
    sum.clean += 1
    if (flags.length > 0) sum.falseAlarms += 1
  } else if (expected) {
    sum.flawed += 1
    if (expected.some((rule) => flags.some((flag) => flag === rule))) sum.found += 1
  }
  console.log(JSON.stringify({ id, flags, ...(expected && { expected }) }))
}
const share = (part: number, whole: number) =>
  whole ? Math.round((1000 * part) / whole) / 1000 : null
console.log(
  JSON.stringify({
    ...sum,
    foundShare: share(sum.found, sum.flawed),
    falseAlarmShare: share(sum.falseAlarms, sum.clean),
    msPerQuestion: Math.round((1000 * ms) / Math.max(1, sum.questions)) / 1000,
  }),
)
