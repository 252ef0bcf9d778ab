import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lint } from '~/features/card/lint'
import { readCourse } from '~/features/course/course-text'
import { bareText } from '~/features/course/plain-text'
import { proposeConcepts } from '~/features/course/propose-concepts'
import { draftQuestions } from '~/features/studio/draft-questions'
import { slugOf } from '~/features/studio/formats/slug'

describe.each(['en', 'zh-CN'] as const)(
  'the questions drafted for the demo course in %s',
  (language) => {
    const read = readCourse(
      readFileSync(`drizzle/seed/courses/how-memory-works.${language}.md`, 'utf8'),
    )
    if (read.kind === 'refused') throw new Error(read.what)
    const { modules } = read.course
    const concepts = proposeConcepts(modules, language).map((each) => ({
      ...each,
      id: slugOf(each.title),
    }))
    const drafted = modules.map((module) => ({
      module,
      drafts: draftQuestions(module, { language, concepts }),
    }))

    it('are three a module', () => {
      expect(drafted.map(({ drafts }) => drafts.length)).toEqual(modules.map(() => 3))
    })

    it('have no flag of the linter, beside each other neither', () => {
      for (const { module, drafts } of drafted) {
        const siblings = drafts.map(({ question }) => question)
        for (const question of siblings) {
          expect(lint(question, { language, text: module.body, siblings })).toEqual([])
        }
      }
    })

    it('rest on a sentence of the module, word for word, and each on its own', () => {
      for (const { module, drafts } of drafted) {
        const body = bareText(module.body)
        const passages = drafts.map(({ question }) => bareText(question.passage ?? ''))
        for (const passage of passages) expect(passage !== '' && body.includes(passage)).toBe(true)
        expect(new Set(passages).size).toBe(passages.length)
      }
    })

    it('give a reason for every choice, and one right choice to pick', () => {
      for (const { question } of drafted.flatMap(({ drafts }) => drafts)) {
        expect(question.choices.every(({ reason }) => reason !== null && reason.length > 10)).toBe(
          true,
        )
        const rights = question.choices.filter(({ right }) => right).length
        expect(rights).toBe(question.kind === 'order' ? question.choices.length : 1)
        expect(question.concept).not.toBe('')
      }
    })

    it('have wrong choices that the sentence does not speak of', () => {
      for (const { question } of drafted.flatMap(({ drafts }) => drafts)) {
        if (question.kind !== 'one') continue
        const said = bareText(question.passage ?? '')
        for (const { text, right } of question.choices) {
          if (!right) expect(said).not.toContain(bareText(text))
        }
      }
    })

    it('are the same each time', () => {
      const again = modules.map((module) => draftQuestions(module, { language, concepts }))
      expect(again).toEqual(drafted.map(({ drafts }) => drafts))
    })
  },
)

describe('a draft', () => {
  const body =
    'A **loop** is a block of code that runs again and again. A **counter** is a number that grows by one each time. A **list** is a row of values in an order. A **map** is a set of values with names.'
  const module = { id: 'loops', title: 'Loops', body }
  const concepts = proposeConcepts([module], 'en').map((each) => ({
    ...each,
    id: slugOf(each.title),
  }))

  it('asks for what a sentence defines', () => {
    const [draft] = draftQuestions(module, { language: 'en', concepts, wanted: 1 })
    expect(draft?.from).toBe('which')
    const { ask, choices, passage } = draft?.question ?? { ask: '', choices: [], passage: '' }
    const right = choices.find((choice) => choice.right)
    expect(passage?.replace(/^An? /, '').toLowerCase()).toBe(
      `${right?.text.toLowerCase()} ${ask.replace('Which of these ', '').replace('?', '.')}`,
    )
  })

  it('is not made of nothing', () => {
    expect(
      draftQuestions({ id: 'a', title: 'A', body: '' }, { language: 'en', concepts: [] }),
    ).toEqual([])
    expect(
      draftQuestions({ id: 'a', title: 'A', body: 'Hello.' }, { language: 'zh-CN', concepts }),
    ).toEqual([])
  })
})
