import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCourse } from '~/features/course/course-text'
import type { Language } from '~/features/course/outline'
import { moduleSentences } from '~/features/course/sentences'
import { proposeScript } from '~/features/digest/script/assemble'
import type { Line } from '~/features/digest/script/line'
import { plainAsk } from '~/features/digest/script/recall'
import { untraced } from '~/features/digest/script/trace'

function sourceOf(language: Language, at: number) {
  const text = readFileSync(`drizzle/seed/courses/how-memory-works.${language}.md`, 'utf8')
  const read = readCourse(text)
  const module = read.kind === 'course' ? read.course.modules[at] : undefined
  if (!module) throw new Error('no module')
  const { title, body, concepts, card } = module
  const questions = card.map(({ concept, ...question }) => ({
    ...question,
    concept: concepts.find(({ id }) => id === concept)?.title ?? null,
  }))
  const sentences = moduleSentences(body, language)
  return { language, moduleTitle: title, sentences, concepts, questions }
}

const rightBut = (source: ReturnType<typeof sourceOf>, wrong: number[]) =>
  source.questions.map(({ id }, at) => ({ questionId: id, right: !wrong.includes(at) }))
const places = (lines: Line[]) =>
  lines.flatMap(({ from }) => (from?.kind === 'sentence' ? [from.sentence] : []))

describe.each(['en', 'zh-CN'] as const)('proposeScript in %s', (language) => {
  const source = sourceOf(language, 0)
  const { lines } = proposeScript(source, rightBut(source, [1]))
  const texts = lines.map(({ text }) => text)
  const concepts = source.concepts.map(({ title }) => title)
  const frame = { en: 'What I had wrong at first: ', 'zh-CN': '我一开始答得不对的：' }[language]
  const known = { en: 'What I knew already: ', 'zh-CN': '我本来就知道的：' }[language]

  it('begins with what went wrong, by its name, and ends with what was known', () => {
    expect(texts[1]).toBe(`${frame}${concepts[1]}`)
    expect(texts.filter((text) => text.startsWith(known))).toEqual([
      `${known}${concepts[0]}`,
      `${known}${concepts[2]}`,
    ])
  })

  it('asks what went wrong first', () => {
    const asked = lines.filter(({ part }) => part === 'recall').map(({ from }) => from)
    const [first, second, third] = source.questions.map(({ id }) => ({ questionId: id }))
    expect(asked).toMatchObject([second, first, third])
  })

  it('says more of a concept when it went wrong than when it was known', () => {
    const said = (wrong: number[]) =>
      proposeScript(source, rightBut(source, wrong)).lines.filter(({ text }) =>
        text.includes(concepts[1] ?? ''),
      ).length
    expect(said([1])).toBeGreaterThanOrEqual(said([0, 2]))
  })

  it('keeps a sentence behind the one it hangs on', () => {
    for (let at = 0; at < 6; at += 1) {
      const module = sourceOf(language, at)
      for (const wrong of [[0], [1], [2], [0, 1, 2]]) {
        const told = places(proposeScript(module, rightBut(module, wrong)).lines)
        for (const [i, place] of told.entries()) {
          const sentence = module.sentences[place]?.text ?? ''
          if (!/^(?:This is|They called|这就是|他们把)/.test(sentence)) continue
          expect(told[i - 1]).toBe(place - 1)
        }
      }
    }
  })

  it('traces, and fits into three minutes, however the answers were', () => {
    for (let at = 0; at < 6; at += 1) {
      const module = sourceOf(language, at)
      const questions = module.questions.map((each) => ({ ...each, ask: plainAsk(each.ask) }))
      const traced = { ...module, titles: [module.moduleTitle], questions }
      for (const wrong of [[], [0], [1, 2], [0, 1, 2]]) {
        const proposed = proposeScript(module, rightBut(module, wrong))
        expect(untraced(proposed.lines, traced)).toEqual([])
        expect(proposed.seconds).toBeLessThanOrEqual(178)
        const ids = proposed.lines.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }
    }
  })

  it('is the script of the module where nothing was answered', () => {
    const told = places(proposeScript(source, []).lines)
    expect(told.length).toBeGreaterThan(10)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })
})
