import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCourse, writeCourse } from '~/features/course/course-text'
import { renderModule } from '~/features/course/markdown.server'
import { minutesOf } from '~/features/course/minutes'
import type { Language } from '~/features/course/outline'
import { readLessonFolderAt } from '~/features/studio/formats/lesson-folder.server'
import { lesson, quiz, shelf } from './lesson-files'

describe('readLessonFolderAt', () => {
  const folders: string[] = []
  const written = (files: Record<string, string | Uint8Array>) => {
    const folder = mkdtempSync(join(tmpdir(), 'lessons-'))
    folders.push(folder)
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return folder
  }
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true })
  })
  const files = { 'a/README.md': lesson('A', 1), 'quizzes/en.json': shelf(quiz(1)) }

  it('reads a folder, byte order marks included', async () => {
    const folder = written({ ...files, 'quizzes/en.json': `\uFEFF${shelf(quiz(1))}` })
    expect(await readLessonFolderAt(folder, 'en')).toMatchObject({ kind: 'course', lessons: 1 })
  })

  it.each(['a/README.md', 'quizzes/en.json'])('refuses %s that is not UTF-8', async (path) => {
    const folder = written({ ...files, [path]: new Uint8Array([0x2f, 0xff, 0xfe, 0x41]) })
    expect(await readLessonFolderAt(folder, 'en')).toEqual({
      kind: 'refused',
      file: path,
      what: 'is not UTF-8 text',
    })
  })

  it('follows no link out of the folder', async () => {
    const outside = written({ 'README.md': lesson('Outside', 1) })
    const folder = written(files)
    symlinkSync(outside, join(folder, 'b'))
    symlinkSync(join(outside, 'README.md'), join(folder, 'README.md'))
    symlinkSync(folder, join(folder, 'loop'))
    expect(await readLessonFolderAt(folder, 'en')).toMatchObject({ kind: 'course', lessons: 1 })
  })

  it('refuses what is no folder, and one with too much text', async () => {
    expect(await readLessonFolderAt('/nowhere/at/all', 'en')).toMatchObject({ kind: 'refused' })
    const folder = written({ ...files, 'big.md': 'x'.repeat(20_000_001) })
    expect(await readLessonFolderAt(folder, 'en')).toMatchObject({
      kind: 'refused',
      file: 'big.md',
    })
  })
})

const data = process.env.FIFTEEN_DATA
describe.skipIf(!data)('a real course (skipped: no data)', { timeout: 120_000 }, () => {
  const folder = join(data ?? '', 'courses/web-dev-for-beginners')
  const imported = async (language: Language) => {
    const read = await readLessonFolderAt(folder, language)
    if (read.kind === 'refused') throw new Error(read.what)
    return read
  }

  it('comes in with its 25 lessons, in modules of at most 15 minutes and cards of three', async () => {
    const { course, lessons } = await imported('en')
    expect(lessons).toBe(25)
    for (const { body, card } of course.modules) {
      expect(minutesOf(body)).toBeLessThanOrEqual(15)
      expect([0, 3]).toContain(card.length)
    }
    expect(course.modules.filter(({ card }) => card.length === 0)).toEqual([])
    expect(readCourse(writeCourse(course))).toEqual({ kind: 'course', course })
  })

  it('comes in the same twice', async () => {
    expect(await imported('en')).toEqual(await imported('en'))
  })

  it('has nine lessons in Chinese, and names the others', async () => {
    const { lessons, dropped } = await imported('zh-CN')
    expect(lessons).toBe(9)
    expect(dropped.filter(({ why }) => why === 'it has no translation to zh-CN')).toHaveLength(16)
  })

  it('renders, every module', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      for (const { id, body } of (await imported(language)).course.modules) {
        const rendered = await renderModule(body, { milliseconds: 5_000 })
        expect(rendered, id).toMatchObject({ kind: 'rendered' })
      }
    }
  })
})
