import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { docx, para, picture } from '#/tests/support/office-files'
import { reader } from '~/db/db.server'
import { pictures } from '~/db/schema'
import { createAccount } from '~/features/account/account.server'
import { listFiles, writeFile as writeStored } from '~/features/digest/audio/store.server'
import { bringText } from '~/features/studio/bring-text.server'
import { checklistOf } from '~/features/studio/checklist.server'
import { wholeDraft } from '~/features/studio/draft.server'
import { beginDraft, emptyCourse } from '~/features/studio/drafts.server'
import { importCourse } from '~/features/studio/import.server'
import { dropStrayPictures, keepPictures, pictureBytes } from '~/features/studio/picture.server'
import { courseAsWritten } from '~/features/studio/publish.server'
import { readText } from '~/features/studio/read-text.server'
import { READ_TEXT } from '~/features/studio/reading.server'
import { changeCuts, textOf } from '~/features/studio/text.server'
import { onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

let database: TestDatabase
let mei: { id: string; role: string; name: string }
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  onJob(READ_TEXT, readText)
  folder = await mkdtemp(join(tmpdir(), 'fifteen-'))
  const account = { name: 'Mei', password: 'a password of tests', language: 'en' as const }
  const id = (await createAccount({ ...account, role: 'instructor' })) ?? ''
  mei = { id, role: 'instructor', name: 'Mei' }
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const png = (background: string) =>
  sharp({ create: { width: 400, height: 200, channels: 3, background } })
    .withExif({ IFD0: { Copyright: 'SECRET-CAMERA' } })
    .png()
    .toBuffer()

const stored = async () => (await listFiles()).filter((key) => key.endsWith('.webp')).sort()
const known = async () =>
  (await reader().select({ id: pictures.id }).from(pictures)).map(({ id }) => `${id}.webp`).sort()
const shownIn = (text: string) => text.match(/(?<=\/pictures\/)[0-9a-f]{64}/g) ?? []
const lecture = async (colour: string, text = 'All tea comes from one plant.') =>
  docx(para('Cups', 'H1') + para(text) + picture('A cup') + picture('', '<a:srcRect r="75000"/>'), {
    'word/media/a.png': await png(colour),
  })

describe('a document with pictures', () => {
  it('comes into the studio with them, re-encoded, where they stood', async () => {
    const draft = await beginDraft(mei, [emptyCourse('en', 'Mei')])
    const file = { name: 'tea.docx', bytes: await lecture('#345'), language: null }
    await bringText(mei, file, { draft })
    await workOnce()
    const paras = (await textOf(mei, draft))?.modules.flatMap((module) => module.paras) ?? []
    expect(paras.flatMap((para) => para.pictures)).toHaveLength(2)
    await changeCuts(mei, draft, { what: 'apply', base: (await textOf(mei, draft))?.revision ?? 0 })
    const { parts } = await wholeDraft(mei, draft)
    const body = parts.flatMap(({ content }) => ('body' in content ? content.body : [])).join('')
    const [whole = '', quarter = ''] = shownIn(body)
    expect(body).toContain(`All tea comes from one plant.\n\n![A cup](/pictures/${whole})\n\n![]`)
    const bytes = await pictureBytes(whole)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 400 })
    expect(Buffer.from(bytes).includes('SECRET-CAMERA')).toBe(false)
    expect(await sharp(await pictureBytes(quarter)).metadata()).toMatchObject({ width: 100 })
    const [check] = await checklistOf({ parts, courseId: null })
    expect(check).toMatchObject({ check: 'pictures', count: 2, findings: [{ flaw: 'no-alt' }] })
    expect(await stored()).toEqual(await known())
  })

  it('comes in by the command, and a second time changes nothing', async () => {
    const path = join(folder, 'cups.docx')
    await writeFile(path, await lecture('#543'))
    const options = { language: null, instructor: { id: mei.id, admin: false }, site: true }
    const before = await stored()
    expect(await importCourse(path, { ...options, instructor: null })).toMatchObject({
      dropped: [],
      warnings: [expect.stringContaining('1 pictures have no words yet')],
    })
    expect(await stored()).toEqual(before)
    expect(await importCourse(path, options)).toMatchObject({ changed: true, dropped: [] })
    const after = await stored()
    expect(after).toHaveLength(before.length + 2)
    expect(after).toEqual(await known())
    expect(await importCourse(path, options)).toMatchObject({ changed: false })
    expect(await stored()).toEqual(after)
    expect(shownIn(await courseAsWritten('cups'))).toHaveLength(2)
  })

  it('comes as a folder of Markdown, and of lessons with quizzes', async () => {
    const options = { language: null, instructor: { id: mei.id, admin: false }, site: true }
    const quizzes = [
      {
        id: 1,
        quiz: [
          {
            questionText: 'Why?',
            answerOptions: [{ answerText: 'a', isCorrect: true }, { answerText: 'b' }],
          },
        ],
      },
    ]
    for (const quiz of [false, true]) {
      const root = join(folder, quiz ? 'lessons' : 'notes')
      await mkdir(join(root, 'a', 'images'), { recursive: true })
      await writeFile(join(root, 'a', 'images', 'cup.png'), await png(quiz ? '#111' : '#222'))
      await writeFile(join(root, 'a', 'images', 'cut.png'), (await png('#999')).subarray(0, 90))
      const asks = quiz ? '[Quiz](https://x.test/quiz/1)' : ''
      const text = `# Cups\n\nTea. ${asks}\n\n![A cup](images/cup.png)\n\n![Cut](./images/cut.png)\n`
      await writeFile(join(root, 'a', 'README.md'), text)
      if (quiz) await writeFile(join(root, 'quizzes.json'), JSON.stringify([{ quizzes }]))
      const report = await importCourse(root, options)
      expect(report.dropped.map(({ what }) => what)).toContain(`image a/images/cut.png`)
      const written = await courseAsWritten(quiz ? 'lessons' : 'notes')
      expect(shownIn(written)).toHaveLength(1)
      expect(written).toContain('*Cut*')
      expect(await stored()).toEqual(await known())
    }
  })
})

describe('keepPictures', () => {
  const id = 'f'.repeat(64)
  const one = { id, data: new Uint8Array([1]), width: 1, height: 1 }

  it('leaves nothing of what a deed that failed was to show', async () => {
    const fails = keepPictures(mei.id, [one], async () => {
      expect(await stored()).toContain(`${id}.webp`)
      throw new Error('no')
    })
    await expect(fails).rejects.toThrow('no')
    expect(await stored()).toEqual(await known())
  })

  it('and what a kill left goes within hours', async () => {
    await writeStored(`${id}.webp`, one.data)
    await dropStrayPictures()
    await dropStrayPictures()
    expect(await stored()).toEqual(await known())
  })
})
