import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { responseTo } from '#/tests/support/study'
import { canary } from '#/tests/support/tiny-course'
import { NEW_KINDS, typedCourse } from '#/tests/support/typed-course'
import { answerPath, givenIn } from '~/features/card/given'
import { Answer, grade } from '~/features/card/grade'
import { sayLack } from '~/features/card/lack'
import { letterOf, plainHtml } from '~/features/card/partner'
import { feedbackOn, keyOf, viewOf } from '~/features/card/question'
import { sayResponse } from '~/features/card/response'
import type { Question } from '~/features/course/course'
import type { Kind } from '~/features/course/outline'
import { compile } from '~/features/studio/compile.server'
import { choicesOf } from '~/features/study/log'
import { en } from '~/i18n/en'

const { modules } = await compile(typedCourse())
const asked = new Map<Kind, Question>()
for (const { revision, moduleId } of modules[0]?.questions.slice(3) ?? []) {
  const { id, questionId, source, ...rest } = revision
  const { tolerance = 0, unit = null, otherwiseHtml = null } = source
  const forms = source.choices.map(({ text }) => text)
  asked.set(revision.kind, {
    ...rest,
    ...{ revisionId: id, id: questionId, moduleId, passage: null, unit },
    typed: { forms, tolerance, otherwiseHtml },
  })
}
const question = (kind: Kind): Question => {
  const found = asked.get(kind)
  if (!found) throw new Error(`no question of kind ${kind}`)
  return found
}
const idOf = (kind: Kind, at: number) => question(kind).choices[at]?.id ?? ''
const right = (kind: Kind, ...response: string[]) => grade(question(kind), response)

const RIGHT = { kind: 'graded', right: true }
const NOT = { kind: 'graded', right: false }
const lacks = (lack: string) => ({ kind: 'incomplete', lack })

describe('a number', () => {
  it.each(['1234.5', '1,234.5', '1234,5', '1 234.5 m/s', '1234', '1235 m / s', '1.2345e3'])(
    'is right as %s',
    (typed) => expect(right('number', typed)).toEqual(RIGHT),
  )

  it.each(['1233.9', '1235.1', '617.25', '1234.5 km/h', '0', '-1234.5'])(
    'is not right as %s',
    (typed) => expect(right('number', typed)).toEqual(NOT),
  )

  it.each(['many', '12 or 13', '1/0'])('is asked for again after %s', (typed) => {
    expect(right('number', typed)).toEqual(lacks('no-number'))
  })

  it('takes no unit where none is asked for', () => {
    const bare = { ...question('number'), unit: null }
    expect(grade(bare, ['1234.5'])).toEqual(RIGHT)
    expect(grade(bare, ['1234.5 m/s'])).toEqual(lacks('no-number'))
  })

  it('is met with the reason of the mistake that was made, else with that for the others', () => {
    const reasons = (typed: string) =>
      feedbackOn(question('number'), [typed], false, null).reasons.map(({ html }) => html)
    expect(reasons('617 m/s')).toEqual([expect.stringContaining('Why 617.25')])
    expect(reasons('5')).toEqual([expect.stringContaining('Why otherwise')])
    expect(reasons('5 km/h')).toEqual([expect.stringContaining('Why otherwise')])
    expect(reasons('1234.5')).toEqual([expect.stringContaining('Why 1234.5')])
  })
})

