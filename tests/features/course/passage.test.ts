import { describe, expect, it } from 'vitest'
import { findPassage } from '~/features/course/passage'

const blocks = [
  { id: 'p1', text: 'Attention is a filter: only what is attended to is encoded.' },
  { id: 'p2', text: 'Sleep replays the day and moves memories to the cortex.' },
  { id: 'p3', text: '遗忘曲线说明，大部分遗忘发生在学习之后的第一天。' },
  { id: 'p4', text: '间隔练习比集中练习更能延长记忆。' },
]
const asked = (ask: string, right: string) => ({
  ask,
  choices: [
    { text: right, right: true },
    { text: 'Nothing of the sort', right: false },
  ],
})

describe('findPassage', () => {
  it('finds the block that holds the passage, whatever its marks and spaces', () => {
    const question = asked('Why?', 'So')
    expect(findPassage(blocks, 'only what is **attended to** is\nencoded', question)).toBe('p1')
    expect(findPassage(blocks, '大部分遗忘发生在学习之后的第一天', question)).toBe('p3')
  })
  it('finds none when the named passage is not there', () => {
    expect(findPassage(blocks, 'Sleep is good', asked('Why sleep?', 'Sleep replays'))).toBeNull()
  })
  it('without a passage takes the block that shares most with the question', () => {
    const sleep = asked('What happens to memories during sleep?', 'The day is replayed')
    expect(findPassage(blocks, null, sleep)).toBe('p2')
  })
  it('finds words in Chinese', () => {
    const spaced = asked('哪种练习更能延长记忆？', '间隔练习')
    expect(findPassage(blocks, null, spaced)).toBe('p4')
  })
  it('finds none when nothing fits', () => {
    expect(findPassage(blocks, null, asked('Who wrote Hamlet?', 'Shakespeare'))).toBeNull()
    expect(findPassage([], null, asked('Why?', 'So'))).toBeNull()
  })
})
