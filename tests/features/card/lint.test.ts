import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Loose, looseQuestions } from '#/bench/lint-file'
import { computed } from '#/tests/support/cpu'
import { lint } from '~/features/card/lint'
import { type Flag, RULES } from '~/features/card/lint-rules'
import type { QuestionSource } from '~/features/course/outline'

const rulesOf = (each: Loose): string[] =>
  lint(each.question, each.around)
    .map(({ rule }) => rule)
    .filter((rule) => !each.unjudged.has(rule))

describe.each(['en', 'zh-CN'])('the labelled questions in %s', (language) => {
  const file = JSON.parse(readFileSync(`tests/features/card/lint-set.${language}.json`, 'utf8'))
  const all = looseQuestions(file)
  const flawed = all.filter(({ expected }) => expected?.length)
  const clean = all.filter(({ expected }) => expected?.length === 0)

  it.each(RULES)(
    'are five flawed and five clean at least for %s, the flawed mostly found',
    (rule) => {
      const own = (file.questions as { rule: string; clean?: boolean }[]).filter(
        (each) => each.rule === rule,
      )
      expect(own.filter((each) => each.clean).length).toBeGreaterThanOrEqual(5)
      const broken = flawed.filter(({ expected }) => expected?.includes(rule))
      expect(broken.length).toBeGreaterThanOrEqual(5)
      const found = broken.filter((each) => rulesOf(each).includes(rule))
      expect(found.length / broken.length).toBeGreaterThanOrEqual(0.8)
    },
  )

  it('are found flawed nine times in ten', () => {
    const found = flawed.filter((each) =>
      each.expected?.some((rule) => rulesOf(each).includes(rule)),
    )
    expect(found.length / flawed.length).toBeGreaterThanOrEqual(0.9)
  })

  it('are called flawed once in a hundred clean ones at most', () => {
    const alarms = clean.filter((each) => rulesOf(each).length > 0)
    expect(alarms.length / clean.length).toBeLessThanOrEqual(0.01)
  })

  it('are mended without another key, and the flag is gone', () => {
    const mended = all.flatMap(({ question, around }) =>
      lint(question, around).flatMap(({ rule, fix }) =>
        fix ? [{ question, around, rule, fix }] : [],
      ),
    )
    expect(mended.length).toBeGreaterThan(10)
    const keysOf = ({ choices }: QuestionSource) =>
      [...new Set(choices.filter(({ right }) => right).map(({ text }) => text))].sort()
    for (const { question, around, rule, fix } of mended) {
      expect(keysOf(fix)).toEqual(keysOf(question))
      const before = countOf(lint(question, around), rule)
      expect(countOf(lint(fix, around), rule)).toBeLessThan(before)
    }
  })

  it('take a millisecond each at most', () => {
    const quickest = all.map(({ question, around }) => {
      const times = [1, 2, 3, 4, 5].map(() => {
        const before = computed()
        lint(question, around)
        return computed() - before
      })
      return Math.min(...times)
    })
    const mean = quickest.reduce((sum, each) => sum + each, 0) / quickest.length
    expect(mean).toBeLessThanOrEqual(1)
  })
})

const countOf = (flags: Flag[], rule: string) => flags.filter((flag) => flag.rule === rule).length

const question: QuestionSource = {
  id: 'q',
  concept: 'c',
  kind: 'one',
  ask: 'Which gas do plants take in?',
  choices: [
    { text: 'Carbon dioxide', right: true, reason: 'Their sugar is made of it.' },
    { text: 'Oxygen', right: false, reason: 'They give it off.' },
    { text: 'Nitrogen', right: false, reason: 'It stays in the air.' },
  ],
  passage: null,
}

describe('the linter', () => {
  it('says where a flag belongs, from the first choice on', () => {
    const [first, ...rest] = question.choices
    const choices = first ? [...rest, { ...first, text: 'all of the above' }] : rest
    expect(lint({ ...question, choices }, { language: 'en' })).toEqual([
      { rule: 'all-of-the-above', where: { part: 'choice', at: 2 } },
    ])
  })

  it('does not ask for a passage where it is not given the module', () => {
    expect(lint(question, { language: 'en' })).toEqual([])
    const text = 'Plants take in carbon dioxide, a gas, by day.'
    expect(lint(question, { language: 'en', text }).map(({ rule }) => rule)).toEqual(['no-passage'])
  })

  it('offers to mend what can be mended safely, and nothing else', () => {
    const ask = 'Which gas do plants not take in?'
    const [flag] = lint({ ...question, ask }, { language: 'en' })
    expect(flag?.fix?.ask).toBe('Which gas do plants **not** take in?')
    expect(flag?.fix && lint(flag.fix, { language: 'en' })).toEqual([])
  })

  it('looks at every kind of question without a choice to pick', () => {
    const typed = { ...question, kind: 'text', choices: question.choices.slice(0, 1) }
    expect(lint(typed as QuestionSource, { language: 'en' })).toEqual([])
    const ordered = { ...question, kind: 'order', choices: [] }
    expect(lint(ordered as QuestionSource, { language: 'en' })).toEqual([])
  })

  it('comes to an end on long and hostile texts', () => {
    const long = '不 which is (not) the a and, '.repeat(2000)
    const choices = question.choices.map((choice) => ({ ...choice, text: long, reason: long }))
    const before = computed()
    lint({ ...question, ask: long, choices }, { language: 'en', text: long })
    lint({ ...question, ask: long, choices }, { language: 'zh-CN', text: long })
    expect(computed() - before).toBeLessThan(5000)
  })
})

it('refuses a file that has no questions in one line, with the status for data', () => {
  for (const file of ['nowhere.json', 'README.md']) {
    const run = ['cli/run.mjs', 'bench/lint.ts', file]
    const { status, stderr, stdout } = spawnSync(process.execPath, run, { encoding: 'utf8' })
    expect(status).toBe(65)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(file)])
  }
}, 30_000)
