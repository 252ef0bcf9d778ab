import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AnsweredQuestion } from '~/features/card/answered-question'
import { en } from '~/i18n/en'
import { LanguageProvider } from '~/i18n/messages'

const choices = ['one', 'two', 'three'].map((id) => ({ id, html: id }))

/** What is read of an answered question of which `one` and `two` are right. */
function read(chosen: string[], right: boolean): string {
  const question = { id: 'q', kind: 'several' as const, ask: 'Which?', choices }
  const feedback = {
    right,
    chosen,
    key: ['one', 'two'],
    reasons: [],
    passage: null,
    guessed: false,
  }
  const answered = createElement(AnsweredQuestion, { question, feedback, language: 'en' })
  return renderToStaticMarkup(
    LanguageProvider({ language: 'en', messages: en, children: answered }),
  )
}

describe('an answer with several choices', () => {
  it('that misses one says so, and that it is not right as a whole', () => {
    const text = read(['one'], false)
    expect(text).toContain(en.card.notAll)
    expect(text.split(en.card.right)).toHaveLength(2)
    expect(text.split(en.card.missed)).toHaveLength(2)
    expect(text).not.toContain(en.card.theAnswer)
  })

  it('that has them all says nothing of the kind', () => {
    const text = read(['one', 'two'], true)
    expect(text.split(en.card.right)).toHaveLength(3)
    expect(text).not.toContain(en.card.notAll)
    expect(text).not.toContain(en.card.missed)
  })
})
