import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCourse } from '~/features/course/course-text'
import type { CourseSource, QuestionSource } from '~/features/course/outline'
import { moduleSentences } from '~/features/course/sentences'
import { morningScript, type Reminder } from '~/features/digest/morning-script'
import { fitScript } from '~/features/digest/script/fit'
import { plainAsk } from '~/features/digest/script/recall'
import { estimateSeconds, totalSeconds } from '~/features/digest/script/seconds'
import { untraced } from '~/features/digest/script/trace'
import { writeScript } from '~/features/digest/script/write-script'

function demo(language: 'en' | 'zh-CN'): CourseSource {
  const text = readFileSync(`drizzle/seed/courses/how-memory-works.${language}.md`, 'utf8')
  const read = readCourse(text)
  if (read.kind === 'refused') throw new Error(read.what)
  return read.course
}

type Taught = { course: CourseSource; reminder: Reminder }

/** All concepts of a course, each as its morning would tell it. */
function remindersOf(course: CourseSource): Taught[] {
  const { language } = course
  return course.modules.flatMap((module) => {
    const sentences = moduleSentences(module.body, language)
    const source = { language, moduleTitle: module.title, sentences, questions: [] }
    const candidates = writeScript({ ...source, concepts: module.concepts })
    return module.concepts.map(({ id, title, summary }, place) => {
      const asks = (of: QuestionSource[]) => of.filter(({ concept }) => concept === id)
      const asked = asks(module.pool).length > 0 ? asks(module.pool) : asks(module.card)
      const questions = asked.map(({ id, ask, kind }) => ({ id, ask, kind, concept: title }))
      const about = { title, summary, course: course.title, candidates, place, questions }
      return { course, reminder: about }
    })
  })
}

/** What the lines may come from, by the course as it is written. */
function tracedOf(course: CourseSource) {
  const { language, modules } = course
  const concepts = modules.flatMap((module) => module.concepts)
  const questions = modules
    .flatMap(({ card, pool }) => [...card, ...pool])
    .map(({ id, ask, concept }) => ({
      id,
      ask: plainAsk(ask),
      concept: concepts.find((one) => one.id === concept)?.title ?? null,
    }))
  const sentences = modules.flatMap(({ body }) => moduleSentences(body, language))
  return { language, sentences, questions, concepts, title: course.title }
}

describe.each(['en', 'zh-CN'] as const)('a morning in %s', (language) => {
  const course = demo(language)
  const all = remindersOf(course).map(({ reminder }) => reminder)
  const traced = tracedOf(course)
  const three = [0, 5, 9].flatMap((at) => all[at] ?? [])
  const linesOf = (reminders: Reminder[], turn = 0) =>
    morningScript(language, reminders, turn).map(({ line }) => line)

  it('says each concept’s name and summary, a sentence of its module, then asks three questions', () => {
    const lines = linesOf(three)
    const texts = lines.map(({ text }) => text)
    for (const { title, summary } of three) {
      expect(texts[0]).toContain(title)
      expect(texts.some((text) => text.startsWith(summary.replace(/[.。]$/, '')))).toBe(true)
    }
    for (const at of [0, 1, 2]) {
      const told = lines.filter(
        ({ id, from }) => id.startsWith(`c${at}-`) && from?.kind === 'sentence',
      )
      expect(told.length).toBeGreaterThanOrEqual(1)
      expect(told.length).toBeLessThanOrEqual(2)
    }
    const asked = lines.filter(({ from }) => from?.kind === 'question')
    expect(asked).toHaveLength(3)
    expect(asked.map(({ thinking }) => thinking)).toEqual([4, 4, 4])
    expect(lines.map(({ part }) => part).join()).toMatch(/^opening(,point)+(,recall){4}$/)
    expect(texts.at(-1)).toContain(course.title)
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  })

  it('says nothing that the course does not, whichever concepts fade', () => {
    for (let at = 0; at + 2 < all.length; at += 1) {
      const lines = linesOf(all.slice(at, at + 3), at)
      for (const line of lines) {
        const { from } = line
        const titles = from?.kind === 'title' ? namedBy(from.text) : []
        // Of several modules a sentence is known by its text.
        const sentences = traced.sentences.filter(
          ({ index, text }) =>
            from?.kind === 'sentence' && index === from.sentence && text === from.text,
        )
        expect(untraced([line], { ...traced, titles, sentences })).toEqual([])
      }
    }
  })

  /** The text if it is made of titles and summaries of the course and what joins them. */
  function namedBy(text: string): string[] {
    const known = [
      traced.title,
      ...traced.concepts.flatMap(({ title, summary }) => [title, summary]),
    ]
    let rest = text
    for (const one of known.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(one, '')
    return /^(?:[,、和 ]|and)*$/.test(rest) ? [text] : []
  }

  it('takes far less than three minutes, and at most that when all is long', () => {
    const seconds = (reminders: Reminder[]) =>
      totalSeconds(linesOf(reminders), ({ spoken }) => estimateSeconds(spoken, language))
    for (let at = 0; at + 2 < all.length; at += 1) {
      expect(seconds(all.slice(at, at + 3))).toBeLessThan(150)
      expect(seconds(all.slice(at, at + 3))).toBeGreaterThan(20)
    }
    const word = language === 'en' ? 'really ' : '真的'
    const long = three.map((one) => ({ ...one, summary: word.repeat(150) }))
    const fitted = fitScript(morningScript(language, long, 0), ({ spoken }) =>
      estimateSeconds(spoken, language),
    )
    expect(fitted.seconds).toBeLessThanOrEqual(178)
    expect(fitted.lines.filter(({ from }) => from?.kind === 'question')).toHaveLength(3)
  })

  it('asks about one concept what it would ask about three, and other things the next day', () => {
    const [one] = all.filter(({ questions }) => questions.length >= 4)
    if (!one) throw new Error('no concept with four questions')
    const asks = (turn: number) =>
      linesOf([one], turn).flatMap(({ from }) => (from?.kind === 'question' ? from.questionId : []))
    expect(asks(0)).toHaveLength(3)
    expect(new Set(asks(0)).size).toBe(3)
    expect(asks(1)).not.toEqual(asks(0))
  })

  it('asks nothing that has to be seen while there is something else to ask', () => {
    const [one] = three
    if (!one) throw new Error('no concept')
    const asked = (id: string, ask: string) => ({
      id,
      ask,
      kind: 'one' as const,
      concept: one.title,
    })
    const seen = asked(
      'seen',
      language === 'en' ? 'What does the program print?' : '程序会打印什么？',
    )
    const heard = asked('heard', language === 'en' ? 'What comes after it?' : '接下来是什么？')
    const asks = (questions: Reminder['questions'], turn: number) =>
      linesOf([{ ...one, questions }], turn).flatMap(({ from }) =>
        from?.kind === 'question' ? from.questionId : [],
      )
    for (const turn of [0, 1, 2]) expect(asks([seen, heard], turn)).toEqual(['heard'])
    expect(asks([seen], 0)).toEqual(['seen'])
  })

  it('has no guilt, no praise and no exclamation mark', () => {
    for (const { text } of linesOf(three)) {
      expect(text).not.toMatch(/[!！]|streak|missed|failed|should have|well done|连续|错过|加油/i)
    }
  })
})
