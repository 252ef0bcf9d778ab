import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { courseLoads } from '~/features/course/course-load'
import { readCourse } from '~/features/course/course-text'
import type { CourseSource, Language } from '~/features/course/outline'
import { type Compiled, compile, Unpublishable } from './compile.server'
import { encodePictures, picturesShown } from './document-pictures.server'
import type { EncodedPicture } from './encode-picture.server'
import { keepEssays } from './essays.server'
import type { Essay } from './formats/bank-course'
import { courseOfDocument } from './formats/document-course'
import { PicturesFound, withPictures } from './formats/document-pictures'
import { lessonlessFolder, pictureIn, readLessonFolderAt } from './formats/lesson-folder.server'
import { keepPictures } from './picture.server'
import { isAnother, publish, wouldChange } from './publish.server'
import { readBank } from './read-bank.server'
import { type Given, takeDocument } from './take-document.server'

const LARGEST = 20_000_000 // bytes

/** What an importer tells; the contract of `--json`. Counts, but for the lists. */
export type Report = {
  title: string
  language: Language
  changed: boolean
  lessons: number
  modules: {
    title: string
    /** Rounded to a tenth, 15 at most. */
    minutes: number
    /** 0 to 100: see docs/splitting.md. */
    load: number
    questions: number
    draft: boolean
  }[]
  questions: number
  concepts: number
  drafts: number
  dropped: { what: string; why: string }[]
  warnings: string[]
}

/** A file or folder that can't be taken: which, and why, in English. */
export class Untakable extends Error {
  constructor(
    readonly file: string,
    readonly what: string,
  ) {
    super(`${file}: ${what}`)
    this.name = 'Untakable'
  }
}

type Read = Pick<Report, 'lessons' | 'dropped' | 'warnings'> & {
  course: CourseSource
  /** What its modules show, not kept yet. */
  pictures?: EncodedPicture[]
  /** Questions of a bank that wait for their key: they come into the draft. */
  essays?: Essay[]
  /** Its id comes from a file's name alone, and may give way. */
  named?: boolean
}

const COURSE = /^\uFEFF?---\r?\n(?:[^\n]{0,2000}\n){0,200}?course:/

async function readPath(path: string, language: Language | null): Promise<Read> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new Untakable(path, 'is not there')
  if (found.isDirectory()) return readFolder(path, language)
  if (found.size > LARGEST) throw new Untakable(path, 'is larger than 20 MB')
  const bytes = new Uint8Array(await readFile(path))
  const head = new TextDecoder().decode(bytes.subarray(0, 20_000))
  if (!COURSE.test(head)) {
    const bank = await readBank(bytes, basename(path), language)
    if (bank.kind === 'refused') throw new Untakable(path, bank.what)
    return bank.kind === 'bank' ? { ...bank.bank, named: true } : readAs(path, bytes, language)
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Untakable(path, 'is not UTF-8 text')
  }
  const read = readCourse(text)
  if (read.kind === 'refused') {
    throw new Untakable(path, `${read.line ? `line ${read.line}: ` : ''}${read.what}`)
  }
  return { course: read.course, lessons: read.course.modules.length, dropped: [], warnings: [] }
}

/** A folder of lessons with quizzes, or else of documents, which become one course of drafts. */
async function readFolder(path: string, language: Language | null): Promise<Read> {
  const documents = await lessonlessFolder(path)
  if (documents) return readAs(path, documents, language)
  const found = new PicturesFound()
  const pictureAt = found.from(pictureIn(path))
  const read = await readLessonFolderAt(path, language ?? 'en', { pictureAt })
  if (read.kind !== 'refused') return withPicturesOf(read, found)
  const whole = read.file === basename(resolve(path)) || read.file === path
  throw new Untakable(whole ? path : join(path, read.file), read.what)
}

