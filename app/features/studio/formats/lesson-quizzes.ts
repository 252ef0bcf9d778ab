import { LIMITS } from '~/features/course/course-limits'
import type { ChoiceSource, Kind } from '~/features/course/outline'
import { literal } from './literal'

/** A question of a quiz file, fit for a card but for its id and concept. */
export type QuizQuestion = { kind: Kind; ask: string; choices: ChoiceSource[] }

/** A quiz as found: a question that can't be taken stands as the reason why not. */
export type Quiz = {
  id: string
  questions: (QuizQuestion | { why: string; ask: string })[]
  warnings: string[]
}

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function pick(fields: Fields, names: string[]): unknown {
  const key = names.find((name) => fields[name] !== undefined)
  return key === undefined ? undefined : fields[key]
}

const QUESTIONS = ['quiz', 'questions', 'items']
const ASK = ['questionText', 'question', 'text', 'ask', 'stem', 'title']
const OPTIONS = ['answerOptions', 'options', 'choices', 'answers']
const TEXT = ['answerText', 'text', 'option', 'answer', 'label', 'content', 'value']
const RIGHT = ['isCorrect', 'correct', 'is_correct', 'isRight', 'right']

/**
 * The quizzes in a parsed JSON file, wherever they stand in it, and the title it gives.
 *
 * @param number the id of a quiz that is nothing but a list of questions
 */
export function quizzesIn(
  json: unknown,
  number: string,
): { title: string | null; quizzes: Quiz[] } {
  const quizzes: Quiz[] = []
  let title: string | null = null
  const look = (value: unknown, depth: number, key: string): void => {
    if (depth > 8) return
    if (Array.isArray(value)) {
      if (value.some(isQuestion)) quizzes.push(readQuiz(key || number, value))
      else for (const [at, one] of value.entries()) look(one, depth + 1, String(at + 1))
      return
    }
    if (!isFields(value)) return
    const questions = pick(value, QUESTIONS)
    if (Array.isArray(questions) && questions.some(isQuestion)) {
      const id = sayText(pick(value, ['id', 'quizId', 'number'])) || key || number
      quizzes.push(readQuiz(id.replace(/^0+(?=\d)/, ''), questions))
      return
    }
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'object') look(inner, depth + 1, /^\d+$/.test(name) ? name : '')
      else if (name === 'title' && typeof inner === 'string') title ??= inner.trim()
    }
  }
  look(json, 0, '')
  return { title, quizzes }
}

const isQuestion = (value: unknown) => isFields(value) && Array.isArray(pick(value, OPTIONS))

function readQuiz(id: string, raw: unknown[]): Quiz {
  const warnings: string[] = []
  const questions = raw.map((question, at) => {
    const read = readQuestion(question)
    if ('warning' in read && read.warning) {
      warnings.push(`quiz ${id}, question ${at + 1}: ${read.warning}`)
    }
    return read
  })
  return { id, questions, warnings }
}

function readQuestion(
  raw: unknown,
): (QuizQuestion & { warning?: string }) | { why: string; ask: string } {
  const fields = isFields(raw) ? raw : {}
  const ask = sayText(pick(fields, ASK))
  const given = pick(fields, OPTIONS)
  const options = (Array.isArray(given) ? given : []).map((option) => ({
    text: sayText(isFields(option) ? pick(option, TEXT) : option),
    right: isFields(option) && isRight(pick(option, RIGHT)),
  }))
  const refused = (why: string) => ({ why, ask })
  if (!ask) return refused('the question has no text')
  if (options.some(({ text }) => !text)) return refused('an option has no text')
  const different = new Map<string, boolean>()
  for (const { text, right } of options) {
    if ((different.get(text) ?? right) !== right) return refused('one option is right and wrong')
    different.set(text, right)
  }
  const rights = [...different.values()].filter(Boolean).length
  if (different.size < LIMITS.choices.least) return refused('fewer than two options')
  if (different.size > LIMITS.choices.most) {
    return refused(`more than ${LIMITS.choices.most} options`)
  }
  if (rights === 0) return refused('no option is marked as right')
  if ([ask, ...different.keys()].some((text) => text.length > LIMITS.text / 2)) {
    return refused('a text is too long')
  }
  const doubled = different.size < options.length
  const judged = trueFalse([...different])
  if (judged && rights !== 1) return refused('both true and false are marked as right')
  const choices = judged ?? [...different].map(([text, right]) => [literal(text), right] as const)
  return {
    kind: judged ? 'true-false' : rights > 1 ? 'several' : 'one',
    ask: literal(ask),
    choices: choices.map(([text, right]) => ({ text, right, reason: null })),
    ...(doubled && { warning: 'an option stands there twice; it is taken once' }),
  }
}

const sayText = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
        .replace(/\r\n?/g, '\n')
        .replace(/\p{Surrogate}/gu, '')
        .trim()
    : ''

const isRight = (value: unknown) =>
  /^(?:true|yes|1|correct|right|是|对|正确)$/i.test(sayText(value))

const TRUE_FALSE = [
  ['true', 'false'],
  ['t', 'f'],
  ['是', '否'],
  ['对', '错'],
  ['對', '錯'],
  ['真', '假'],
  ['正确', '错误'],
  ['正確', '錯誤'],
]

/** The two choices of a true/false question, true first; null for any other question. */
export function trueFalse(options: [string, boolean][]): [string, boolean][] | null {
  if (options.length !== 2) return null
  const bare = new Map(
    options.map(([text, right]) => [text.toLowerCase().replace(/[\s.。!！]/g, ''), right]),
  )
  const pair = TRUE_FALSE.find((words) => words.every((word) => bare.has(word)))
  if (!pair) return null
  const [yes = '', no = ''] = pair
  return [
    ['true', bare.get(yes) === true],
    ['false', bare.get(no) === true],
  ]
}
