import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { tinyCourse } from '#/tests/support/tiny-course'
import { createAccount } from '~/features/account/account.server'
import { makeDigest } from '~/features/digest/make-digest.server'
import { askForModuleDigest, moduleDigestOf } from '~/features/digest/module-digest.server'
import { Refusal } from '~/features/refusal'
import { digestsView, digestView } from '~/features/studio/digest-view.server'
import { partsOf } from '~/features/studio/draft'
import { changeDraft, turnDraft, wholeDraft } from '~/features/studio/draft.server'
import { courseSource } from '~/features/studio/draft-course'
import { faultsOf } from '~/features/studio/draft-faults'
import { draftOfSource } from '~/features/studio/drafts.server'
import { askToHear, HEAR_DIGEST, hearDigest } from '~/features/studio/hear-digest.server'
import { keepDigest, settleDigest } from '~/features/studio/keep-digest.server'
import { publishDraft } from '~/features/studio/publication.server'
import { publicationView } from '~/features/studio/publication-view.server'
import { stepsOf } from '~/features/studio/steps-view.server'
import { onJob } from '~/jobs/kinds.server'
import { workOnce } from '~/jobs/work.server'

// Each audio takes some seconds of computing.
vi.setConfig({ testTimeout: 120_000 })

const SPACING = 'Spaced practice means that learning is spread over several days instead of one.'
const SHORTER = 'Spaced practice means that learning is spread over several days.'

let database: TestDatabase
let mei: { id: string; role: string }
let sam: { id: string; role: string }
let draftId: string
let module: string

async function person(name: string) {
  const account = { name, password: 'a password of tests', language: 'en' as const }
  return { id: (await createAccount({ ...account, role: 'instructor' })) ?? '', role: 'instructor' }
}

const draft = () => wholeDraft(mei, draftId)
const view = async () => digestView(await draft(), module)
const words = async () => digestsView(await draft())[0]?.words
const setAside = async () => {
  const { setAside } = await publicationView(await draft(), { language: 'en', zone: 'UTC' })
  return setAside.map(({ id }) => id)
}

/** Keeps the script as the page has it, but for what is given. */
async function keep(
  change: (lines: { id: string; text: string }[]) => { id: string; text: string }[],
  more: { step?: string; own?: string; revision?: number } = {},
) {
  const shown = await view()
  const edit = { title: '', lines: change(shown.draft.lines.map(({ id, text }) => ({ id, text }))) }
  const asked = { revision: shown.revision, step: 'save', own: '', ...more }
  return keepDigest(mei, draftId, module, { ...asked, edit })
}

const retext = async (add: string) => {
  const part = partsOf((await draft()).parts, 'module')[0]
  if (!part) throw new Error('no module')
  const content = { ...part.content, body: `${part.content.body}\n\n${add}` }
  const change = { do: 'write', id: part.id, base: part.revision, content } as const
  return changeDraft(mei, draftId, [change], { about: 'typed' })
}

beforeAll(async () => {
  database = await testDatabase()
  ;[mei, sam] = [await person('Mei'), await person('Sam')]
  onJob(HEAR_DIGEST, hearDigest, { lane: 'awaited' })
  onJob('make-digest', makeDigest, { lane: 'long' })
  const course = tinyCourse({ modules: 2 })
  const [first] = course.modules
  if (first) first.body += `\n\n${SPACING}`
  draftId = await draftOfSource(mei, course)
  module = partsOf((await draft()).parts, 'module')[0]?.id ?? ''
})
afterAll(() => database.drop())

