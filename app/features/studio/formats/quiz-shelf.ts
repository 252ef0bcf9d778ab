import type { Language } from '~/features/course/outline'
import { isChinese, languageOfPath } from './languages'
import { byPath } from './lesson-paths'
import { type Quiz, quizzesIn } from './lesson-quizzes'

/** The quizzes of a folder in one language, by their id. */
export type QuizShelf = {
  kind: 'shelf'
  title: string | null
  quizzes: Map<string, Quiz>
  warnings: string[]
}

/**
 * Finds the quizzes in a folder's JSON files. A file whose path names a language counts for
 * that one; one that names none counts for English, and for Chinese when it is in Chinese.
 */
export function shelfOf(
  files: Map<string, string>,
  language: Language,
  unreadable: ReadonlySet<string>,
): QuizShelf | { kind: 'refused'; file: string; what: string } {
  const shelf: QuizShelf = { kind: 'shelf', title: null, quizzes: new Map(), warnings: [] }
  for (const [path, text] of [...files].sort(([one], [other]) => byPath(one, other))) {
    if (!/\.json$/i.test(path) || /(?:^|\/)(?:node_modules|\.[^/]+)\//.test(path)) continue
    const named = languageOfPath(path)
    if (named !== null && named !== language) continue
    if (named === null && language === 'zh-CN' && !isChinese(text)) continue
    const likely =
      /(?:^|\/)quiz(?:zes)?\/|quiz[^/]*$/i.test(path) ||
      /"(?:answerOptions|questionText)"/.test(text)
    if (unreadable.has(path)) {
      if (likely) return { kind: 'refused', file: path, what: 'is not UTF-8 text' }
      continue
    }
    const json = parsed(text)
    if (json === undefined) {
      if (likely) return { kind: 'refused', file: path, what: 'is not valid JSON' }
      continue
    }
    const number = /(\d+)\.json$/i.exec(path)?.[1] ?? '1'
    const { title, quizzes } = quizzesIn(json, String(Number(number)))
    if (quizzes.length > 0) shelf.title ??= title
    for (const quiz of quizzes) {
      const before = shelf.quizzes.get(quiz.id)
      if (!before) shelf.quizzes.set(quiz.id, quiz)
      else if (JSON.stringify(before) !== JSON.stringify(quiz)) {
        shelf.warnings.push(`${path}: another quiz has the id ${quiz.id}; the first is taken`)
      }
    }
  }
  return shelf
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}
