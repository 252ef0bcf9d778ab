import { describe, expect, it } from 'vitest'
import { mentorState, placeInQueue } from '~/features/sprint/mentor'
import { MentorAnswer, Question } from '~/features/sprint/mentor-input'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 9, minute))
const waits = (id: string, learnerId: string | null, minute: number) => ({
  id,
  learnerId,
  askedAt: at(minute),
})

describe('placeInQueue', () => {
  const queue = [waits('a', 'ann', 1), waits('b', 'bo', 2), waits('c', 'ann', 3)]

  it('counts the people who asked earlier', () => {
    expect(queue.map((own) => placeInQueue(queue, own))).toEqual([0, 1, 1])
  })
  it('puts a question not asked yet behind all others', () => {
    expect(placeInQueue(queue, { id: '', learnerId: 'cy', askedAt: null })).toBe(2)
  })
  it('never puts a person behind themselves', () => {
    expect(placeInQueue(queue, { id: '', learnerId: 'ann', askedAt: null })).toBe(1)
  })
  it('decides between questions of the same moment, and counts those who left', () => {
    const same = [waits('a', null, 1), waits('b', null, 1)]
    expect(same.map((own) => placeInQueue(same, own))).toEqual([0, 1])
  })
})

describe('mentorState', () => {
  it('says how far a question has come', () => {
    const open = { askedAt: null, seenAt: null, answeredAt: null }
    expect(mentorState(open)).toBe('open')
    expect(mentorState({ ...open, askedAt: at(1) })).toBe('asked')
    expect(mentorState({ ...open, askedAt: at(1), seenAt: at(2) })).toBe('seen')
    expect(mentorState({ askedAt: at(1), seenAt: at(2), answeredAt: at(3) })).toBe('answered')
  })
})

describe('the text of a question', () => {
  const read = (text: string) => Question.safeParse({ module: 'm1', text })
  const fault = (text: string) => read(text).error?.issues.map(({ message }) => message)

  it('is counted as its field counts it, where a line end is one character', () => {
    const lines = 'x\r\n'.repeat(999)
    expect(read(`${lines}xx`).success).toBe(true)
    expect(fault(`${lines}xxx`)).toEqual(['text-long'])
    expect(read('🙂'.repeat(1000)).success).toBe(true)
    expect(fault('🙂'.repeat(1001))).toEqual(['text-long'])
  })
  it('is kept trimmed, free of control characters', () => {
    expect(read(' \r\n a\u0000b\r\n\tc \n').data?.text).toBe('ab\n\tc')
  })
  it('is missing when there is nothing but space', () => {
    expect(fault(' \r\n ')).toEqual(['text-missing'])
    expect(Question.safeParse({}).error?.issues.map(({ message }) => message)).toEqual([
      'module-missing',
      'text-missing',
    ])
  })
  it('may be twice as long in the answer', () => {
    expect(MentorAnswer.safeParse({ text: '答'.repeat(4000) }).success).toBe(true)
    expect(MentorAnswer.safeParse({ text: '答'.repeat(4001) }).success).toBe(false)
  })
})