describe('the digest of a module of a draft', () => {
  it('is proposed in at most three minutes, and nothing is written down for it', async () => {
    const { draft: script, revision, faults, audio } = await view()
    expect(script.lines.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['opening', 'point', 'recall']),
    )
    expect({ revision, faults, audio }).toEqual({ revision: 0, faults: null, audio: null })
    expect(await keep((lines) => lines)).toMatchObject({ kind: 'kept', revision: 0 })
    expect(partsOf((await draft()).parts, 'digest')).toEqual([])
    expect(await words()).toBe('proposed')
  })

  it('is somebody else’s to see or change in no way', async () => {
    const posted = { edit: { title: '', lines: [] }, revision: 0, step: 'save', own: '' }
    await expect(keepDigest(sam, draftId, module, posted)).rejects.toThrow(new Refusal('not-found'))
    await expect(askToHear(sam, draftId, module)).rejects.toThrow(new Refusal('not-found'))
    await expect(askToHear(mei, draftId, 'none')).rejects.toThrow(new Refusal('not-found'))
  })

  it('keeps changed sentences: what still says its source traces to it, the rest is one’s own', async () => {
    const kept = await keep((lines) => [
      ...lines.map(({ id, text }) => ({
        id,
        text: text === SPACING ? SHORTER : text,
      })),
      { id: 'own-1', text: 'I add this.' },
    ])
    expect(kept).toMatchObject({ kind: 'kept', faults: null })
    const { lines } = (await view()).draft
    const changed = lines.find(({ text }) => text === SHORTER)
    expect(changed?.from).toMatchObject({ kind: 'sentence', text: SPACING })
    expect(lines.at(-1)).toMatchObject({ text: 'I add this.', from: null })
    expect(await words()).toBe('own')
  })

  it('overwrites nothing that another window has kept since', async () => {
    const before = await view()
    await keep((lines) => lines.slice(0, -1))
    const late = await keep((lines) => lines.slice(1), { revision: before.revision })
    expect(late).toMatchObject({
      kind: 'changed',
      draft: { lines: before.draft.lines.slice(0, -1) },
    })
    expect((await view()).draft.lines).toEqual(before.draft.lines.slice(0, -1))
  })

  it('is undone and done again an act at a time, and only typing runs together', async () => {
    const stood = (await view()).draft.lines
    const [first, second, third] = stood
    const retype = (text: string) =>
      keep((lines) => lines.map((line, at) => (at === 0 ? { ...line, text } : line)))
    await retype('I say')
    await retype('I say it so.')
    await keep((lines) => lines, { step: `down:${first?.id}` })
    await keep((lines) => lines, { step: `remove:${third?.id}` })
    await keep((lines) => lines, { step: 'add', own: 'I add this, too.' })
    const steps = await stepsOf(await draft(), { language: 'en', zone: 'UTC' })
    const acts = steps.map(({ about }) => about)
    expect(acts.slice(0, 4)).toEqual(['added', 'removed', 'moved', 'typed'])
    await turnDraft(mei, draftId, 'undo')
    await turnDraft(mei, draftId, 'undo')
    const order = async () => (await view()).draft.lines.slice(0, 2).map(({ id }) => id)
    expect(await order()).toEqual([second?.id, first?.id])
    await turnDraft(mei, draftId, 'undo')
    expect((await view()).draft.lines[0]?.text).toBe('I say it so.')
    await turnDraft(mei, draftId, 'redo')
    expect(await order()).toEqual([second?.id, first?.id])
    await turnDraft(mei, draftId, 'undo')
    await turnDraft(mei, draftId, 'undo')
    expect((await view()).draft.lines).toEqual(stood)
  })

  it('takes pasted lines in as sentences, and hands back those that have no room', async () => {
    const { length } = (await view()).draft.lines
    const own = Array.from({ length: 81 }, (_, at) => `Line ${at}.`).join('\r\n')
    const kept = await keep((lines) => lines, { step: 'add', own })
    const rest = Array.from({ length: length + 1 }, (_, at) => `Line ${80 - length + at}.`)
    expect(kept).toMatchObject({ kind: 'kept', rest: rest.join('\n') })
    expect((await view()).draft.lines).toHaveLength(80)
    await turnDraft(mei, draftId, 'undo')
    expect((await view()).draft.lines).toHaveLength(length)
  })

  it('stands in the way of publishing while it can’t be said', async () => {
    await keep((lines) => lines.map((line, at) => (at === 0 ? { ...line, text: '' } : line)))
    const codes = async () => faultsOf((await draft()).parts).map(({ code }) => code)
    const listed = async () => digestsView(await draft())[0]?.unfit
    expect(await listed()).toEqual(['empty-sentence'])
    expect(await codes()).toEqual(['empty-sentence'])
    expect(Object.values((await view()).faults?.lines ?? {})).toEqual(['empty'])
    await keep(() => [])
    expect(await listed()).toEqual(['no-sentence'])
    expect(await codes()).toEqual(['no-sentence'])
    expect((await view()).faults?.script).toBe('empty')
    await turnDraft(mei, draftId, 'undo')
    await turnDraft(mei, draftId, 'undo')
    await keep((lines) => [...lines, { id: 'own-2', text: 'Said by me.' }])
    expect([await listed(), await codes()]).toEqual([[], []])
  })

  it('is proposed anew when the text changes, and the old words can be taken back', async () => {
    const before = (await view()).draft.lines.map(({ text }) => text)
    await retext('A sentence that was not there before.')
    const { earlier, revision } = await view()
    expect(revision).toBe(0)
    expect(earlier?.lines).toEqual(before)
    expect(await words()).toBe('earlier')
    expect(await setAside()).toEqual([module])
    expect(courseSource((await draft()).parts, 'tiny').modules[0]?.digest).toBeUndefined()
    await settleDigest(mei, draftId, module, { what: 'take-back', base: earlier?.base ?? 0 })
    const after = await view()
    expect(after.earlier).toBeNull()
    expect(await setAside()).toEqual([])
    expect(after.draft.lines.map(({ text }) => text)).toEqual(before)
    expect(after.draft.lines.find(({ text }) => text === SHORTER)?.from).toMatchObject({
      kind: 'sentence',
    })
  })

  it('is heard before it is published, and published as it was heard', async () => {
    expect((await view()).making).toBeNull()
    await Promise.all([1, 2, 3].map(() => askToHear(mei, draftId, module)))
    expect((await view()).making).toEqual({ step: 'waiting', progress: null })
    while (await workOnce('awaited'));
    const { audio, draft: script, making } = await view()
    expect(making).toBeNull()
    expect(audio?.lines.map(({ text }) => text)).toEqual(script.lines.map(({ text }) => text))
    const { revision } = await draft()
    const published = await publishDraft(mei, draftId, revision)
    expect(published).toMatchObject({ kind: 'published', courseId: 'tiny-tiny' })
    await askForModuleDigest('tiny-tiny', 'm1')
    while (await workOnce('long'));
    const { digest } = await moduleDigestOf('tiny-tiny', 'm1')
    expect(audio?.src).toContain(`of=${digest?.audio?.id}`)
    expect(digest?.script.map(({ text, from }) => [text, from === null])).toEqual(
      script.lines.map(({ text, from }) => [text, from === null]),
    )
    expect((await view()).published).toEqual({ course: 'tiny-tiny', module: 'm1' })
  })

  it('goes back to what is proposed', async () => {
    const { revision } = await view()
    await settleDigest(mei, draftId, module, { what: 'propose-anew', base: revision })
    expect(await words()).toBe('proposed')
  })
})