describe('a short text', () => {
  it('is right in each accepted form, however it is set', () => {
    const key = 'pool-text'
    for (const typed of [`KEY-${key}`, ` “key-${key}.” `, `ＫＥＹ-${key}`, `答案-${key}。`]) {
      expect(right('text', typed)).toEqual(RIGHT)
    }
    for (const typed of ['a known mistake', 'key', '答案']) {
      expect(right('text', typed)).toEqual(NOT)
    }
  })

  it('is met with the reason of the mistake that was made, else with that for the others', () => {
    const reasons = (typed: string) =>
      feedbackOn(question('text'), [typed], false, null).reasons.map(({ html }) => html)
    expect(reasons('A known  mistake!')).toEqual([expect.stringContaining('Why a known mistake')])
    expect(reasons('else')).toEqual([expect.stringContaining('Why otherwise')])
    const unexplained = {
      ...question('text'),
      typed: { forms: [], tolerance: 0, otherwiseHtml: null },
    }
    expect(feedbackOn(unexplained, ['else'], false, null).reasons).toEqual([])
  })

  it('is one line', () => {
    expect(right('text', 'a', 'b')).toEqual({ kind: 'unknown' })
    expect(Answer.parse({ question: 'q', response: ' a\u0000\nb ' }).response).toEqual(['a b'])
    expect(Answer.safeParse({ question: 'q', response: 'a'.repeat(201) }).success).toBe(false)
  })
})

describe('an order', () => {
  const order = (...places: (number | string)[]) =>
    right('order', ...places.map((place, at) => `${idOf('order', at)}:${place}`).sort())

  it('is right when every choice is in its place, and only then', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), (places) => {
        const straight = places.every((place, at) => place === at + 1)
        expect(order(...places)).toEqual(straight ? RIGHT : NOT)
      }),
      { seed: 15 },
    )
  })

  it('is handed back while a choice has no place, or two have the same', () => {
    expect(order()).toEqual(lacks('nothing'))
    expect(order(1, 2, 3)).toEqual(lacks('missing'))
    expect(order(1, 2, 3, 3)).toEqual(lacks('twice'))
  })

  it('knows no place or choice of another question', () => {
    expect(order(1, 2, 3, 5)).toEqual({ kind: 'unknown' })
    expect(order(0, 1, 2, 3)).toEqual({ kind: 'unknown' })
    expect(order(1, 2, 3, '')).toEqual({ kind: 'unknown' })
    expect(right('order', 'elsewhere:1')).toEqual({ kind: 'unknown' })
    expect(right('order', idOf('order', 0))).toEqual({ kind: 'unknown' })
    const twice = [1, 2].map((place) => `${idOf('order', 0)}:${place}`)
    expect(right('order', ...twice)).toEqual({ kind: 'unknown' })
  })
})

describe('a match', () => {
  const partner = (at: number) => question('match').choices[at]?.match?.id ?? ''
  const match = (...partners: number[]) =>
    right('match', ...partners.map((one, at) => `${idOf('match', at)}:${partner(one)}`))

  it('is right when every choice has its own partner', () => {
    expect(match(0, 1, 2)).toEqual(RIGHT)
    expect(match(1, 0, 2)).toEqual(NOT)
    expect(match(0, 1)).toEqual(lacks('missing'))
    expect(match(0, 1, 1)).toEqual(lacks('twice'))
    expect(right('match', `${idOf('match', 0)}:elsewhere`)).toEqual({ kind: 'unknown' })
  })

  it('shows partners whose ids do not tell what they belong to', () => {
    const ids = question('match').choices.map(({ id, match }) => [id, match?.id])
    expect(new Set(ids.flat()).size).toBe(6)
    const seen = viewOf(question('match'), 'someone')
    expect(seen.partners?.map(({ id }) => id).sort()).toEqual(
      ids.map(([, partner]) => partner).sort(),
    )
    for (const shown of [...seen.choices, ...(seen.partners ?? [])]) {
      expect(Object.keys(shown).sort()).toEqual(['html', 'id'])
    }
  })

  it('shuffles choices and partners apart from each other', () => {
    const orders = Array.from({ length: 40 }, (_, n) => {
      const { choices, partners = [] } = viewOf(question('match'), `learner ${n}`)
      const at = (id: string) => question('match').choices.findIndex((one) => one.id === id)
      return choices.map(
        ({ id }, n) => question('match').choices[at(id)]?.match?.id === partners[n]?.id,
      )
    })
    const side = orders.filter((same) => same.every(Boolean)).length
    expect(side).toBeGreaterThan(0)
    expect(side).toBeLessThan(20)
  })
})

