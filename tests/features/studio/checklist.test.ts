import { describe, expect, it } from 'vitest'
import { routes } from '#/tests/support/site'
import { tinyCourse } from '#/tests/support/tiny-course'
import type { Facts } from '~/features/course/text-flaws'
import { checklist, leadsIn, PLACES, writtenIn } from '~/features/studio/checklist'
import type { Part } from '~/features/studio/draft'
import { applied, type Change } from '~/features/studio/draft-change'
import { courseParts } from '~/features/studio/draft-course'

/** The tiny course with other content of some parts, by their keys. */
function tiny(other: Record<string, object> = {}): Part[] {
  let n = 0
  const newId = () => `p${n++}`
  const changes = courseParts(tinyCourse(), newId).map((part): Change => ({ do: 'insert', part }))
  const done = applied([], changes, { revision: 1, newId })
  if (done.kind === 'stale') throw new Error(done.id)
  return done.touched.flatMap(({ after }) => {
    if (!after) return []
    return { ...after, content: { ...after.content, ...other[after.key ?? ''] } } as Part
  })
}

const LINK: Facts = { facts: [{ what: 'link', line: 3, text: 'here', target: '/' }], anchors: [] }
const NOTHING: Facts = { facts: [], anchors: [] }
const idOf = (parts: Part[], key: string) => parts.find((part) => part.key === key)?.id

/** A checklist where each text that says `LINK` holds a link that says nothing. */
const looked = (parts: Part[], module?: string) =>
  checklist(
    parts,
    writtenIn(parts, module).map((one) => ({
      ...one,
      found: one.text.includes('DEEP') ? null : one.text.includes('LINK') ? LINK : NOTHING,
    })),
    () => true,
    module,
  )
const findings = (parts: Part[], module?: string) =>
  looked(parts, module).flatMap((line) => line.findings)

describe('checklist', () => {
  it('finds nothing in a course that is ready, and counts what it looked at', () => {
    const lines = looked(tiny())
    expect(lines.flatMap((line) => line.findings)).toEqual([])
    expect(lines.find(({ check }) => check === 'cards')?.count).toBe(tinyCourse().modules.length)
  })

  it('says that a text could not be read, and not that nothing stands in it', () => {
    const parts = tiny({ m2: { body: 'DEEP' } })
    const place = { kind: 'module', id: idOf(parts, 'm2'), title: 'Module 2' }
    for (const { check, findings } of looked(parts)) {
      const untold = ['pictures', 'links', 'tables'].includes(check)
      expect(findings, check).toEqual(
        untold ? [{ flaw: 'unread', ...place, line: null, quote: '' }] : [],
      )
    }
  })

  it('names a module with its line, and a question without one', () => {
    const parts = tiny({ m2: { body: 'LINK' }, 'm1-q1': { ask: 'LINK?' } })
    const quote = 'here'
    expect(findings(parts)).toEqual([
      {
        flaw: 'vague',
        kind: 'question',
        id: idOf(parts, 'm1-q1'),
        title: 'LINK?',
        line: null,
        quote,
      },
      { flaw: 'vague', kind: 'module', id: idOf(parts, 'm2'), title: 'Module 2', line: 3, quote },
    ])
    expect(findings(parts, idOf(parts, 'm2'))).toHaveLength(1)
  })

  it('does not look into answers that are typed as they are', () => {
    const choices = [{ text: 'LINK', right: true, reason: null }]
    expect(findings(tiny({ 'm1-q1': { kind: 'text', choices } }))).toEqual([])
    expect(findings(tiny({ 'm1-q1': { choices } }))).toHaveLength(1)
  })

  it('names modules without three questions', () => {
    const parts = tiny().filter(({ key }) => key !== 'm1-q2')
    const id = idOf(parts, 'm1')
    expect(findings(parts)).toEqual([
      { flaw: 'card', kind: 'module', id, title: 'Module 1', line: null, quote: '2' },
    ])
  })
})

describe('leadsIn', () => {
  const leads = leadsIn({ courseId: 'own', keys: new Set(['one']) }, new Set(['known']))

  it('knows the modules of its own course and the pictures there are', () => {
    expect(leads('/courses/own/modules/one?idea=2#p3')).toBe(true)
    expect(leads('/courses/own/modules/two')).toBe(false)
    expect(leads('/pictures/known')).toBe(true)
    expect(leads('/pictures/lost')).toBe(false)
  })

  it('takes what is elsewhere on the site as there, where the site has such pages', async () => {
    for (const path of ['/', '/courses/own', '/courses/other/modules/two', '/graph']) {
      expect({ path, leads: leads(path) }).toEqual({ path, leads: true })
    }
    expect(leads('/docs/intro')).toBe(false)
    const firsts = (await routes()).map(({ path = '' }) => path.split('/')[0])
    for (const place of PLACES) expect(firsts).toContain(place)
  })
})
