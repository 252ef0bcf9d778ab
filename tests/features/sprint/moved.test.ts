import { describe, expect, it } from 'vitest'
import { FRESH_ABILITY, FRESH_STRENGTH, learn, type Memory } from '~/features/mastery/model'
import { movedBy } from '~/features/sprint/moved'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 9, minute))

/** Right answers to one concept, one a minute, as the log holds them. */
function answered(count: number, within: (n: number) => boolean) {
  let state: { ability: typeof FRESH_ABILITY; memory: Memory | null } = {
    ability: FRESH_ABILITY,
    memory: null,
  }
  const log = Array.from({ length: count }, (_, n) => {
    const answer = { right: true, at: at(n), day: '2026-01-01' }
    const learned = learn(state.ability, state.memory, FRESH_STRENGTH, answer)
    state = learned
    return { conceptId: 'c', chance: learned.masteryBefore, within: within(n) }
  })
  const memories = new Map(state.memory ? [['c', state.memory]] : [])
  return movedBy(log, state.ability, memories, at(count))
}

describe('movedBy', () => {
  it('calls a concept new before its first answer', () => {
    expect(answered(1, () => true)).toMatchObject([{ conceptId: 'c', from: 'new', fading: false }])
  })
  it('says nothing of before where firm and mastered can not be told apart', () => {
    const [moved] = answered(12, (n) => n > 8)
    expect(moved).toMatchObject({ from: null, to: 'firm' })
  })
  it('leaves out concepts that were answered elsewhere only', () => {
    expect(answered(3, () => false)).toEqual([])
  })
})
