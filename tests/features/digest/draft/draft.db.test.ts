import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, teacher, testDatabase } from '#/tests/support/database'
import { browserOf } from '#/tests/support/finisher'
import { babble, wav } from '#/tests/support/recordings'
import { answer } from '#/tests/support/site'
import { newLearner, study } from '#/tests/support/study'
import { tinyCourse } from '#/tests/support/tiny-course'
import { ORIGIN, visitor } from '#/tests/support/visitor'
import { reader } from '~/db/db.server'
import { digests, learners } from '~/db/schema'
import { listFiles } from '~/features/digest/audio/store.server'
import { deleteDigest, ownDigest } from '~/features/digest/digest.server'
import { beginDraft, keepDraft } from '~/features/digest/draft/draft.server'
import { makeRecording } from '~/features/digest/draft/recording.server'
import { failDigest, makeDigest } from '~/features/digest/make-digest.server'
import { compile } from '~/features/studio/compile.server'
import { publish } from '~/features/studio/publish.server'
import { onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

const SPACING = 'Spaced practice means that learning is spread over several days, as in'

let database: TestDatabase
let learner: { id: string; zone: string }
let digestId: string

beforeAll(async () => {
  database = await testDatabase()
  const course = tinyCourse()
  for (const { id, body } of course.modules.slice(0, 2)) {
    const told = `${body}\n\n${SPACING} ${id}.`
    Object.assign(course.modules.find((one) => one.id === id) ?? {}, { body: told })
  }
  await publish(await compile(course), { instructorId: await teacher(database), admin: true })
  onJob('make-digest', makeDigest, { lane: 'long', onFailed: failDigest })
  onJob('make-recording', makeRecording, { lane: 'long', onFailed: failDigest })
  learner = await newLearner()
  await study(learner, 'tiny', 'm1', { right: 1 })
  digestId = await beginDraft(learner.id, about)
}, 60_000)
afterAll(() => database.drop())

const about = { courseId: 'tiny', module: 'm1', kind: 'assembled' } as const
const stored = () => ownDigest(learner.id, digestId)
const posted = async (more: Partial<Parameters<typeof keepDraft>[2]> = {}) => {
  const { title, script, revision } = await stored()
  return { edit: { title, lines: script }, revision, step: 'save', own: '', ...more }
}
const keep = async (more: Parameters<typeof posted>[0] = {}) =>
  keepDraft(learner.id, digestId, await posted(more))

describe('a draft', () => {
  it('is begun with a script of the module, one for each kind', async () => {
    const { script, state, title } = await stored()
    expect([state, title]).toEqual(['draft', 'Module 1'])
    expect(script.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['opening', 'point', 'recall']),
    )
    expect(await beginDraft(learner.id, about)).toBe(digestId)
    const recorded = { ...about, kind: 'recorded' } as const
    const two = await Promise.all([1, 2].map(() => beginDraft(learner.id, recorded)))
    expect(new Set([...two, digestId]).size).toBe(2)
  })

  it('keeps what is typed, and counts', async () => {
    const { edit } = await posted()
    const [opening, ...rest] = edit.lines
    const lines = [...rest, { id: 'own-1', text: 'It took me\n two days.' }]
    const kept = await keep({ edit: { title: ' Mine ', lines } })
    expect(kept).toMatchObject({ kind: 'kept', revision: 1, faults: null })
    const { title, script, removed } = await stored()
    expect(title).toBe('Mine')
    expect(script.at(-1)).toMatchObject({ text: 'It took me two days.', from: null })
    expect(removed).toMatchObject([{ line: { id: opening?.id }, at: 0 }])
  })

  it('overwrites nothing that another window has kept since', async () => {
    const mine = await posted()
    await keep({ edit: { ...mine.edit, title: 'Theirs' } })
    const late = { ...mine, edit: { ...mine.edit, title: 'Late' } }
    expect(await keepDraft(learner.id, digestId, late)).toMatchObject({
      kind: 'changed',
      typed: { title: 'Late' },
      draft: { title: 'Theirs' },
      revision: mine.revision + 1,
    })
    expect((await stored()).title).toBe('Theirs')
  })

  it('takes the steps that a form without a script asks for', async () => {
    const order = async () => (await stored()).script.map(({ id }) => id)
    const [first, second, ...others] = await order()
    await keep({ step: `up:${second}` })
    expect(await order()).toEqual([second, first, ...others])
    await keep({ step: `remove:${first}` })
    expect(await order()).toEqual([second, ...others])
    await keep({ step: `restore:${first}` })
    expect(await order()).toEqual([second, first, ...others])
    await keep({ step: 'add', own: 'One more of mine.' })
    expect(await order()).toContain('own-2')
  })

  it('is not made while a line is at fault, and keeps it', async () => {
    const { edit } = await posted()
    const [first, ...rest] = edit.lines
    const empty = { ...edit, lines: [{ ...first, id: first?.id ?? '', text: '' }, ...rest] }
    const tried = await keep({ edit: empty, step: 'make' })
    expect(tried).toMatchObject({ kind: 'kept', faults: { lines: { [first?.id ?? '']: 'empty' } } })
    expect(await stored()).toMatchObject({ state: 'draft', audioId: null })
    await keep({ edit })
  })

  it('is made as its maker wrote it, and then no longer changed', async () => {
    expect(await keep({ step: 'make' })).toEqual({ kind: 'closed' })
    expect((await stored()).state).toBe('making')
    expect(await keep({ edit: { title: 'Late', lines: [] } })).toEqual({ kind: 'closed' })
    while (await workOnce('long'));
    const { state, audio, script, title } = await stored()
    expect([state, title]).toEqual(['ready', 'Theirs'])
    expect(audio?.cues.map(({ text }) => text)).toEqual(script.map(({ text }) => text))
    expect(audio?.cues.map(({ text }) => text)).toContain('It took me two days.')
    expect(audio?.seconds).toBeLessThan(180)
  }, 60_000)

  it('belongs to its maker alone', async () => {
    const other = await newLearner()
    await expect(keepDraft(other.id, digestId, await posted())).rejects.toThrow('not-found')
  })

  it('gives way to a new one once it is ready', async () => {
    expect(await beginDraft(learner.id, about)).not.toBe(digestId)
  })
})

