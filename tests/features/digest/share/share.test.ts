import { describe, expect, it } from 'vitest'
import { learnedIn } from '~/features/digest/share/figures'
import { qrCode } from '~/features/digest/share/qr'
import { endOf, minuteText, standingOf } from '~/features/digest/share/share'
import { ShareForm } from '~/features/digest/share/share-form'

const NOON = new Date('2026-11-27T12:00:00Z')
const hour = (n: number) => new Date(NOON.getTime() + n * 3_600_000)

describe('the end of a share', () => {
  it('is a date that is known when it is made', () => {
    expect(endOf('week', NOON)).toEqual(new Date('2026-12-04T12:00:00Z'))
    expect(endOf('month', NOON)).toEqual(new Date('2026-12-27T12:00:00Z'))
    expect(endOf('year', NOON)).toEqual(new Date('2027-11-27T12:00:00Z'))
    expect(endOf('never', NOON)).toBeNull()
  })
})

describe('the form of a share', () => {
  it('takes no name for nobody’s', () => {
    for (const name of ['', '   ', undefined]) {
      expect(ShareForm.parse({ name, span: 'week' })).toEqual({ name: null, span: 'week' })
    }
    expect(ShareForm.parse({ name: ' Amara ', span: 'never' })).toEqual({
      name: 'Amara',
      span: 'never',
    })
  })

  it('refuses what nobody can see, what is too long and what it does not offer', () => {
    const wrong = (form: object) =>
      ShareForm.safeParse({ name: 'A', span: 'week', ...form }).error?.issues[0]?.message
    expect(wrong({ name: 'A\u200bB' })).toBe('name-invisible')
    expect(wrong({ name: 'x'.repeat(61) })).toBe('name-long')
    expect(wrong({ span: 'decade' })).toBe('span-unknown')
  })
})

describe('how a share stands', () => {
  const share = { state: 'open' as const, audioId: 'a', expiresAt: hour(1), revokedAt: null }
  const digest = { state: 'ready', audioId: 'a' }

  it.each([
    ['open', {}, {}, false, 0],
    ['open', {}, { audioId: 'b' }, false, 0],
    ['waiting', {}, { audioId: 'b' }, true, 0],
    ['waiting', { state: 'waiting' as const }, {}, true, 0],
    ['waiting', {}, { state: 'making' }, false, 0],
    ['waiting', {}, { audioId: null }, false, 0],
    ['open', {}, {}, true, 0.99],
    ['ended', {}, {}, false, 1],
    ['open', { expiresAt: null }, {}, false, 99_999],
    ['refused', { state: 'refused' as const }, {}, false, 0],
    ['revoked', { revokedAt: hour(-1), state: 'refused' as const }, {}, false, 2],
  ])('is %s with %o of %o, approved first: %s, after %s h', (standing, a, b, approves, h) => {
    expect(standingOf({ ...share, ...a }, { ...digest, ...b }, approves, hour(h))).toBe(standing)
  })
})

describe('how many learned a concept', () => {
  const answer = (
    lessonId: string,
    conceptId: string,
    right: boolean,
    who: string | null = null,
  ) => ({
    lessonId,
    conceptId,
    right,
    learnerId: who,
  })
  const asked = (_: string, conceptId: string) => (conceptId === 'a' ? 2 : 1)

  it('counts those who answered all questions on it right', () => {
    const answers = [
      answer('1', 'a', true),
      answer('1', 'b', true),
      answer('1', 'a', true),
      answer('2', 'a', true),
      answer('2', 'b', false),
      answer('3', 'a', true),
      answer('3', 'a', false),
      answer('3', 'b', true),
    ]
    expect(learnedIn(answers, asked)).toEqual(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
    )
  })

  it('counts a person once, however often they try', () => {
    const answers = [answer('1', 'b', true, 'ann'), answer('2', 'b', true, 'ann')]
    expect(learnedIn(answers, asked)).toEqual(new Map([['b', 1]]))
  })

  it('counts nobody where nothing was asked', () => {
    expect(learnedIn([answer('1', 'c', false)], () => 0)).toEqual(new Map())
  })
})

describe('a length', () => {
  it('is told in minutes and seconds', () => {
    expect([0, 9.4, 59.6, 174, 180].map(minuteText)).toEqual([
      '0:00',
      '0:09',
      '1:00',
      '2:54',
      '3:00',
    ])
  })
})

describe('a QR code', () => {
  it('has its three finders, and white around it', () => {
    const { size, path } = qrCode(`https://learn.example.org/shares/${'A'.repeat(43)}`)
    const dark = new Set(path.match(/M\d+ \d+/g)?.map((one) => one.slice(1)))
    const finder = (x: number, y: number) =>
      [0, 1, 2, 3, 4, 5, 6].every((i) =>
        [`${x + i} ${y}`, `${x + i} ${y + 6}`, `${x} ${y + i}`, `${x + 6} ${y + i}`].every((at) =>
          dark.has(at),
        ),
      )
    expect([finder(4, 4), finder(size - 11, 4), finder(4, size - 11)]).toEqual([true, true, true])
    for (let i = 0; i < size; i += 1) {
      for (const at of [`${i} 3`, `3 ${i}`, `${i} ${size - 4}`]) expect(dark.has(at)).toBe(false)
    }
  })
})
