import { describe, expect, it } from 'vitest'
import type { Line } from '~/features/digest/script/line'
import { untraced } from '~/features/digest/script/trace'

const traced = {
  language: 'en' as const,
  titles: ['Bees'],
  sentences: [{ index: 4, text: 'But bees make honey in summer.' }],
  questions: [{ id: 'q', ask: 'Which of these are true of honey?', concept: 'Honey' }],
}
const line = (text: string, more: Partial<Line> = {}): Line => ({
  id: 'x',
  part: 'point',
  text,
  spoken: text,
  from: { kind: 'sentence', sentence: 4, text: 'But bees make honey in summer.' },
  begins: false,
  ...more,
})
const asked = { kind: 'question' as const, questionId: 'q', text: traced.questions[0]?.ask ?? '' }

describe('untraced', () => {
  it('lets a line drop words of its sentence, and stand in a frame', () => {
    const fine = [
      line('Bees make honey.'),
      line('Here is the gist of this module: Bees', { from: { kind: 'title', text: 'Bees' } }),
      line('Second: what is true of honey?', { from: asked }),
      line('Third: what do you remember about Honey?', { from: asked }),
    ]
    expect(untraced(fine, traced)).toEqual([])
  })

  it.each([
    ['a word that its sentence has not', line('Bees make sweet honey.')],
    ['another order', line('Honey make bees.')],
    ['nothing said', line('…', { spoken: '' })],
    ['no source', line('Bees make honey.', { from: null })],
    [
      'a sentence that is not there',
      line('Bees.', { from: { kind: 'sentence', sentence: 5, text: 'Bees.' } }),
    ],
    [
      'a sentence that was changed',
      line('Bees sting.', { from: { kind: 'sentence', sentence: 4, text: 'Bees sting.' } }),
    ],
    ['another title', line('Wasps', { from: { kind: 'title', text: 'Wasps' } })],
    ['another thing heard', line('Bees make honey.', { spoken: 'Wasps make honey.' })],
    [
      'more than its frame',
      line('Here is the whole gist of this module: Bees', {
        from: { kind: 'title', text: 'Bees' },
      }),
    ],
  ])('catches %s', (_, wrong) => {
    expect(untraced([wrong], traced)).toEqual([wrong])
  })
})
