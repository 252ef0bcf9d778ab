import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, teacher, testDatabase } from '#/tests/support/database'
import { courseNow } from '~/features/course/course.server'
import { readCourse } from '~/features/course/course-text'
import { partsOf } from '~/features/studio/draft'
import { wholeDraft } from '~/features/studio/draft.server'
import { faultsOf } from '~/features/studio/draft-faults'
import { draftOfCourse } from '~/features/studio/drafts.server'
import { courseAs } from '~/features/studio/export.server'
import { bankOfCourse } from '~/features/studio/formats/course-bank'
import { importCourse, Untakable } from '~/features/studio/import.server'
import { courseAsWritten } from '~/features/studio/publish.server'

const GIFT = `$CATEGORY: Cells

::a:: Which? {=wall#yes ~nucleus#no}

Pi? {#3.14:0.01}

Broken? {=x

$CATEGORY: Tissue

Match. {=cat -> meow =dog -> woof}`

const ESSAY = 'Why do cells divide?'

let database: TestDatabase
let folder: string
let options: Parameters<typeof importCourse>[1]

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'fifteen-banks-'))
  const instructor = { id: await teacher(database), admin: false }
  options = { language: null, instructor, site: true }
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

async function file(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

async function questionsOf(courseId: string) {
  const read = readCourse(await courseAsWritten(courseId))
  if (read.kind === 'refused') throw new Error(read.what)
  return bankOfCourse(read.course)
}

describe('a bank of questions', () => {
  it('becomes a course of drafts that learners do not see', async () => {
    const report = await importCourse(await file('biology.gift', GIFT), options)
    expect(report).toMatchObject({
      changed: true,
      lessons: 2,
      questions: 3,
      drafts: 2,
      concepts: 2,
    })
    expect(report.modules.map(({ title, draft }) => [title, draft])).toEqual([
      ['Cells', true],
      ['Tissue', true],
    ])
    expect(report.dropped.map(({ what }) => what)).toEqual(['question 3'])
    const { modules } = await courseNow('biology')
    expect(modules).toEqual([])
  })

  it('keeps an essay in the draft, once, as a question to finish', async () => {
    const path = await file('essays.gift', `${GIFT}\n\n::e:: Why do cells divide? {}`)
    const report = await importCourse(path, options)
    expect(report).toMatchObject({ questions: 4, modules: [{ questions: 2 }, { questions: 2 }] })
    expect(report.dropped.map(({ what }) => what)).toEqual(['question 3'])
    expect(await importCourse(path, options)).toMatchObject({ changed: false, questions: 4 })
    expect((await questionsOf('essays')).map(({ ask }) => ask)).not.toContain(ESSAY)
    const { instructor } = options
    const editor = { id: instructor?.id ?? '', role: 'instructor' }
    const { parts } = await wholeDraft(editor, await draftOfCourse(editor, 'essays'))
    const [essay, ...more] = partsOf(parts, 'question').filter(
      ({ content }) => content.ask === ESSAY,
    )
    expect(more).toEqual([])
    expect(essay).toMatchObject({ place: 'pool', content: { kind: 'text' } })
    const tissue = partsOf(parts, 'module').find(({ content }) => content.title === 'Tissue')
    expect(essay?.parentId).toBe(tissue?.id)
    expect(
      faultsOf(parts)
        .filter(({ id }) => id === essay?.id)
        .map(({ code }) => code),
    ).toEqual(['empty-choice'])
  })

  it.each([
    ['gift', 'gift'],
    ['qti', 'zip'],
    ['csv', 'csv'],
    ['markdown', 'md'],
  ] as const)('goes out as %s and comes back the same', async (format, extension) => {
    const before = await questionsOf('biology')
    const path = await file(`again-${format}.${extension}`, await courseAs(format, 'biology'))
    await importCourse(path, options)
    const id = format === 'markdown' ? 'biology' : `again-${format}`
    expect(await questionsOf(id)).toEqual(before)
  })

  it('gets a number where another course has its name', async () => {
    await importCourse(await file('biology.csv', 'question,answer\nWhat?,that'), options)
    expect((await questionsOf('biology-2')).map(({ ask }) => ask)).toEqual(['What?'])
    expect((await questionsOf('biology')).length).toBe(3)
  })

  it('that can’t be taken is refused with its name, and nothing is written', async () => {
    const path = await file(
      'bad.xml',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><quiz>&b;</quiz>',
    )
    await expect(importCourse(path, options)).rejects.toThrow(Untakable)
    await expect(importCourse(path, options)).rejects.toThrow(`${path}: XML with a document type`)
    await expect(courseNow('bad')).rejects.toMatchObject({ reason: 'not-found' })
  })
})