describe('every new kind', () => {
  it.each(NEW_KINDS)('%s keeps its key and its reasons until the answer', (kind) => {
    const seen = JSON.stringify(viewOf(question(kind), 'learner'))
    expect(seen).not.toContain(canary(''))
    expect(seen).not.toMatch(/right|reason|tolerance|KEY|1234|617/)
  })

  it.each(NEW_KINDS)('%s is right as its key says', (kind) => {
    expect(grade(question(kind), keyOf(question(kind)))).toEqual(RIGHT)
  })

  it.each(NEW_KINDS)('%s is not right in another response of its shape', (kind) => {
    expect(grade(question(kind), responseTo(question(kind), true))).toEqual(RIGHT)
    expect(grade(question(kind), responseTo(question(kind), false))).toEqual(NOT)
  })

  it('is said in words where an account is taken along', () => {
    const worded = (kind: Kind) =>
      question(kind).choices.map(({ id, html, match }) => ({
        ...{ id, text: html },
        ...(match && { match: { id: match.id, text: match.html } }),
      }))
    const say = (kind: Kind) => sayResponse(kind, worded(kind), keyOf(question(kind)).sort())
    expect(say('order')).toEqual(['1. first', '2. second', '3. third', '4. fourth'])
    expect(say('match').sort()).toEqual(['one → of one', 'three → of three', 'two → of two'])
    expect(say('number')).toEqual(['1234.5'])
    expect(sayResponse('one', worded('order'), [idOf('order', 0)])).toEqual(['first'])
  })

  it('leaves to luck what a blind guess has', () => {
    const of = (kind: Kind, count: number) => choicesOf({ kind, choices: Array(count).fill(0) })
    expect([2, 3, 4, 8].map((count) => of('order', count))).toEqual([2, 6, 24, 24])
    expect(of('match', 3)).toBe(6)
    expect(of('number', 3)).toBeUndefined()
    expect(of('text', 1)).toBeUndefined()
    expect(of('several', 4)).toBeUndefined()
    expect(of('one', 4)).toBe(4)
  })
})

describe('what comes back ungraded', () => {
  it('goes through the address of a plain form and back, with what was given', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), (response) => {
        const met = { kind: 'incomplete', question: 'c/q', lack: 'twice' as const, response }
        const { searchParams } = new URL(answerPath('/lessons/1', met), 'http://x')
        expect(searchParams.get('question')).toBe('c/q')
        expect(givenIn(searchParams)).toEqual({ lack: 'twice', response })
      }),
      { seed: 15 },
    )
    expect(answerPath('/lessons/1', { kind: 'answered', question: 'q' })).toBe(
      '/lessons/1?question=q',
    )
    expect(answerPath('/lessons/1', null)).toBe('/lessons/1')
    expect(givenIn(new URLSearchParams('incomplete=1'))).toEqual({ lack: 'nothing', response: [] })
    expect(givenIn(new URLSearchParams())).toBeNull()
  })

  it('says for each kind what it lacks', () => {
    const { card } = en
    expect(sayLack(card, 'one', 'nothing')).toBe(card.incomplete)
    expect(sayLack(card, 'text', 'nothing')).toBe(card.lacks.nothing)
    expect(sayLack(card, 'number', 'no-number')).toBe(card.lacks.noNumber)
    expect(sayLack(card, 'order', 'missing')).toBe(card.lacks.positions)
    expect(sayLack(card, 'order', 'twice')).toBe(card.lacks.positionTwice)
    expect(sayLack(card, 'match', 'nothing')).toBe(card.lacks.partners)
    expect(sayLack(card, 'match', 'twice')).toBe(card.lacks.partnerTwice)
  })
})

describe('a partner', () => {
  it('stands in a list as text, and by its letter where text can’t show it', () => {
    expect(plainHtml('a &lt; b &amp;&amp; c &#x4E2D;')).toBe('a < b && c 中')
    expect(plainHtml('a <code>b</code>')).toBeNull()
    expect([0, 7].map(letterOf)).toEqual(['A', 'H'])
  })
})
