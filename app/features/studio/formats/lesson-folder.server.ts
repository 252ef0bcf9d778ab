import { readFileSync, statSync } from 'node:fs'
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import type { Language } from '~/features/course/outline'
import { wordVectors } from '~/features/course/word-vectors.server'
import { PICTURES, type PictureSource } from './document-pictures'
import { type LessonFolder, type LessonFolderOptions, readLessonFolder } from './lesson-folder'
import { byPath } from './lesson-paths'
import { quizNumbers } from './quiz-links'
import { TEXT as DOCUMENT } from './read-document.server'

/** What a folder may hold: texts are the Markdown and JSON files and the licence. */
export const FOLDER = { bytes: 20_000_000, texts: 2_000, entries: 50_000, depth: 20 }

const TEXT = /\.(?:md|json)$|(?:^|\/)licen[cs]e(?:\.txt)?$/i
const SKIPPED = /^(?:node_modules|\..+)$/

/**
 * Reads a folder of lessons from the disk as a course. Links that lead out of the folder are
 * not followed. A folder, or a file of it, that can't be taken is refused by name.
 */
export async function readLessonFolderAt(
  path: string,
  language: Language,
  options: Pick<LessonFolderOptions, 'pictureAt'> = {},
): Promise<LessonFolder> {
  const root = await realpath(resolve(path)).catch(() => null)
  if (!root || !(await stat(root)).isDirectory()) {
    return { kind: 'refused', file: path, what: 'is no folder' }
  }
  const found = await filesIn(root)
  if (found === null) {
    return { kind: 'refused', file: path, what: `holds more than ${FOLDER.entries} files` }
  }
  const texts = found.filter((each) => TEXT.test(each))
  if (texts.length > FOLDER.texts) {
    return { kind: 'refused', file: path, what: `holds more than ${FOLDER.texts} texts` }
  }
  const files = new Map(found.map((each) => [each, '']))
  const unreadable = new Set<string>()
  let bytes = 0
  for (const each of texts) {
    const file = join(root, each)
    bytes += (await stat(file)).size
    if (bytes > FOLDER.bytes) {
      return { kind: 'refused', file: each, what: `the texts are over ${FOLDER.bytes} bytes` }
    }
    const text = utf8(await readFile(file))
    if (text === null) unreadable.add(each)
    else files.set(each, text)
  }
  const vectors = language === 'en' ? await wordVectors() : null
  const name = basename(root)
  return readLessonFolder(files, language, { ...options, name, unreadable, vectors })
}

/** The bytes of a picture in a folder; those that are too large are not read. */
export function pictureIn(folder: string): PictureSource {
  return (path) => {
    const file = join(folder, path)
    if (statSync(file).size > PICTURES.each) return { why: 'it is larger than 10 MB' }
    return new Uint8Array(readFileSync(file))
  }
}

const PICTURE = /\.(?:png|jpe?g|jfif|gif|webp|avif|tiff?)$/i

/**
 * The documents of a folder in which no lesson asks a quiz, by their paths; null for any other, one
 * without a document too. Pictures come with them, as far as they may.
 */
export async function lessonlessFolder(path: string): Promise<Map<string, Uint8Array> | null> {
  const root = await realpath(resolve(path))
  const all = (await filesIn(root)) ?? []
  const found = all.filter((each) => DOCUMENT.test(each))
  if (found.length === 0 || found.length > FOLDER.texts) return null
  const files = new Map<string, Uint8Array>()
  let bytes = 0
  for (const each of found) {
    const own = new Uint8Array(await readFile(join(root, each)))
    bytes += own.length
    if (bytes > FOLDER.bytes || quizNumbers(new TextDecoder().decode(own)).length > 0) return null
    files.set(each, own)
  }
  const pictureOf = pictureIn(root)
  let room: number = PICTURES.all
  for (const each of all.filter((each) => PICTURE.test(each))) {
    const own = pictureOf(each)
    if ('why' in own || own.length > room) continue
    room -= own.length
    files.set(each, own)
  }
  return files
}

function utf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** The files in a folder by their paths with `/`, in natural order; null: too many. */
async function filesIn(root: string): Promise<string[] | null> {
  const found: string[] = []
  const open = [{ folder: root, depth: 0 }]
  let entries = 0
  for (let next = open.pop(); next; next = open.pop()) {
    for (const name of await readdir(next.folder)) {
      entries += 1
      if (entries > FOLDER.entries) return null
      if (SKIPPED.test(name)) continue
      const path = join(next.folder, name)
      const seen = await lstat(path)
      if (seen.isDirectory() && next.depth < FOLDER.depth) {
        open.push({ folder: path, depth: next.depth + 1 })
      } else if (seen.isFile() || (seen.isSymbolicLink() && (await leadsInside(root, path)))) {
        found.push(relative(root, path).split(sep).join('/'))
      }
    }
  }
  return found.sort(byPath)
}

/** Whether a link leads to a file inside the folder. Links to folders are not followed. */
async function leadsInside(root: string, link: string): Promise<boolean> {
  const target = await realpath(link).catch(() => null)
  if (!target?.startsWith(root + sep)) return false
  return (await stat(target)).isFile()
}
