import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTORS, type Actor, peopled, type World } from '#/tests/support/actors'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { everything } from '#/tests/support/everything'
import { routes } from '#/tests/support/site'
import { canary, tinyCourse } from '#/tests/support/tiny-course'
import type { Visitor } from '#/tests/support/visitor'
import { people } from '~/features/account/people.server'
import { readCourse } from '~/features/course/course-text'
import { COURSE, partsOf } from '~/features/studio/draft'
import { wholeDraft } from '~/features/studio/draft.server'
import { draftOfCourse } from '~/features/studio/drafts.server'
import { STUDIO } from '~/i18n/studio'

let database: TestDatabase
let world: World
let draft: string
let module: string
let editor: { id: string; role: string }
const browsers = {} as Record<Actor, Visitor>

beforeAll(async () => {
  database = await testDatabase()
  world = await peopled()
  editor = { id: world.things.instructor.person, role: 'instructor' }
  draft = await draftOfCourse(editor, 'tiny')
  module = partsOf((await wholeDraft(editor, draft)).parts, 'module')[0]?.id ?? ''
  for (const actor of ACTORS) browsers[actor] = await world.as(actor)
}, 120_000)
afterAll(() => database.drop())

const MARK = canary('')
const state = async () =>
  (await everything(database.read)).filter((line) => !/^(sessions|limits)/.test(line))

/** Every address of the draft's own. */
async function addresses(): Promise<string[]> {
  const paths = (await routes()).map(({ path = '' }) => `/${path}`)
  return paths
    .filter((path) => path.startsWith('/studio/:draft'))
    .map((path) => path.replace(':draft', draft).replace(':module', module))
    .map((path) => path.replace(/:\w+/, 'none'))
}