describe('a stranger', () => {
  it('becomes a guest by making a digest, keeps it by a form alone, and drops it with its files', async () => {
    const browser = visitor()
    const begun = await browser.post('/digests', {
      course: 'tiny',
      module: 'm2',
      kind: 'assembled',
    })
    expect(begun.status).toBe(303)
    const id = begun.to?.split('/').at(-1) ?? ''
    const [row] = await reader().select().from(digests).where(eq(digests.id, id))
    const people = reader()
      .select()
      .from(learners)
      .where(eq(learners.id, row?.learnerId ?? ''))
    expect(await people).toHaveLength(1)
    const page = await browser.get(begun.to ?? '')
    expect(page.text).toContain(`${SPACING} m2.`)

    const fields = {
      title: 'By hand',
      line: row?.script.map((one) => one.id) ?? [],
      text: row?.script.map(({ text }) => text) ?? [],
    }
    const kept = await browser.post(`${begun.to}/script`, { revision: '0', ...fields })
    expect(kept.status).toBe(200)
    const late = await browser.post(`${begun.to}/script`, {
      revision: '0',
      ...fields,
      title: 'Late',
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain('value="Late"')
    expect(late.text).toContain('This draft was changed in another window')

    const made = await browser.post(`${begun.to}/script`, {
      revision: '1',
      ...fields,
      step: 'make',
    })
    expect([made.status, made.to]).toEqual([303, begun.to])
    while (await workOnce('long'));
    const files = () => readdirSync(join(process.env.DATA_DIR ?? '', 'audio'))
    const before = files().length
    expect((await browser.get(`${begun.to}/deletion`)).text).toContain('Discard this digest?')
    expect((await browser.post(`${begun.to}/deletion`)).status).toBe(303)
    expect(existsSync(process.env.DATA_DIR ?? '') && files().length).toBe(before - 1)
    expect((await browser.get(begun.to ?? '')).status).toBe(404)
  }, 60_000)
})

describe('a recording', () => {
  const uploads = async () => (await listFiles()).filter((key) => key.endsWith('.take'))
  /** Two takes: of the first, one second is heard, then another, then the whole second one. */
  const takes = [wav(babble(4, 16_000)), wav(babble(2, 16_000))]
  const form = (files: Uint8Array[], pieces?: object[]) => {
    const body = new FormData()
    for (const bytes of files)
      body.append('take', new Blob([bytes as never], { type: 'audio/wav' }), 'take')
    if (pieces) body.set('pieces', JSON.stringify(pieces))
    return body
  }
  const post = async (of: string, body: FormData, by = learner.id) => {
    const { cookies } = await browserOf(by)
    return answer(
      new Request(new URL(`/digests/${of}/recording`, ORIGIN), {
        method: 'POST',
        body,
        headers: {
          ...{ Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin', Host: new URL(ORIGIN).host },
          Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        },
      }),
      { ip: '192.0.2.9', requestId: 'upload', nonce: 'nonce' },
    )
  }
  const begin = () => beginDraft(learner.id, { ...about, module: 'm2', kind: 'recorded' })

  it('is joined of its takes, timed by its marks, and kept no longer than it takes', async () => {
    const id = await begin()
    const { script } = await ownDigest(learner.id, id)
    const [a, b, c] = script.map((line) => line.id)
    const pieces = [
      { line: a, take: 0, from: 0, to: 2 },
      { line: b, take: 0, from: 2, to: 4 },
      { line: c, take: 1, from: 0, to: null },
      { line: 'no-such-line', take: 0, from: 0, to: 1 },
    ]
    expect((await post(id, form(takes, pieces))).status).toBe(303)
    expect((await ownDigest(learner.id, id)).state).toBe('making')
    expect(await uploads()).toHaveLength(1)
    while (await workOnce('long'));
    const { state, audio } = await ownDigest(learner.id, id)
    expect([state, audio?.voice]).toEqual(['ready', 'recorded'])
    expect(audio?.cues.map(({ line }) => line)).toEqual([a, b, c])
    // Bursts of .35 s begin every .5 s: a line of 2 s begins 2 s after the one before it.
    const [first = 0, second = 0, third = 0] = audio?.cues.map(({ start }) => start) ?? []
    expect(second - first).toBeCloseTo(2, 1)
    expect(Math.abs(third - second - 2)).toBeLessThan(0.3)
    expect(audio?.seconds).toBeGreaterThan(5.5)
    expect(audio?.seconds).toBeLessThan(7)
    expect(await uploads()).toEqual([])
  }, 90_000)

  it('is refused by what it is, next to its field', async () => {
    const id = await begin()
    const liar = await post(id, form([new TextEncoder().encode('<html>no sound</html>')]))
    expect(liar.status).toBe(422)
    expect(await liar.text()).toContain('This is no sound file that can be read here')
    const large = form([new Uint8Array(15 * 1024 * 1024 + 1)])
    expect((await post(id, large)).status).toBe(422)
    const odd = form(takes, [{ line: 'a', take: 'x' }])
    expect((await post(id, odd)).status).toBe(400)
    expect([await uploads(), (await ownDigest(learner.id, id)).state]).toEqual([[], 'draft'])
    expect((await post(id, form(takes), (await newLearner()).id)).status).toBe(404)
  }, 60_000)

  it('that holds nothing to hear comes back as a draft that says so', async () => {
    const id = await begin()
    expect((await post(id, form([wav(new Float32Array(32_000))]))).status).toBe(303)
    while (await workOnce('long'));
    expect(await ownDigest(learner.id, id)).toMatchObject({ state: 'failed', problem: 'silent' })
    expect(await uploads()).toEqual([])
    const page = await (await browserOf(learner.id)).get(`/digests/${id}`)
    expect(page.text).toContain('There is nothing to hear in it')
  }, 60_000)

  it('goes with its digest while it waits', async () => {
    const id = await begin()
    await post(id, form([takes[0] as Uint8Array]))
    expect(await uploads()).toHaveLength(1)
    await deleteDigest(learner.id, id)
    expect(await uploads()).toEqual([])
    while (await workOnce('long'));
  }, 60_000)
})
