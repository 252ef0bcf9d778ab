import { describe, expect, it } from 'vitest'
import {
  type Draft,
  fitOf,
  MOST_LINES,
  moved,
  restored,
  reworded,
  withOwn,
  without,
} from '~/features/digest/draft/draft'
import { edited } from '~/features/digest/draft/edited'
import type { Line } from '~/features/digest/script/line'

const line = (id: string, text: string, more: Partial<Line> = {}): Line => ({
  id,
  part: 'point',
  text,
  spoken: text,
  from: { kind: 'sentence', sentence: 1, text },
  begins: false,
  ...more,
})
const draft: Draft = {
  title: 'Rates',
  lines: [
    line('opening', 'Here it begins.', { part: 'opening', begins: true }),
    line('s1', 'One person in ten is ill.', { begins: true }),
    line('s2', 'Most of them do not know it.'),
    line('q1', 'How many are ill?', { part: 'recall', begins: true }),
  ],
  removed: [],
}
const ids = ({ lines }: Draft) => lines.map(({ id }) => id).join(' ')
const edit = (of: Draft) => ({ title: of.title, lines: of.lines })
const english = { language: 'en', read: false } as const

describe('a draft', () => {
  it('moves a line by one place, and none past an end', () => {
    expect(ids(moved(draft, 's1', 1))).toBe('opening s2 s1 q1')
    expect(ids(moved(draft, 's1', -1))).toBe('s1 opening s2 q1')
    expect(moved(draft, 'opening', -1)).toBe(draft)
    expect(moved(draft, 'q1', 1)).toBe(draft)
    expect(moved(draft, 'nobody', 1)).toBe(draft)
  })

  it('puts a line back where it was', () => {
    const out = without(draft, 's1')
    expect(ids(out)).toBe('opening s2 q1')
    expect(restored(out, 's1')).toEqual(draft)
  })

  it('takes a sentence of one’s own before the questions, under a name of its own', () => {
    const once = withOwn(draft, 'I met it at work.')
    const twice = withOwn(without(once.draft, once.id), 'And at home.')
    expect(ids(once.draft)).toBe('opening s1 s2 own-1 q1')
    expect(twice.id).toBe('own-2')
  })

  it('takes each line of a pasted text for a sentence, whole, and leaves what has no room', () => {
    const long = 'word '.repeat(200).trim()
    const pasted = withOwn(draft, `One.\r\n\n  \n${long}\nThree.`)
    expect(ids(pasted.draft)).toBe('opening s1 s2 own-1 own-2 own-3 q1')
    expect(pasted.rest).toBe('')
    const { draft: kept, faults } = edited(draft, edit(pasted.draft), english)
    expect(kept.lines[4]?.text).toBe(long)
    expect(faults?.lines).toEqual({ 'own-2': 'long' })
    const many = Array.from({ length: MOST_LINES }, (_, at) => `Line ${at}.`)
    const full = withOwn(draft, many.join('\n'))
    expect(full.draft.lines).toHaveLength(MOST_LINES)
    expect(full.rest.split('\n')).toEqual(many.slice(-draft.lines.length))
    expect(withOwn(full.draft, 'One more.')).toEqual({
      draft: full.draft,
      id: '',
      rest: 'One more.',
    })
    expect(withOwn(draft, '').draft.lines[3]?.text).toBe('')
  })
})

describe('an edited draft', () => {
  it('keeps what a line comes from while it says nothing else', () => {
    const shorter = edited(draft, edit(reworded(draft, 's1', 'One person is ill.')), english)
    expect(shorter.draft.lines[1]).toMatchObject({
      spoken: 'One person is ill.',
      from: { sentence: 1 },
    })
    const other = edited(draft, edit(reworded(draft, 's1', 'One person in 12 is ill.')), english)
    expect(other.draft.lines[1]).toMatchObject({
      spoken: 'One person in twelve is ill.',
      from: null,
    })
    expect([shorter.faults, other.faults]).toEqual([null, null])
  })

  it('takes a sentence that was turned into its opposite for the maker’s own', () => {
    const turned = edited(draft, edit(reworded(draft, 's2', 'Most of them do know it.')), english)
    expect(turned.draft.lines[2]?.from).toBeNull()
    const zh = { ...draft, lines: [line('s1', '蜂蜜放几年也不会坏。')] }
    const chinese = { language: 'zh-CN', read: false } as const
    const other = edited(zh, edit(reworded(zh, 's1', '蜂蜜放几年也会坏。')), chinese)
    expect(other.draft.lines[0]?.from).toBeNull()
  })

  it('takes out what is not sent, and takes back what is', () => {
    const out = edited(draft, edit(without(draft, 's2')), english).draft
    expect(out.removed).toMatchObject([{ line: { id: 's2' }, at: 2 }])
    const back = edited(out, edit(draft), english).draft
    expect(back).toMatchObject({ lines: draft.lines, removed: [] })
  })

  it('keeps what is at fault as it was typed, and says where', () => {
    const typed = {
      title: ' ',
      lines: [
        { id: 's1', text: '' },
        { id: 's2', text: 'a'.repeat(501) },
        { id: 'own-1', text: 'Say 学习 now.' },
        { id: 'own-2', text: '…' },
      ],
    }
    const { draft: kept, faults } = edited(draft, typed, english)
    expect(kept.lines.map(({ text }) => text)).toEqual(typed.lines.map(({ text }) => text))
    expect(faults).toEqual({
      title: 'empty',
      script: null,
      lines: { s1: 'empty', s2: 'long', 'own-1': 'unsaid', 'own-2': 'unsaid' },
    })
  })

  it('asks of what its maker reads only that it is there', () => {
    const own = { title: 'T', lines: [{ id: 'own-1', text: 'Say 学习 now.' }] }
    expect(edited(draft, own, { language: 'en', read: true }).faults).toBeNull()
  })

  it('takes no line that it does not know', () => {
    const foreign = {
      title: 'T',
      lines: [
        { id: 's9', text: 'x' },
        { id: 's1', text: 'y' },
      ],
    }
    expect(ids(edited(draft, foreign, english).draft)).toBe('s1')
    expect(edited(draft, { title: 'T', lines: [] }, english).faults?.script).toBe('empty')
  })
})

describe('three minutes', () => {
  // Ten words of 39 letters take .54 + 2.418 + .22 s, and .35 s lie between two sentences.
  const ten = 'one two three four five six seven eight nine ten.'
  const of = (count: number) => Array.from({ length: count }, (_, at) => line(`s${at}`, ten))

  it.each([
    [46, 'fits', 0],
    [52, 'faster', 0],
    [60, 'over', 5],
  ] as const)('%i sentences of ten words: %s', (count, kind, over) => {
    const fit = fitOf(of(count), 'en')
    expect(Math.abs(fit.seconds - (count * 3.178 + (count - 1) * 0.35))).toBeLessThan(1.5)
    expect(fit).toMatchObject({ kind, count: over, from: over ? `s${count - over}` : null })
  })

  it('gives a reader no faster tongue', () => {
    expect(fitOf(of(52), 'en', { read: true }).kind).toBe('over')
  })
})
