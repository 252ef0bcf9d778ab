import { describe, expect, it } from 'vitest'
import { renderInline } from '~/features/course/markdown.server'
import { literal } from '~/features/studio/formats/literal'

const shown = async (text: string) => {
  const rendered = await renderInline(literal(text), { milliseconds: 5_000 })
  if (rendered.kind === 'refused') throw new Error(rendered.what)
  return rendered.html
    .replace(/<[^>]*>/g, '')
    .replace(/&#x3C;|&lt;/g, '<')
    .replace(/&#x26;|&amp;/g, '&')
}

describe('literal', () => {
  it.each([
    '<label> elements are mandatory for every form control',
    'Numbers and ____ are JavaScript primitives',
    'for (let i=1; i < 5; i++)',
    'a * b * c, **not bold**',
    '1. The first',
    '# Sharp',
    '- minus',
    '> greater',
    '[text](https://example.org)',
    'law & order, &lt; and &amp;',
    'C:\\new\\*',
    '$5 and $6',
    '~~gone~~',
    '---',
    '__init__ and snake_case',
    '<script>alert(1)</script>',
    '“引号”和 * 星号',
  ])('shows %j as it is', async (text) => {
    expect(await shown(text)).toBe(text)
  })

  it('leaves plain texts alone and keeps code', () => {
    expect(literal('Which one? `a < b`')).toBe('Which one? `a < b`')
  })
})
