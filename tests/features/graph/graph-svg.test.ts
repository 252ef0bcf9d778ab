import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { graphView } from '~/features/graph/graph'
import { GraphSvg } from '~/features/graph/graph-svg'
import { en } from '~/i18n/en'
import { LanguageProvider } from '~/i18n/messages'
import { courseOf } from './course'

/** The forms that are drawn of a course of so many concepts, and how many links there are. */
function drawn(count: number) {
  const names = Array.from({ length: count }, (_, n) => `c${n}`)
  const view = graphView(courseOf({ m1: names }), new Map())
  const graph = createElement(GraphSvg, { view, base: '/courses/c/graph' })
  const html = renderToStaticMarkup(
    LanguageProvider({ language: 'en', messages: en, children: graph }),
  )
  return {
    forms: [...html.matchAll(/<svg class="([\w ]+)".*?data-form="(\w+)"/g)].map(([, ...at]) => at),
    links: html.match(/<a /g)?.length,
  }
}

describe('the graph as it is first painted', () => {
  it('has a form for each width of a screen', () => {
    expect(drawn(300)).toEqual({
      forms: [
        ['graph narrow', 'tall'],
        ['graph roomy', 'wide'],
      ],
      links: 600,
    })
  })

  it('has one form for all where there are very many concepts', () => {
    expect(drawn(301)).toEqual({ forms: [['graph long', 'tall']], links: 301 })
  })
})