/** A course of a folder with its pictures where they stand in it. */
async function withPicturesOf(read: Read, { all }: PicturesFound): Promise<Read> {
  const { ids, pictures, dropped } = await encodePictures(all)
  const modules = read.course.modules.map((module) => ({
    ...module,
    body: withPictures(module.body, ids),
  }))
  const bodies = modules.map(({ body }) => body)
  return {
    ...read,
    course: { ...read.course, modules },
    pictures: picturesShown(pictures, bodies),
    dropped: [...read.dropped, ...dropped],
  }
}

/** A document, or several of them, as a course of drafts. */
async function readAs(path: string, given: Given, language: Language | null): Promise<Read> {
  const name = basename(resolve(path)).replace(/\.[a-z0-9]{1,8}$/i, '')
  const read = await takeDocument(basename(path), given, language)
  if (read.kind === 'refused') throw new Untakable(path, read.what)
  const { dropped, warnings, pictures } = read
  return { course: courseOfDocument(read, name), pictures, lessons: 1, dropped, warnings }
}

function report({ course, ...read }: Read, compiled: Compiled, changed: boolean): Report {
  const bodies = course.modules.map(({ body }) => body)
  const loads = courseLoads(bodies, course.language)
  const waiting = (id: string) => read.essays?.filter(({ module }) => module === id).length ?? 0
  const modules = course.modules.map(({ id, title, card, pool }, i) => ({
    title,
    minutes: Math.round((compiled.modules[i]?.revision.minutes ?? 0) * 10) / 10,
    load: loads[i]?.value ?? 0,
    questions: card.length + pool.length + waiting(id),
    draft: card.length === 0,
  }))
  return {
    title: course.title,
    language: course.language,
    changed,
    lessons: read.lessons,
    modules,
    questions: modules.reduce((sum, { questions }) => sum + questions, 0),
    concepts: compiled.concepts.length,
    drafts: modules.filter(({ draft }) => draft).length,
    dropped: read.dropped,
    warnings: read.warnings,
  }
}

type ImportOptions = {
  /** Null: that of the text, or English for a folder of lessons. */
  language: Language | null
  /** Whose course it will be; null for a dry run, which writes nothing. */
  instructor: { id: string; admin: boolean } | null
  /** Whether there is a site yet; a dry run makes none. */
  site: boolean
}

function compiledOf(course: CourseSource, path: string): Promise<Compiled> {
  return compile(course).catch((error: Error) => {
    if (error instanceof Unpublishable) throw new Untakable(path, error.what)
    if (error instanceof RangeError) throw new Untakable(path, error.message)
    throw error
  })
}

/**
 * Takes a course file, a bank of questions, a document or a folder of lessons and publishes it.
 * Banks and documents become courses of drafts; where another course has a bank's name, it gets a
 * number.
 *
 * @throws Untakable for what can't be read or published, Refusal `forbidden`
 *   when the course is another instructor's.
 */
export async function importCourse(path: string, options: ImportOptions): Promise<Report> {
  const read = await readPath(path, options.language).catch((error: NodeJS.ErrnoException) => {
    if (error instanceof Untakable || !error.code) throw error
    throw new Untakable(error.path ?? path, `can't be read: ${error.code}`)
  })
  const { instructor, site } = options
  let compiled = await compiledOf(read.course, path)
  const { id } = read.course
  for (let again = 2; site && read.named && (await isAnother(compiled)); again += 1) {
    read.course = { ...read.course, id: `${id}-${again}` }
    compiled = await compiledOf(read.course, path)
  }
  if (site && (await isAnother(compiled))) {
    throw new Untakable(path, `another course is called ${read.course.id}; rename the folder`)
  }
  if (!instructor) return report(read, compiled, !site || (await wouldChange(compiled)))
  const { id: instructorId, admin } = instructor
  const { courseId, changed } = await keepPictures(instructorId, read.pictures ?? [], (also) =>
    publish(compiled, { instructorId, admin }, also),
  )
  await keepEssays(instructor, courseId, read.essays ?? [])
  return report(read, compiled, changed)
}
