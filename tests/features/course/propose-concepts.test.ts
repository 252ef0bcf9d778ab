import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCourse } from '~/features/course/course-text'
import { bareText } from '~/features/course/plain-text'
import { wayThrough } from '~/features/course/prerequisites'
import { type ProposedConcept, proposeConcepts } from '~/features/course/propose-concepts'
import { readLessonFolderAt } from '~/features/studio/formats/lesson-folder.server'
import { isAmong, keyTerms } from '~/features/studio/key-terms'

const DATA = process.env.FIFTEEN_DATA

function demo(language: 'en' | 'zh-CN') {
  const read = readCourse(
    readFileSync(`drizzle/seed/courses/how-memory-works.${language}.md`, 'utf8'),
  )
  if (read.kind === 'refused') throw new Error(read.what)
  return read.course
}

const needing = (concepts: ProposedConcept[]) =>
  concepts.map(({ title, needs }) => ({ id: title, needs: needs.map(({ on }) => ({ id: on })) }))

describe.each(['en', 'zh-CN'] as const)(
  'the concepts proposed for the demo course in %s',
  (language) => {
    const { modules } = demo(language)
    const proposed = proposeConcepts(modules, language)

    it('are fifteen a module at most, and some for each', () => {
      expect(proposed.length).toBeLessThanOrEqual(15 * modules.length)
      for (const { id } of modules) {
        expect(proposed.filter(({ moduleId }) => moduleId === id).length).toBeGreaterThanOrEqual(4)
      }
    })

    it('rest on sentences of their module, word for word', () => {
      for (const { moduleId, sentence, needs } of proposed) {
        const body = bareText(modules.find(({ id }) => id === moduleId)?.body ?? '')
        expect(body).toContain(bareText(sentence))
        const whole = bareText(modules.map((each) => each.body).join('\n'))
        for (const need of needs) expect(whole).toContain(bareText(need.sentence))
      }
    })

    it('need each other in no circle, and only what comes earlier', () => {
      expect(wayThrough(needing(proposed)).kind).toBe('way')
      const titles = proposed.map(({ title }) => title)
      expect(new Set(titles).size).toBe(titles.length)
      for (const { title, needs } of proposed) {
        for (const { on } of needs) expect(titles.indexOf(on)).toBeLessThan(titles.indexOf(title))
      }
    })

    it('have most of those that its author chose among them', () => {
      const chosen = modules.flatMap(({ concepts }) => concepts.map(({ title }) => title))
      const found = chosen.filter((title) =>
        isAmong(
          title,
          proposed.map((each) => each.title),
          language,
        ),
      )
      expect(found.length / chosen.length).toBeGreaterThanOrEqual(0.6)
    })

    it('are the same each time', () => {
      expect(proposeConcepts(modules, language)).toEqual(proposed)
    })
  },
)

describe('the concepts proposed for a few sentences', () => {
  const body = [
    'A **loop** runs a block of code again and again.',
    'Each run is called an iteration. An iteration of a loop has its own counter.',
    'A loop without an end is known as an endless loop.',
  ].join('\n\n')
  const proposed = proposeConcepts([{ id: 'loops', title: 'Loops', body }], 'en')

  it('are what they define, with the sentence that does', () => {
    const of = (title: string) => proposed.find((each) => each.title === title)
    expect(of('Loop')?.sentence).toBe('A loop runs a block of code again and again.')
    expect(of('Iteration')?.sentence).toBe('Each run is called an iteration.')
    expect(of('Endless loop')?.needs).toEqual([
      { on: 'Loop', sentence: 'A loop without an end is known as an endless loop.' },
    ])
  })

  it.each([
    ['zh-CN', '要是想不起来，你的记忆没有毛病。注意挑出一小部分。你的注意会累。你的目标要小。'],
    [
      'en',
      "We've got a **loop** here. A loop runs a block again. We've got a counter. We've got a loop.",
    ],
  ] as const)('are never a pronoun, in %s', (language, body) => {
    const found = proposeConcepts([{ id: 'a', title: 'A', body }], language)
    expect(found.map(({ title }) => title)).not.toEqual([])
    expect(found.filter(({ title }) => /^(?:你|we['’])/i.test(title))).toEqual([])
  })

  it('are none for an empty module', () => {
    expect(proposeConcepts([{ id: 'a', title: 'A', body: '' }], 'en')).toEqual([])
    expect(proposeConcepts([], 'zh-CN')).toEqual([])
  })
})

describe('the concepts proposed for a short text', () => {
  const titlesOf = (body: string, language: 'en' | 'zh-CN' = 'en') =>
    proposeConcepts([{ id: 'a', title: '', body: body.replace(/\s+/g, ' ') }], language).map(
      ({ title }) => title,
    )

  it('are what it calls so, and else what it names more than once', () => {
    const rome = `Augustus kept the offices. The senate called him so. Historians call this arrangement the Principate.
      Cells called osteoblasts are no part of it, and neither is the anchor. The anchor of Augustus is lost.`
    expect(titlesOf(rome)).toEqual(
      expect.arrayContaining(['Augustus', 'Principate', 'Osteoblasts', 'Anchor']),
    )
  })

  it('are no words that only stand as verbs do', () => {
    const walks =
      'We wander at dawn. They wander at noon. You wander at night. I wander on. The lantern is lit.'
    expect(titlesOf(walks)).not.toContain('Wander')
  })

  it('are the whole of a Chinese name', () => {
    const text = '常用的指标是消费者价格指数。消费者价格指数跟踪商品的价格。'
    expect(titlesOf(text, 'zh-CN')).toContain('消费者价格指数')
    expect(titlesOf(text, 'zh-CN')).not.toContain('消费者价格')
  })

  it('rest on what is said around them where talk has no full stop', () => {
    const talk = `${'so we go on and on and nobody says where this is going '.repeat(15)} the calvin cycle makes
      sugar and the calvin cycle needs light and ${'then we stop for a while and look out at it '.repeat(9)}`
    const body = talk.replace(/\s+/g, ' ')
    const found = proposeConcepts([{ id: 'a', title: '', body }], 'en').find(
      ({ title }) => title === 'Calvin cycle',
    )
    expect(found?.sentence).toContain('the calvin cycle makes sugar')
    expect(found?.sentence.length).toBeLessThan(300)
    expect(body).toContain(found?.sentence)
  })
})

describe.skipIf(!DATA)('the concepts proposed for a real course (FIFTEEN_DATA)', () => {
  it('have six in ten of the terms that its quizzes ask for', async () => {
    const read = await readLessonFolderAt(join(DATA ?? '', 'courses/web-dev-for-beginners'), 'en')
    if (read.kind === 'refused') throw new Error(read.what)
    const { modules } = read.course
    const titles = proposeConcepts(modules, 'en').map(({ title }) => title)
    expect(titles.length).toBeLessThanOrEqual(15.5 * modules.length)
    const keys = modules.flatMap(({ card, pool }) => [...card, ...pool].flatMap(keyTerms))
    expect(keys.length).toBeGreaterThan(30)
    const found = keys.filter((key) => isAmong(key, titles, 'en'))
    expect(found.length / keys.length).toBeGreaterThanOrEqual(0.6)
  })
})
