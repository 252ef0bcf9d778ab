import { LIMITS } from '~/features/course/course-limits'
import { DEEPEST, nestingOf } from '~/features/course/nesting'
import type { CourseSource, Language } from '~/features/course/outline'
import type { WordVectors } from '~/features/course/word-vectors'
import { isChinese } from './languages'
import { type Lesson, modulesOf } from './lesson-course'
import type { Dropped, Pictures } from './lesson-images'
import { findLessons, readmeIn } from './lesson-paths'
import { readProse } from './lesson-prose'
import { quizNumbers } from './quiz-links'
import { type QuizShelf, shelfOf } from './quiz-shelf'
import { slugOf } from './slug'

export type LessonFolder =
  | {
      kind: 'course'
      course: CourseSource
      /** How many lessons came in. */
      lessons: number
      dropped: Dropped[]
      warnings: string[]
    }
  | { kind: 'refused'; file: string; what: string }

export type LessonFolderOptions = {
  /** The folder's name: the course's id is made of it, and its title if no file gives one. */
  name?: string
  /** Files that are no UTF-8; one that is needed refuses the folder. */
  unreadable?: ReadonlySet<string>
  /** Where a picture of the folder will be shown, by its path; by default none is taken. */
  pictureAt?: Pictures
  /** What cuts long sections better; without them their words alone tell where. */
  vectors?: WordVectors | null
}

/**
 * Reads a folder of lessons as a course. A lesson is a README.md that links to quizzes
 * (`/quiz/N`, wherever in its text), in the natural order of the paths; its quizzes are those
 * with that id in the folder's JSON files. Each lesson is one concept and one module or more of
 * at most 15 minutes; its questions fill one card of three after the other, the rest go to the
 * pool.
 *
 * @param files the text of every file by its path in the folder, with `/`; pictures may be ''
 * @param language `zh-CN` takes each lesson's translation and names the lessons without one
 */
export function readLessonFolder(
  files: Map<string, string>,
  language: Language,
  options: LessonFolderOptions = {},
): LessonFolder {
  const { name = 'course', unreadable = new Set<string>() } = options
  const readmes = findLessons(files)
  const refused = (file: string, what: string): LessonFolder => ({ kind: 'refused', file, what })
  const broken = [...unreadable].sort().find((path) => /(?:^|\/)readme\.md$/i.test(path))
  if (broken) return refused(broken, 'is not UTF-8 text')
  if (readmes.length === 0) return refused(name, 'holds no README.md that links to /quiz/N')
  const shelf = shelfOf(files, language, unreadable)
  if (shelf.kind === 'refused') return shelf
  const dropped: Dropped[] = []
  const warnings = [...shelf.warnings]
  const lessons: Lesson[] = []
  for (const { path, folder } of readmes) {
    const what = folder || name
    const readme = readmeIn(files, path, language)
    if (!readme) {
      dropped.push({ what, why: `it has no translation to ${language}` })
      continue
    }
    if (unreadable.has(readme)) return refused(readme, 'is not UTF-8 text')
    const text = files.get(readme) ?? ''
    const fault = faultOf(text)
    if (fault) {
      dropped.push({ what, why: fault })
      continue
    }
    const prose = readProse(text, (target) => picture(files, readme, path, target, options))
    dropped.push(...prose.dropped.map((one) => ({ ...one, what: `${readme}: ${one.what}` })))
    if (prose.body === '') dropped.push({ what, why: 'there is nothing to read in it' })
    else {
      const own = quizNumbers(text)
      const quizzes = own.length > 0 ? own : quizNumbers(files.get(path) ?? '')
      lessons.push({ folder: what, prose, quizzes })
    }
  }
  if (lessons.length === 0) return refused(name, `holds no lesson in ${language}`)
  warnings.push(...sharedQuizzes(lessons))
  if (language === 'en' && lessons.every(({ prose }) => isChinese(prose.body))) {
    warnings.push('the lessons seem to be in Chinese: try --language zh-CN')
  }
  const made = modulesOf(lessons, shelf, language, options.vectors ?? null)
  if (made.modules.length > LIMITS.modules) {
    return refused(name, `makes ${made.modules.length} modules, more than ${LIMITS.modules}`)
  }
  const course: CourseSource = {
    id: slugOf(name),
    language,
    title: titleOf(shelf, name),
    summary: '',
    ...licenceIn(files),
    sources: [],
    modules: made.modules,
  }
  return {
    kind: 'course',
    course,
    lessons: lessons.length,
    dropped: [...dropped, ...made.dropped],
    warnings: [...warnings, ...made.warnings],
  }
}

function faultOf(text: string): string | null {
  if (text.length > LIMITS.body) return `it is longer than ${LIMITS.body} characters`
  return nestingOf(text) > DEEPEST ? `it is nested deeper than ${DEEPEST} levels` : null
}

/** A picture is looked for beside its README, beside the lesson's, and from the folder's root. */
function picture(
  files: Map<string, string>,
  readme: string,
  lesson: string,
  target: string,
  { pictureAt = () => ({ why: 'pictures are not taken over' }) }: LessonFolderOptions,
): { src: string } | { why: string } {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(target)) return { why: 'only https images are shown' }
  const found = [readme, lesson, '']
    .map((from) => resolved(from, target))
    .find((path) => path !== null && files.has(path))
  if (!found) return { why: 'it is not in the folder' }
  return pictureAt(found)
}

/** A link's target as a path in the folder; null when it leads out of it. */
function resolved(from: string, target: string): string | null {
  const bare = target.replace(/[?#].*$/, '')
  const steps = bare.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of bare.split('/')) {
    if (step === '..' && steps.length === 0) return null
    if (step === '..') steps.pop()
    else if (step && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function sharedQuizzes(lessons: Lesson[]): string[] {
  const users = new Map<string, string[]>()
  for (const { folder, quizzes } of lessons) {
    for (const quiz of quizzes) users.set(quiz, [...(users.get(quiz) ?? []), folder])
  }
  return [...users]
    .filter(([, folders]) => folders.length > 1)
    .map(([quiz, folders]) => `quiz ${quiz} is used by ${folders.join(' and ')}`)
}

function titleOf({ title }: QuizShelf, name: string): string {
  const words = /[\s:：\-–—|·]*(?:quiz(?:zes)?|小?测验|测试|小测|小?測驗)[\s!！]*$/i
  const given = (title ?? '').replace(/\s+/g, ' ').replace(words, '').trim()
  const spelt = name.replace(/[-_]+/g, ' ').trim()
  const fallback = spelt.charAt(0).toUpperCase() + spelt.slice(1)
  return (given || fallback || name).slice(0, LIMITS.title)
}

/** Who holds the rights, and the licence, as the folder's LICENSE begins. */
function licenceIn(files: Map<string, string>): { by: string; licence: string } {
  const path = [...files.keys()].find((each) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(each))
  const text = (path && files.get(path)) || ''
  const named =
    text
      .split('\n')
      .find((line) => line.trim())
      ?.replace(/^[\s#*]+|[\s*]+$/g, '') ?? ''
  const holder = /copyright\s*(?:\(c\)|©)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(\S.*)/i.exec(
    text,
  )?.[1]
  const short = (value: string) =>
    value
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim()
      .slice(0, LIMITS.title)
  return {
    by: short((holder ?? '').replace(/\.\s*$|all rights reserved.*$/i, '')),
    licence: short(named.replace(/^(?:the )?mit license$/i, 'MIT')),
  }
}