describe('a draft', () => {
  it('tells nobody the key but those who work on it', async () => {
    const others = ACTORS.filter((actor) => !['instructor', 'admin'].includes(actor))
    for (const path of await addresses()) {
      for (const actor of others) {
        const [page, data] = [await browsers[actor].get(path), await browsers[actor].data(path)]
        expect({ path, actor, refused: page.status >= 401 }).toEqual({ path, actor, refused: true })
        expect(page.text + data.text).not.toContain(MARK)
      }
    }
  })

  it('can be taken out as one file, and is the course that it was made from', async () => {
    const { text, headers } = await browsers.instructor.get(`/studio/${draft}/source`)
    expect(headers.get('content-disposition')).toBe('attachment; filename="tiny.md"')
    expect(readCourse(text)).toEqual({ kind: 'course', course: tinyCourse({ id: 'tiny' }) })
  })

  it('is previewed without its key, and what is answered there is not kept', async () => {
    const path = `/studio/${draft}/modules/${module}/preview/page`
    const page = await browsers.instructor.get(`${path}?question=first`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Asked by m1-q1?')
    const before = await state()
    const data = await browsers.instructor.data(path)
    expect(page.text + data.text).not.toContain(MARK)
    const { shown } = data.json<{ shown: { asked: { id: string; choices: { id: string }[] }[] } }>()
    const [question] = shown.asked
    const response = question?.choices[0]?.id ?? ''
    const form = { question: question?.id ?? '', response }
    const answered = await browsers.instructor.post(path, form)
    expect(answered.text).toContain(canary('m1-q1'))
    expect(answered.text).not.toContain(canary('m1-q2'))
    expect(await state()).toEqual(before)
  })

  it('may be framed by the preview, and by no other site', async () => {
    const framed = await browsers.instructor.get(`/studio/${draft}/modules/${module}/preview/page`)
    expect(framed.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    const whole = await browsers.instructor.get(`/studio/${draft}`)
    expect(whole.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

describe('a plain form', () => {
  const typed = (base: number, title: string) => ({
    base: String(base),
    title,
    summary: 'A course for tests.',
    by: 'Teacher Tan',
    licence: 'CC BY 4.0',
    language: 'en',
    sources: 'A book of tests',
  })
  const revision = async () =>
    (await wholeDraft(editor, draft)).parts.find(({ id }) => id === COURSE)?.revision ?? 0

  it('that comes second gets both texts back, and the press that takes its own', async () => {
    const base = await revision()
    const path = `/studio/${draft}`
    expect((await browsers.admin.post(path, typed(base, 'Theirs'))).status).toBe(200)
    const second = await browsers.instructor.post(path, typed(base, 'Mine'))
    expect(second.status).toBe(409)
    expect(second.text).toMatch(/<del>Theirs<\/del>/)
    expect(second.text).toMatch(/<ins>Mine<\/ins>/)
    expect(second.text).toContain(`name="base" value="${await revision()}"`)
    expect(second.text).toMatch(/name="title"[^>]*value="Mine"/)
    const again = await browsers.instructor.post(path, typed(await revision(), 'Mine'))
    expect(again.status).toBe(200)
    expect((await wholeDraft(editor, draft)).title).toBe('Mine')
  })

  it('is told when it holds more than a module may', async () => {
    const form = { base: '1', title: 'T', body: 'x'.repeat(1_000_001) }
    const { status } = await browsers.instructor.post(`/studio/${draft}/modules/${module}`, form)
    expect(status).toBe(413)
  })

  it('refuses fields that no page sends', async () => {
    const form = { ...typed(await revision(), 'T'), ownerId: 'me' }
    expect((await browsers.instructor.post(`/studio/${draft}`, form)).status).toBe(400)
  })

  it('does not write into a part of another kind', async () => {
    const { parts } = await wholeDraft(editor, draft)
    const [question] = partsOf(parts, 'question')
    const form = { base: String(question?.revision), title: 'T', body: 'B' }
    const path = `/studio/${draft}/modules/${question?.id}`
    expect((await browsers.instructor.post(path, form)).status).toBe(404)
  })
})

describe('the checklist', () => {
  it('stands where a course is published and where a module is previewed, with the way to mend it', async () => {
    const { parts } = await wholeDraft(editor, draft)
    const [one, two] = partsOf(parts, 'module')
    const path = `/studio/${draft}/modules/${two?.id}`
    const body = `${two?.content.body}\n\nMore [here](../three.md).\n\n![](/pictures/none)\n`
    const form = { base: String(two?.revision), title: 'Two', body }
    expect((await browsers.instructor.post(path, form)).status).toBe(200)
    const line = body.split('\n').findIndex((text) => text.startsWith('More')) + 1
    for (const page of [`/studio/${draft}/publication`, `${path}/preview`]) {
      const { text } = await browsers.instructor.get(page)
      expect(text).toContain(`href="${path}#line-${line}"`)
      expect(text).toContain(`href="${path}#line-${line + 2}"`)
    }
    expect((await browsers.instructor.get(`${path}/preview/page`)).text).toContain('three.md')
    const other = await browsers.instructor.get(`/studio/${draft}/modules/${one?.id}/preview`)
    expect(other.text).toContain('id="checklist"')
    expect(other.text).not.toContain('#line-')
  })
})

describe('the digests of a course', () => {
  it('stand where it is published, each with how far it is, and are made by a plain form', async () => {
    const page = `/studio/${draft}/publication`
    const [one, two] = ['m1', 'm2'].map((key) => `/courses/tiny/modules/${key}/digest`)
    const before = (await browsers.instructor.get(page)).text
    for (const path of [one, two]) expect(before).toContain(`action="${path}"`)
    expect((await browsers.instructor.post(one ?? '', {})).to).toBe(one)
    const after = (await browsers.instructor.get(page)).text
    expect(after).toContain(`href="${one}"`)
    expect(after).toContain(STUDIO.en.studio.digestStates.making)
    expect(after).not.toContain(`action="${one}"`)
    expect(after).toContain(`action="${two}"`)
  })
})

describe('an invitation', () => {
  it('is of no use to a learner, and hides its address', async () => {
    const path = `/invitations/${world.foreign.invitation}`
    expect((await browsers.learner.post(path, {})).status).toBe(403)
    const page = await browsers['other instructor'].get(path)
    expect(page.status).toBe(200)
  })

  it('by name is refused beside the field with what was typed, and answered by plain forms', async () => {
    const path = `/studio/${draft}/instructors`
    const refused = await browsers.instructor.post(path, { what: 'name', name: 'No "such" name' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('value="No &quot;such&quot; name"')
    expect(refused.text).toMatch(/aria-describedby="name-hint name-error"/)
    const [{ name = '' } = {}] = (await people()).filter(
      ({ id }) => id === world.things['other instructor'].person,
    )
    expect((await browsers.instructor.post(path, { what: 'name', name })).status).toBe(200)
    const studio = await browsers['other instructor'].get('/studio')
    const invitation = /name="invitation" value="([^"]+)"/.exec(studio.text)?.[1] ?? ''
    const answer = { what: 'accept', invitation }
    expect((await browsers.learner.post('/studio', answer)).status).toBe(403)
    expect((await browsers['other instructor'].post('/studio', answer)).to).toBe(`/studio/${draft}`)
    expect((await browsers['other instructor'].get(`/studio/${draft}`)).status).toBe(200)
  })
})
