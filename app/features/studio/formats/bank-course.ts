import { LIMITS } from '~/features/course/course-limits'
import { cutCourse } from '~/features/course/course-parts'
import type {
  CourseSource,
  Language,
  ModuleSource,
  QuestionSource,
} from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import type { Bank, BankQuestion } from './bank'
import { isChinese } from './languages'
import { packed } from './lesson-modules'
import { literal } from './literal'
import { oneLine } from './one-line'
import { slugOf } from './slug'

type Group = { title: string; questions: BankQuestion[]; notes: string[]; essays: string[] }

/** A question that waits for its key, and the module and concept, by their ids, that it belongs to. */
export type Essay = { module: string; concept: string; ask: string }

export type BankCourse = {
  course: CourseSource
  /** What a course can't be published with, and its draft holds. */
  essays: Essay[]
  /** Categories of the bank. */
  lessons: number
  dropped: Bank['dropped']
  warnings: string[]
}

/** What a course is made with: `intro` is the text of a module that has none, by its questions. */
export type BankCourseOptions = {
  /** The file's name. */
  name: string
  /** Null: found from the text. */
  language: Language | null
  intro: (language: Language, count: number) => string
}

/**
 * A course of drafts out of a bank: a module and concept for each category, with its questions in
 * the pool and what texts there are as the module's.
 */
export function courseOfBank(bank: Bank, { name, language, intro }: BankCourseOptions): BankCourse {
  const file = oneLine(name.replace(/(?:\.gift)?\.[a-z0-9]{1,6}$/i, '').replace(/[_-]+/g, ' '))
  const title = (bank.title ?? (file || 'Questions')).slice(0, LIMITS.title)
  const own = language ?? languageOf(bank)
  const made: BankCourse = {
    course: {
      id: slugOf(file || 'questions'),
      language: own,
      title,
      summary: '',
      by: '',
      licence: '',
      sources: [],
      modules: [],
    },
    essays: [],
    lessons: 0,
    dropped: [...bank.dropped],
    warnings: [...bank.warnings],
  }
  const taken = { modules: new Set<string>(), questions: new Set<string>() }
  const groups = groupsOf(bank, title, made)
  made.lessons = groups.length
  for (const group of groups) addModules(group, made, taken, (count) => intro(own, count))
  const lost = bank.questions.length - keptPassages(bank, made)
  if (lost > 0) made.warnings.push(`${lost} passages stand in a text that is not in the file`)
  return made
}

/** Those that lost no passage. */
function keptPassages(bank: Bank, { course }: BankCourse): number {
  const kept = course.modules.flatMap(({ pool }) => pool.filter(({ passage }) => passage !== null))
  return bank.questions.filter(({ passage }) => !passage).length + kept.length
}

function languageOf(bank: Bank): Language {
  const asked = bank.questions.map(({ ask, choices }) => [ask, ...choices.map(({ text }) => text)])
  const text = [...asked.flat(), ...bank.notes.map((note) => note.text)].join('\n')
  return isChinese(text.slice(0, 200_000)) ? 'zh-CN' : 'en'
}

function groupsOf(bank: Bank, title: string, made: BankCourse): Group[] {
  const groups = new Map<string, Group>()
  const groupOf = (category: string | null): Group => {
    const name = (category ?? title).slice(0, LIMITS.title)
    const found = groups.get(name)
    if (found) return found
    const last = [...groups.values()].at(-1)
    if (last && groups.size >= LIMITS.modules) {
      made.warnings.push(`${name}: more than ${LIMITS.modules} categories; it is put to the last`)
      return last
    }
    const group: Group = { title: name, questions: [], notes: [], essays: [] }
    groups.set(name, group)
    return group
  }
  for (const question of bank.questions) groupOf(question.category).questions.push(question)
  for (const { category, text } of bank.notes) groupOf(category).notes.push(safeBody(text))
  for (const { category, ask, why } of bank.unfinished) {
    if (why === null) groupOf(category).essays.push(ask)
  }
  return [...groups.values()]
}

/** A text that can stand in a module: headings begin at the second level, fences are closed. */
export function safeBody(text: string): string {
  const lowered = text.replace(/^( {0,3})#(?=[ \t])/gm, '$1##')
  const fits = (body: string) => {
    const alone = cutCourse(`---\n---\n# x {#x}\n${body}`)
    return alone.kind === 'parts' && alone.modules.length === 1 && alone.modules[0]?.body === body
  }
  return [lowered, literal(text)].find(fits) ?? ''
}

type Taken = { modules: Set<string>; questions: Set<string> }

function addModules(
  group: Group,
  made: BankCourse,
  taken: Taken,
  intro: (count: number) => string,
) {
  const { title, questions, notes, essays } = group
  const id = free(slugOf(title), taken.modules)
  const { bodies, dropped } = packed(notes.filter(Boolean).join('\n\n'), made.course.language, null)
  made.dropped.push(...dropped.map(({ what, why }) => ({ what: `${title}: ${what}`, why })))
  const parts = Math.max(1, bodies.length, Math.ceil(questions.length / LIMITS.pool))
  const text = bareText(bodies.join('\n\n'))
  for (let at = 0; at < parts; at += 1) {
    const own = questions.slice(at * LIMITS.pool, (at + 1) * LIMITS.pool)
    const part = parts > 1 ? ` (${at + 1}/${parts})` : ''
    const module: ModuleSource = {
      id: at === 0 ? id : free(`${id}-${at + 1}`, taken.modules),
      title: `${title.slice(0, LIMITS.title - part.length)}${part}`,
      concepts: at === 0 ? [{ id, title, summary: '', needs: [] }] : [],
      body: bodies[at] ?? intro(own.length),
      card: [],
      pool: own.map((question) => sourceOf(question, id, taken.questions, text, bodies[at])),
    }
    made.course.modules.push(module)
  }
  const last = made.course.modules.at(-1)?.id ?? id
  made.essays.push(...essays.map((ask) => ({ module: last, concept: id, ask })))
}

function sourceOf(
  { id, category: _, passage, ...asked }: BankQuestion,
  concept: string,
  taken: Set<string>,
  text: string,
  body = '',
): QuestionSource {
  const own = id && !taken.has(id) ? id : `${concept.slice(0, 80)}-q${taken.size + 1}`
  const stands = passage && text && bareText(body).includes(bareText(passage))
  const source = { ...asked, passage: stands ? passage : null }
  return { id: free(own, taken), concept, ...source } as QuestionSource
}

function free(id: string, taken: Set<string>): string {
  let own = id
  for (let again = 2; taken.has(own); again += 1) own = `${id}-x${again}`
  taken.add(own)
  return own
}
