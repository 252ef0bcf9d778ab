import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCourse } from '~/features/course/course-text'
import { amountsOf } from '~/features/course/minutes'
import type { CourseSource, Language, ModuleSource } from '~/features/course/outline'
import { plainText } from '~/features/course/plain-text'
import { moduleSentences } from '~/features/course/sentences'
import { estimated, fitScript } from '~/features/digest/script/fit'
import { plainAsk } from '~/features/digest/script/recall'
import { untraced } from '~/features/digest/script/trace'
import { writeScript } from '~/features/digest/script/write-script'
import { readLessonFolderAt } from '~/features/studio/formats/lesson-folder.server'

function scriptOf({ title, body, concepts, card }: ModuleSource, language: Language) {
  const sentences = moduleSentences(body, language)
  const questions = card.map(({ id, ask, kind, concept }) => ({
    id,
    ask,
    kind,
    concept: concepts.find((each) => each.id === concept)?.title ?? null,
  }))
  const candidates = writeScript({ language, moduleTitle: title, sentences, concepts, questions })
  const asked = questions.map((question) => ({ ...question, ask: plainAsk(question.ask) }))
  const traced = { language, titles: [title], sentences, questions: asked }
  return { candidates, lines: candidates.map(({ line }) => line), sentences, traced }
}

const BODY = `# Bees

A bee is an insect that makes honey. It lives in a hive with many others.

But a hive has only one queen. Try it: count the bees. See the picture below.

What does the queen do? She lays eggs.

Honey keeps for years because it holds little water.`

const bees: ModuleSource = {
  id: 'bees',
  title: 'Bees',
  body: BODY,
  concepts: [
    { id: 'honey', title: 'Honey', summary: 'Food that bees make and that keeps.', needs: [] },
  ],
  card: [],
  pool: [],
}

describe('writeScript', () => {
  const { candidates, lines } = scriptOf(bees, 'en')
  const texts = lines.map(({ text }) => text)

  it('opens with the title', () => {
    expect(lines[0]).toMatchObject({ part: 'opening', from: { kind: 'title', text: 'Bees' } })
    expect(lines[0]?.text).toContain('Bees')
  })

  it('keeps the order of the module', () => {
    const places = lines.flatMap(({ from }) => (from?.kind === 'sentence' ? [from.sentence] : []))
    expect(places.length).toBeGreaterThan(2)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('brings what hangs on a sentence together with it', () => {
    const hanging = candidates.find(({ line }) => line.text.startsWith('It lives'))
    const before = candidates.find(({ line }) => line.text.startsWith('A bee is'))
    expect(hanging?.needs).toBe(before?.line.id)
    expect(hanging?.rank).toBeGreaterThan(before?.rank ?? Infinity)
  })

  it('drops a connective that leads nowhere', () => {
    expect(texts).toContain('A hive has only one queen.')
  })

  it('leaves out questions, exercises, what points at a picture, and answers to what was asked', () => {
    for (const text of texts) expect(text).not.toMatch(/\?|Try it|picture|She lays/)
  })

  it('drops a Chinese connective and keeps what hangs with its antecedent', () => {
    const { candidates: zh } = scriptOf(
      {
        ...bees,
        title: '蜜蜂',
        body: '蜜蜂是一种会酿蜜的昆虫。它们住在一起，一窝有几万只。\n\n但是一窝里只有一只蜂王。请看下图。',
        concepts: [{ id: 'bee', title: '蜜蜂', summary: '会酿蜜的昆虫。', needs: [] }],
      },
      'zh-CN',
    )
    const told = zh.map(({ line }) => line.text)
    expect(told).toContain('一窝里只有一只蜂王。')
    expect(told.join('')).not.toContain('下图')
    const hanging = zh.find(({ line }) => line.text.startsWith('它们住在'))
    expect(hanging?.needs).toBe(zh.find(({ line }) => line.text.startsWith('蜜蜂是'))?.line.id)
  })
})

const demo = (language: Language): CourseSource => {
  const read = readCourse(
    readFileSync(`drizzle/seed/courses/how-memory-works.${language}.md`, 'utf8'),
  )
  if (read.kind === 'refused') throw new Error(read.what)
  return read.course
}

describe.each(['en', 'zh-CN'] as const)('the scripts of the demo course in %s', (language) => {
  const { modules } = demo(language)

  it('trace, line by line', () => {
    for (const module of modules) {
      const { lines, traced } = scriptOf(module, language)
      expect(untraced(lines, traced)).toEqual([])
    }
  })

  it('name every concept that the module names, but for one named only after an exercise', () => {
    const unnamed = modules.flatMap((module) => {
      const told = scriptOf(module, language).lines.map(({ text }) => text.toLowerCase())
      const written = plainText(module.body).toLowerCase()
      return module.concepts
        .map(({ title }) => title.toLowerCase().replace(/^the /, ''))
        .filter((name) => written.includes(name) && !told.join().includes(name))
    })
    expect(unnamed).toEqual([{ en: 'reconstruction', 'zh-CN': '重构' }[language]])
  })

  it('always end with three questions that can be answered without choices', () => {
    for (const module of modules) {
      const recall = scriptOf(module, language).candidates.slice(-3)
      expect(recall.map(({ rank, line }) => [line.part, rank])).toEqual(
        Array(3).fill(['recall', null]),
      )
      for (const { line } of recall) expect(line.text).not.toMatch(/of these|哪一?项|下列|以下/)
    }
  })

  it('fit into 178 seconds', () => {
    for (const module of modules) {
      const { candidates } = scriptOf(module, language)
      const fitted = fitScript(candidates, estimated(language))
      expect(fitted.seconds).toBeLessThanOrEqual(178)
      expect(fitted.seconds).toBeGreaterThan(120)
    }
  })
})

const folder = join(process.env.FIFTEEN_DATA ?? '', 'courses/web-dev-for-beginners')

describe.skipIf(!process.env.FIFTEEN_DATA || !existsSync(folder))('on a real course', () => {
  it.each(['en', 'zh-CN'] as const)(
    'traces, and fills 165 to 178 seconds for every full module in %s',
    async (language) => {
      const read = await readLessonFolderAt(folder, language)
      if (read.kind === 'refused') throw new Error(read.what)
      const full = read.course.modules.filter(({ body }) => {
        const { words, han } = amountsOf(body)
        return words >= 900 || han >= 1350
      })
      expect(full.length).toBeGreaterThan(5)
      for (const module of full) {
        const { candidates, lines, traced } = scriptOf(module, language)
        expect(untraced(lines, traced)).toEqual([])
        const fitted = fitScript(candidates, estimated(language))
        expect(fitted.seconds).toBeLessThanOrEqual(178)
        expect(fitted.seconds, module.id).toBeGreaterThanOrEqual(165)
      }
    },
  )
})
