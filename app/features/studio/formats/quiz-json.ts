import { type Bank, Gathering } from './bank'
import { quizzesIn } from './lesson-quizzes'
import { Unreadable } from './unreadable'

/**
 * Reads the questions of a JSON file of quizzes.
 *
 * @throws Unreadable for what is no JSON.
 */
export function readQuizJson(text: string): Bank {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Unreadable('is no JSON')
  }
  const gathering = new Gathering()
  const { title, quizzes } = quizzesIn(json, '1')
  gathering.bank.title = title
  for (const { questions, warnings } of quizzes) {
    for (const question of questions) {
      const what = gathering.next(question.ask)
      if ('why' in question) gathering.refuse(what, question.why)
      else gathering.take(what, question)
    }
    gathering.bank.warnings.push(...warnings)
  }
  return gathering.bank
}
