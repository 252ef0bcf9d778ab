import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shareHere } from '#/tests/support/cpu'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { createAccount } from '~/features/account/account.server'
import { writeCourse } from '~/features/course/course-text'
import { listFiles, writeFile } from '~/features/digest/audio/store.server'
import { Refusal } from '~/features/refusal'
import { readingPage } from '~/features/studio/begin-with-text.server'
import { bringText } from '~/features/studio/bring-text.server'
import { compile } from '~/features/studio/compile.server'
import { moduleLines } from '~/features/studio/course-view'
import { partsOf } from '~/features/studio/draft'
import { turnDraft, wholeDraft } from '~/features/studio/draft.server'
import { courseSource } from '~/features/studio/draft-course'
import { beginDraft, emptyCourse } from '~/features/studio/drafts.server'
import { readText } from '~/features/studio/read-text.server'
import {
  dropStrayTexts,
  putAway,
  READ_TEXT,
  readingOfDraft,
  readingsOf,
} from '~/features/studio/reading.server'
import { changeCuts, textOf } from '~/features/studio/text.server'
import { SHOWN } from '~/features/studio/text-shown'
import { onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

let database: TestDatabase
let mei: { id: string; role: string; name: string }
let stranger: typeof mei

async function person(name: string) {
  const account = { name, password: 'a password of tests', language: 'en' as const }
  const id = (await createAccount({ ...account, role: 'instructor' })) ?? ''
  return { id, role: 'instructor', name }
}

beforeAll(async () => {
  database = await testDatabase()
  onJob(READ_TEXT, readText)
  ;[mei, stranger] = [await person('Mei'), await person('Sam')]
})
afterAll(() => database.drop())

const LECTURE = Array.from(
  { length: 450 },
  (_, n) => `Sentence ${n} tells of ${n < 200 ? 'tea and its leaves' : 'steel and its ore'}.`,
).join(' ')

const file = (text: string, name = 'talk.txt') => ({
  name,
  bytes: new TextEncoder().encode(text),
  language: null,
})

async function brought(text = LECTURE): Promise<string> {
  const draft = await beginDraft(mei, [emptyCourse('en', 'Mei')])
  expect(await bringText(mei, file(text), { draft })).toEqual({ kind: 'reading', id: draft })
  await workOnce()
  return draft
}
const cutsOf = async (draft: string) =>
  (await textOf(mei, draft))?.modules.slice(1).map(({ at }) => at)
const base = async (draft: string) => (await textOf(mei, draft))?.revision ?? 0

describe('a text that was brought in', () => {
  it('comes with cuts proposed, minutes, load and the words that turn', async () => {
    const text = await textOf(mei, await brought())
    expect(text?.modules).toHaveLength(2)
    expect(text?.modules[1]).toMatchObject({ at: 200 })
    expect(text?.modules[1]?.turn?.starts).toContain('steel')
    for (const { minutes } of text?.modules ?? []) expect(minutes).toBeLessThanOrEqual(14)
  })

  it('tells what of the file could not come along', async () => {
    const text = await textOf(mei, await brought('## Tea\n\nAll tea is one plant. ![Cup](cup.png)'))
    expect(text?.dropped).toEqual([
      { what: 'image cup.png', why: 'the picture is not part of the file' },
    ])
  })

  it('is cut elsewhere by a sentence, and undo takes that back', async () => {
    const draft = await brought()
    await changeCuts(mei, draft, { what: 'later', at: 200, base: await base(draft) })
    expect(await cutsOf(draft)).toEqual([201])
    await changeCuts(mei, draft, { what: 'split', at: 100, base: await base(draft) })
    expect(await cutsOf(draft)).toEqual([100, 201])
    await turnDraft(mei, draft, 'undo')
    await turnDraft(mei, draft, 'undo')
    expect(await cutsOf(draft)).toEqual([200])
  })

  it('is not changed by who rests on older cuts', async () => {
    const draft = await brought()
    const old = await base(draft)
    await changeCuts(mei, draft, { what: 'later', at: 200, base: old })
    expect(await changeCuts(mei, draft, { what: 'join', at: 201, base: old })).toBe('stale')
    expect(await changeCuts(mei, draft, { what: 'apply', base: old })).toBe('stale')
    expect(await cutsOf(draft)).toEqual([201])
  })

  it('becomes modules with every sentence in them, in one step', async () => {
    const draft = await brought()
    await changeCuts(mei, draft, { what: 'apply', base: await base(draft) })
    const modules = partsOf((await wholeDraft(mei, draft)).parts, 'module')
    const bodies = modules.map(({ content }) => content.body).join(' ')
    expect(bodies.replace(/\s+/g, ' ')).toBe(LECTURE)
    expect(await textOf(mei, draft)).toBeNull()
    await turnDraft(mei, draft, 'undo')
    expect(partsOf((await wholeDraft(mei, draft)).parts, 'module')).toEqual([])
    expect(await cutsOf(draft)).toEqual([200])
  })

  it('of captions becomes modules that know their span, and last as long as it', async () => {
    const time = (second: number) =>
      `00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000`
    const cues = Array.from({ length: 204 }, (_, n) => {
      const topic = n < 102 ? 'tea and its leaves' : 'steel and its ore'
      return `${time(5 * n)} --> ${time(5 * n + 5)}\nCue ${n} tells of ${topic}.\n`
    })
    const draft = await brought(`WEBVTT\n\n${cues.join('\n')}`)
    const shown = (await textOf(mei, draft))?.modules.map(({ spans }) => spans)
    await changeCuts(mei, draft, { what: 'apply', base: await base(draft) })
    const { parts } = await wholeDraft(mei, draft)
    const modules = partsOf(parts, 'module')
    expect(modules.map(({ content }) => content.spans)).toEqual(['0:00–8:30', '8:30–17:00'])
    expect(shown).toEqual(['0:00–8:30', '8:30–17:00'])
    expect(moduleLines(parts).map(({ minutes }) => minutes)).toEqual([8.5, 8.5])
    const written = writeCourse(courseSource(parts, 'talk'))
    expect(written).toContain(' 8:30–17:00}')
    const { modules: compiled } = await compile(courseSource(parts, 'talk'))
    expect(compiled[1]?.revision.minutes).toBe(8.5)
    const ideas = compiled[1]?.revision.ideas.reduce((sum, { minutes }) => sum + minutes, 0)
    expect(ideas).toBeCloseTo(8.5, 6)
  })

  it('that is too long in one module has a place where it is best split', async () => {
    const draft = await brought()
    await changeCuts(mei, draft, { what: 'join', at: 200, base: await base(draft) })
    const [whole] = (await textOf(mei, draft))?.modules ?? []
    expect(whole?.minutes).toBeGreaterThan(14)
    expect(Math.abs((whole?.split?.at ?? 0) - 200)).toBeLessThan(25)
    const at = whole?.split?.at ?? 0
    await changeCuts(mei, draft, { what: 'split', at, base: await base(draft) })
    expect((await textOf(mei, draft))?.modules.map(({ split }) => split)).toEqual([null, null])
  })

  it('that is one module has a place where it turns, unless it is short', async () => {
    const topics = [
      'The kidney filters blood, and each kidney makes urine.',
      'A sonnet rhymes, and each sonnet has a volta.',
    ]
    const text = topics.map((topic) =>
      Array.from({ length: 4 }, () => topic.repeat(5)).join('\n\n'),
    )
    const [whole] = (await textOf(mei, await brought(text.join('\n\n'))))?.modules ?? []
    expect(whole?.split?.text).toMatch(/^A sonnet rhymes/)
    const [short] = (await textOf(mei, await brought(topics.join('\n\n'))))?.modules ?? []
    expect(short?.split).toBeNull()
  })

  it('of many modules is shown a dozen at a time, looked at in another thread', async () => {
    const topics = ['tea and its leaves', 'steel and its ore', 'ships and their sails']
    const long = Array.from(
      { length: 4_000 },
      (_, n) => `Sentence ${n} tells of ${topics[Math.floor(n / 150) % 3]}.`,
    )
    const draft = await brought(long.join(' '))
    const texts: Awaited<ReturnType<typeof textOf>>[] = []
    const looking = async () => texts.push(await textOf(mei, draft), await textOf(mei, draft, 13))
    expect(await shareHere(looking)).toBeLessThan(0.5)
    const [first, last] = texts
    const shown = (text: typeof first) =>
      text?.modules.flatMap(({ paras }, place) => (paras.length > 0 ? place : []))
    expect(shown(first)).toEqual(Array.from({ length: SHOWN }, (_, n) => n))
    expect([last?.first, shown(last)?.[0]]).toEqual([SHOWN, SHOWN])
    await changeCuts(mei, draft, { what: 'apply', base: first?.revision ?? 0 })
    const modules = partsOf((await wholeDraft(mei, draft)).parts, 'module')
    expect(modules.map(({ content }) => content.title)).toEqual(
      first?.modules.map(({ title }) => title),
    )
    expect(
      modules
        .map(({ content }) => content.body)
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toBe(long.join(' '))
  })

  it('is nobody else’s', async () => {
    const draft = await brought('A sentence. Another one.')
    await expect(textOf(stranger, draft)).rejects.toThrow(Refusal)
    const asked = changeCuts(stranger, draft, { what: 'drop', base: 1 })
    await expect(asked).rejects.toThrow(Refusal)
    await expect(bringText(stranger, file('Mine.'), { draft })).rejects.toThrow(Refusal)
  })
})

const BINARY = { name: 'x.txt', bytes: new Uint8Array([0, 1, 2, 3, 0, 255, 0, 9]), language: null }
const uploads = async () => (await listFiles()).filter((key) => key.endsWith('.text'))

/** The id of what is sent; it is begun with where no draft is named. */
async function sent(text: Parameters<typeof bringText>[1], draft?: string): Promise<string> {
  const answered = await bringText(mei, text, { draft })
  if (answered.kind === 'refused') throw new Error(answered.notTaken.fault)
  return answered.id
}

/** Where the page of a reading leads to once it is read. */
const readTo = async (id: string) => {
  const led = await readingPage(mei, id).catch((response: Response) => response)
  return led instanceof Response ? led.headers.get('location') : led
}

describe('reading a text', () => {
  it('waits as a job, can be left, and is found by whoever comes back', async () => {
    const id = await sent(file(LECTURE))
    expect(await readingsOf(mei)).toMatchObject([{ id, name: 'talk.txt', fault: null }])
    expect(await readingsOf(stranger)).toEqual([])
    expect(await readingPage(mei, id)).toMatchObject({ reading: { id }, notTaken: null })
    await expect(readingPage(stranger, id)).rejects.toThrow(Refusal)
    await workOnce()
    expect(await readTo(id)).toBe(`/studio/${id}/text`)
    expect(await readingsOf(mei)).toEqual([])
    expect(await uploads()).toEqual([])
    const { title, parts } = await wholeDraft(mei, id)
    expect([title, parts.map(({ kind }) => kind)]).toEqual(['talk', ['course']])
    expect(await cutsOf(id)).toEqual([200])
  })

  it('begins a course with a title of its own where it is pasted without one', async () => {
    const text =
      'A base rate is the share of people who have an illness. Doctors forget the base rate.'
    const id = await sent(file(text, ''))
    await workOnce()
    expect((await wholeDraft(mei, id)).title).toBe('Base rate')
  })

  it('shows its formulas as formulas, and its prices as they are', async () => {
    const text =
      '## Means\n\nIt has **speed**.\n\nThe mean is $\\frac{a}{b}$ here. Tea costs $5 or $6.\n\n$$\nx^2\n$$\n'
    const found = await textOf(mei, await brought(text))
    const units = found?.modules.flatMap(({ paras }) => paras.flatMap((para) => para.units)) ?? []
    const html = (part: string) => units.find(({ text }) => text.includes(part))?.html
    expect(html('mean')).toMatch(/^The mean is <span[^>]*><math.*<mfrac>.* here\.$/)
    expect(html('x^2')).toContain('display="block"')
    expect([html('speed'), html('costs')]).toEqual([undefined, undefined])
  })

  it('is taken for English where it is in another language, and that is told', async () => {
    const german = 'Die Gezeiten sind das Steigen und Fallen des Meeres an der Küste. '.repeat(6)
    expect((await textOf(mei, await brought(german)))?.foreign).toBe(true)
    expect((await textOf(mei, await brought()))?.foreign).toBe(false)
  })

  it('done twice, as after a kill, comes in once', async () => {
    const id = await sent(file(LECTURE))
    const all = await database.read.query.jobs.findMany()
    const job = all.find(({ kind }) => kind === READ_TEXT)
    if (!job) throw new Error('no job')
    await readText(job, { report: () => {}, signal: new AbortController().signal })
    await changeCuts(mei, id, { what: 'later', at: 200, base: await base(id) })
    await workOnce()
    expect(await cutsOf(id)).toEqual([201])
  })

  it('takes a course in its own format as what it is', async () => {
    const written = await readFile('drizzle/seed/courses/how-memory-works.en.md', 'utf8')
    const id = await sent(file(written, 'course.md'))
    await workOnce()
    expect(await readTo(id)).toBe(`/studio/${id}`)
    expect(partsOf((await wholeDraft(mei, id)).parts, 'question').length).toBeGreaterThan(8)
  })

  it('begins nothing with what can’t be taken, and says why beside its name', async () => {
    const id = await sent(BINARY)
    await workOnce()
    expect(await readingPage(mei, id)).toMatchObject({
      reading: { name: 'x.txt' },
      notTaken: { fault: 'binary', name: 'x.txt', typed: '' },
    })
    await expect(wholeDraft(mei, id)).rejects.toThrow(Refusal)
    expect(await uploads()).toEqual([])
    await putAway(id)
    expect(await readingsOf(mei)).toEqual([])
  })

  it('keeps the pasted text that is not taken, until another one comes', async () => {
    const draft = await beginDraft(mei, [emptyCourse('en', 'Mei')])
    await sent(file('{"a": 1}', ''), draft)
    await workOnce()
    expect(await readingOfDraft(draft)).toMatchObject({
      reading: null,
      notTaken: { fault: 'unknown', typed: '{"a": 1}' },
    })
    expect(await textOf(mei, draft)).toBeNull()
    expect(await changeCuts(mei, draft, { what: 'apply', base: 0 })).toBe('nothing')
    await sent(file(LECTURE), draft)
    await workOnce()
    expect(await readingOfDraft(draft)).toEqual({ reading: null, notTaken: null })
    expect(await cutsOf(draft)).toEqual([200])
    expect(await uploads()).toEqual([])
  })

  it('says that no other language is supported, and takes it in the one that is chosen', async () => {
    const text = file('記憶とは、過去の経験を保持し、後で思い出す働きのことです。'.repeat(20))
    const id = await sent(text)
    await workOnce()
    expect(await readingPage(mei, id)).toMatchObject({ notTaken: { fault: 'language' } })
    await putAway(id)
    const taken = await sent({ ...text, language: 'zh-CN' })
    await workOnce()
    expect(await wholeDraft(mei, taken)).toMatchObject({ language: 'zh-CN' })
  })

  it('refuses at once what is empty or too large, with what was typed', async () => {
    expect(await bringText(mei, file(' \n ', ''))).toMatchObject({
      notTaken: { fault: 'empty', typed: ' \n ' },
    })
    const large = { ...file('', 'large.txt'), bytes: new Uint8Array(20_000_001).fill(65) }
    expect(await bringText(mei, large)).toMatchObject({
      notTaken: { fault: 'large', name: 'large.txt', typed: '' },
    })
    expect(await uploads()).toEqual([])
  })

  it('leaves no file behind that nobody reads any more', async () => {
    await writeFile('gone_1.text', new Uint8Array(1))
    const id = await sent(file(LECTURE))
    await dropStrayTexts()
    await dropStrayTexts()
    expect(await uploads()).toEqual([expect.stringContaining(id)])
    await workOnce()
  })
})
