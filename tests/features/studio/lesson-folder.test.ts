import { describe, expect, it } from 'vitest'
import type { Language } from '~/features/course/outline'
import { readLessonFolder } from '~/features/studio/formats/lesson-folder'
import { asked, lesson, one, quiz, read, shelf, words } from './lesson-files'

describe('readLessonFolder', () => {
  it('takes the READMEs that link to quizzes, in natural order', () => {
    const { course, lessons } = read({
      '10-last/README.md': lesson('Last', 3),
      '2-second/README.md': lesson('Second', 2),
      '1-first/b/README.md': lesson('First', 1),
      '1-first/solution/README.md': '# Solution\n\nNo questions.',
      'README.md': '# Tea\n\nWelcome.',
      'quizzes/en.json': shelf(quiz(1), quiz(2), quiz(3)),
    })
    expect(lessons).toBe(3)
    expect(course.modules.map(({ id, title }) => `${id} ${title}`)).toEqual([
      '1-first-b First',
      '2-second Second',
      '10-last Last',
    ])
    expect(course).toMatchObject({ id: 'tea', title: 'Tea', language: 'en' })
    expect(course.modules[0]?.concepts).toMatchObject([
      { id: '1-first-b', title: 'First', needs: [] },
    ])
  })

  it('fills a card with three questions and puts the rest into the pool', () => {
    const { course, dropped, warnings } = one(lesson('Leaf', 1, 2), quiz(1), quiz(2))
    expect(course.modules[0]?.card.map(({ id }) => id)).toEqual([
      '1-leaf-q1-1',
      '1-leaf-q1-2',
      '1-leaf-q1-3',
    ])
    expect(course.modules[0]?.pool).toHaveLength(3)
    expect([dropped, warnings]).toEqual([[], []])
  })

  it('fills one card before the next, and leaves a module without three questions a draft', () => {
    const long = `# Long\n\n<!-- https://x.example/quiz/1 -->\n\n## A\n\n${words(3000)}\n\n## B\n\n${words(3000)}`
    const { course, warnings } = one(long, quiz(1, 5))
    expect(course.modules.map(({ id }) => id)).toEqual(['1-leaf', '1-leaf-2'])
    expect(course.modules.map(({ title }) => title)).toEqual(['Long (1/2)', 'Long (2/2)'])
    expect(course.modules.map(({ card, pool }) => [card.length, pool.length])).toEqual([
      [3, 2],
      [0, 0],
    ])
    expect(warnings.join()).toContain('one module stays a draft')
  })

  it('keeps a lesson whose quiz is in no file as a draft', () => {
    const { course, warnings } = one(lesson('Leaf', 9), quiz(1))
    expect(course.modules[0]?.card).toEqual([])
    expect(warnings).toContain('1-leaf: quiz 9 is in no file')
  })

  it('reads options liberally and normalises true and false', () => {
    const { course, dropped, warnings } = one(lesson('Leaf', 1), {
      id: '1',
      quiz: [
        asked('Is it?', ['False', 'False'], ['True', 'True']),
        asked('是吗？', ['否', true], ['是']),
        asked('Which two?', ['a', 1], ['b', 'yes'], ['c'], ['c', false]),
        asked('No key?', ['a', 'false'], ['b']),
        asked('One?', ['a', 'true']),
        asked('Both?', ['true', 'true'], ['false', 'true']),
        asked('<b> or *b*?', ['<b>', 'true'], ['2 * 2', 'false']),
      ],
    })
    const { card = [], pool = [] } = course.modules[0] ?? {}
    expect(card.map(({ kind }) => kind)).toEqual(['true-false', 'true-false', 'several'])
    expect(card.map(({ choices }) => choices.map(({ text, right }) => `${text} ${right}`))).toEqual(
      [
        ['true true', 'false false'],
        ['true false', 'false true'],
        ['a true', 'b true', 'c false'],
      ],
    )
    expect(pool[0]).toMatchObject({ ask: '\\<b> or \\*b\\*?', kind: 'one' })
    expect(dropped).toEqual([
      { what: '1-leaf: quiz 1, question 4', why: 'no option is marked as right' },
      { what: '1-leaf: quiz 1, question 5', why: 'fewer than two options' },
      { what: '1-leaf: quiz 1, question 6', why: 'both true and false are marked as right' },
    ])
    expect(warnings.join()).toContain('an option stands there twice')
  })

  it.each([
    ['a bare array of quizzes', 'quizzes/en.json', [quiz(1)]],
    ['an object', 'quiz-app/src/assets/translations/en.json', { title: 'T', quizzes: [quiz(1)] }],
    [
      'a file a lesson in a folder of the language',
      'a/b/en/lesson-1.json',
      [{ quizzes: [quiz(1)] }],
    ],
    ['a list of questions in a file named for the quiz', 'quizzes/quiz-1.json', quiz(1).quiz],
    ['a map by number', 'data.json', { 1: { quiz: quiz(1).quiz } }],
  ])('finds quizzes in %s', (_, path, json) => {
    const { course } = read({ 'l/README.md': lesson('L', 1), [path]: JSON.stringify(json) })
    expect(course.modules[0]?.card).toHaveLength(3)
  })

  it('takes translations and their quizzes, and names lessons without one', () => {
    const files = {
      '1-leaf/README.md': lesson('Leaf', 1),
      '1-leaf/translations/README.zh-cn.md':
        '# 茶叶\n\n所有的茶都来自同一种植物。\n\n[课前小测](https://x.example/quiz/1?loc=zh_cn)',
      '1-leaf/translations/README.fr.md': '# Feuille',
      '2-water/README.md': lesson('Water', 2),
      'quizzes/en.json': shelf(quiz(1), quiz(2)),
      'quizzes/zh_cn.json': JSON.stringify([
        {
          title: '茶：小测验',
          quizzes: [
            { ...quiz(1), quiz: quiz(1).quiz.map((each) => ({ ...each, questionText: '问题？' })) },
          ],
        },
      ]),
    }
    const { course, dropped, lessons } = read(files, 'zh-CN')
    expect([course.id, course.title, course.language, lessons]).toEqual(['tea', '茶', 'zh-CN', 1])
    expect(course.modules[0]).toMatchObject({
      id: '1-leaf',
      title: '茶叶',
      body: '所有的茶都来自同一种植物。',
    })
    expect(course.modules[0]?.card.map(({ id, ask }) => `${id} ${ask}`)).toContain(
      '1-leaf-q1-1 问题？',
    )
    expect(dropped).toEqual([{ what: '2-water', why: 'it has no translation to zh-CN' }])
    expect(course.modules[0]?.card.map(({ id }) => id)).toEqual(
      read(files).course.modules[0]?.card.map(({ id }) => id),
    )
  })

  it('takes a course written in Chinese as it is', () => {
    const { course, lessons } = read(
      {
        '第一课/README.md':
          '# 茶叶\n\n所有的茶都来自同一种植物。\n\n[测验](https://x.example/quiz/1)',
        '第二课/README.md': '# 水\n\n水要热。\n\n[测验](https://x.example/quiz/1)',
        'quizzes/quiz.json': JSON.stringify({
          title: '茶',
          quizzes: [{ id: 1, quiz: [asked('水热吗？', ['对', 'true'], ['错', 'false'])] }],
        }),
      },
      'zh-CN',
      { name: '茶课' },
    )
    expect(lessons).toBe(2)
    const ids = [course.id, ...course.modules.map(({ id }) => id)]
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/)
  })

  it('warns of a quiz that two lessons use, and keeps their questions apart', () => {
    const { course, warnings } = read({
      'a/README.md': lesson('A', 1),
      'b/README.md': lesson('B', 1),
      'quizzes/en.json': shelf(quiz(1)),
    })
    expect(warnings).toEqual(['quiz 1 is used by a and b'])
    const ids = course.modules.flatMap(({ card }) => card.map(({ id }) => id))
    expect(new Set(ids).size).toBe(6)
  })

  it.each([
    [
      'malformed JSON',
      { 'a/README.md': lesson('A', 1), 'quizzes/en.json': '[{' },
      'quizzes/en.json',
    ],
    ['no lesson', { 'README.md': '# Hello' }, 'tea'],
    ['no translation at all', { 'a/README.md': lesson('A', 1) }, 'tea', 'zh-CN' as const],
  ])('refuses %s by name', (_, files, file, language: Language = 'en') => {
    const folder = readLessonFolder(new Map(Object.entries(files)), language, { name: 'tea' })
    expect(folder).toMatchObject({ kind: 'refused', file })
  })

  it('does not mind JSON that has nothing to do with it', () => {
    const { lessons } = read({
      'a/README.md': lesson('A', 1),
      '.vscode/settings.json': '{ // comment',
      'a/solution/tsconfig.json': '{ // comment',
      'quizzes/zh_cn.json': 'broken, but not asked for',
      'quizzes/en.json': shelf(quiz(1)),
    })
    expect(lessons).toBe(1)
  })
})
