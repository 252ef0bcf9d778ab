import type { CourseSource, ModuleSource, QuestionSource } from '~/features/course/outline'

export type TinyOptions = {
  id?: string
  language?: 'en' | 'zh-CN'
  /** 2 to 6. */
  modules?: number
}

/**
 * What every reason of a question holds, so that a leak of its key is seen. The texts of the
 * choices don't: they are shown before the answer.
 */
export const canary = (questionId: string) => `CANARY-${questionId}`

const KINDS = ['one', 'several', 'true-false'] as const

function choicesOf(id: string, kind: QuestionSource['kind']): QuestionSource['choices'] {
  const mark = canary(id)
  if (kind === 'true-false') {
    return [
      { text: 'true', right: true, reason: `It is so. ${mark}` },
      { text: 'false', right: false, reason: `It is not. ${mark}` },
    ]
  }
  const choice = (name: string, right: boolean) => ({
    text: `${name} of ${id}`,
    right,
    reason: `Why ${name}. ${mark}`,
  })
  return [
    choice('first', false),
    choice('second', true),
    choice('third', kind === 'several'),
    choice('fourth', false),
  ]
}

function question(module: string, concept: string, n: number, place: string): QuestionSource {
  const id = `${module}-${place}${n + 1}`
  const kind = KINDS[n % KINDS.length] ?? 'one'
  const passage = `The settling sentence of ${module} stands here.`
  return { id, concept, kind, ask: `Asked by ${id}?`, choices: choicesOf(id, kind), passage }
}

function module(n: number): ModuleSource {
  const id = `m${n + 1}`
  const concepts = ['a', 'b'].map((letter, at) => ({
    id: `${id}-${letter}`,
    title: `Concept ${letter.toUpperCase()} of ${id}`,
    summary: `What ${id} says of ${letter}.`,
    needs: needsOf(n, at),
  }))
  const ids = concepts.map((concept) => concept.id)
  const of = (at: number) => ids[at % ids.length] ?? ''
  return {
    id,
    title: `Module ${n + 1}`,
    concepts,
    body: [
      `## The first idea of ${id}`,
      `It begins here. The settling sentence of ${id} stands here.`,
      `## The second idea of ${id}`,
      'And so it ends.',
    ].join('\n\n'),
    card: [0, 1, 2].map((at) => question(id, of(at), at, 'q')),
    pool: [0, 1, 2, 3, 4, 5].map((at) => question(id, of(at), at, 'p')),
  }
}

function needsOf(n: number, at: number) {
  if (at === 1) return [{ id: `m${n + 1}-a`, because: 'B is built from A.' }]
  return n === 0 ? [] : [{ id: `m${n}-b`, because: 'It goes on from there.' }]
}

/** A course for tests, always the same: three questions a card, each of another kind. */
export function tinyCourse({ id = 'tiny', language = 'en', modules = 6 }: TinyOptions = {}) {
  const course: CourseSource = {
    id,
    language,
    title: `Tiny ${id}`,
    summary: 'A course for tests.',
    by: 'Teacher Tan',
    licence: 'CC BY 4.0',
    sources: ['A book of tests'],
    modules: Array.from({ length: modules }, (_, n) => module(n)),
  }
  return course
}
