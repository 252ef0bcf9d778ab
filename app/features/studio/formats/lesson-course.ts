import { LIMITS } from '~/features/course/course-limits'
import { lettersOf } from '~/features/course/minutes'
import type { Language, ModuleSource, QuestionSource } from '~/features/course/outline'
import { plainText } from '~/features/course/plain-text'
import type { WordVectors } from '~/features/course/word-vectors'
import type { Dropped } from './lesson-images'
import { packed } from './lesson-modules'
import type { Prose } from './lesson-prose'
import type { QuizShelf } from './quiz-shelf'
import { slugOf } from './slug'

/** A lesson of a folder: where it stands, its text, the ids of its quizzes. */
export type Lesson = { folder: string; prose: Prose; quizzes: string[] }

type Made = { modules: ModuleSource[]; dropped: Dropped[]; warnings: string[] }

/**
 * The modules of all lessons. Each lesson is one concept, taught by its first module; one card
 * is filled to three before the next, and what is left goes to the first module's pool. A
 * module without three questions is a draft.
 */
export function modulesOf(
  lessons: Lesson[],
  shelf: QuizShelf,
  language: Language,
  vectors: WordVectors | null,
): Made {
  const made: Made = { modules: [], dropped: [], warnings: [] }
  const taken = new Set<string>()
  for (const lesson of lessons) {
    const id = free(slugOf(lesson.folder), taken)
    const title = lineOf(lesson.prose.title ?? '') || lineOf(lesson.folder.split('/').at(-1) ?? id)
    const { bodies, dropped } = packed(lesson.prose.body, language, vectors)
    made.dropped.push(
      ...dropped.map(({ what, why }) => ({ what: `${lesson.folder}: ${what}`, why })),
    )
    const questions = questionsOf(lesson, id, shelf, made)
    const cards = Math.min(bodies.length, Math.floor(questions.length / 3))
    bodies.forEach((body, at) => {
      const part = bodies.length > 1 ? ` (${at + 1}/${bodies.length})` : ''
      const summary = summaryOf(lesson.prose.body)
      made.modules.push({
        id: at === 0 ? id : free(`${id}-${at + 1}`, taken),
        title: `${title.slice(0, LIMITS.title - part.length)}${part}`,
        concepts: at === 0 ? [{ id, title, summary, needs: [] }] : [],
        body,
        card: at < cards ? questions.slice(3 * at, 3 * at + 3) : [],
        pool: at === 0 ? questions.slice(3 * cards) : [],
      })
    })
    const drafts = bodies.length - cards
    if (drafts > 0) {
      const modules = drafts === 1 ? 'one module stays a draft' : `${drafts} modules stay drafts`
      made.warnings.push(`${lesson.folder}: ${modules}, for want of three questions`)
    }
  }
  return made
}

function questionsOf(lesson: Lesson, id: string, shelf: QuizShelf, made: Made): QuestionSource[] {
  const questions: QuestionSource[] = []
  for (const number of lesson.quizzes) {
    const quiz = shelf.quizzes.get(number)
    if (!quiz) made.warnings.push(`${lesson.folder}: quiz ${number} is in no file`)
    for (const warning of quiz?.warnings ?? []) made.warnings.push(`${lesson.folder}: ${warning}`)
    quiz?.questions.forEach((question, at) => {
      const what = `${lesson.folder}: quiz ${number}, question ${at + 1}`
      if ('why' in question) made.dropped.push({ what, why: question.why })
      else {
        const { kind, ask, choices } = question
        const key = `${id}-q${slugOf(number, 20)}-${at + 1}`
        questions.push({ id: key, concept: id, kind, ask, choices, passage: null })
      }
    })
  }
  return questions
}

function free(id: string, taken: Set<string>): string {
  let own = id
  for (let again = 2; taken.has(own); again += 1) own = `${id}-x${again}`
  taken.add(own)
  return own
}

const lineOf = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Surrogate}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, LIMITS.title)

/** The first sentence of the first paragraph that says something; '' when none does. */
function summaryOf(body: string): string {
  for (const paragraph of body.split(/\n{2,}/)) {
    if (/^[ \t]*(?:[#>|\-+*`~!<✅]|\d+[.)]|\[!)/u.test(paragraph)) continue
    const text = lineOf(plainText(paragraph))
    const { words, han } = lettersOf(text)
    if (words + han / 2 < 5) continue
    return text.split(/(?<=[.!?])\s|(?<=[。！？])/)[0] ?? ''
  }
  return ''
}
