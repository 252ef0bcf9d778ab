import { describe, expect, it } from 'vitest'
import { hasData, hostile } from '#/tests/support/hostile'
import { renderInline } from '~/features/course/markdown.server'
import { fromHtml, plainFromHtml } from '~/features/studio/formats/html-text'

describe('HTML as Markdown', () => {
  it.each([
    ['<p>One <b>two</b></p><p>three</p>', 'One **two**\n\nthree'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['<code>a &lt; b</code>', '`a < b`'],
    ['H<sub>2</sub>O, m<sup>2</sup>, x<sup>n</sup>', 'H₂O, m², x^n'],
    ['\\(x^2\\) and $5', '$x^2$ and \\$5'],
    ['<a href="javascript:alert(1)">x</a>', 'x'],
    ['<script>alert(1)</script>a<style>b</style>', 'a'],
    ['one\n   two', 'one two'],
    ['a * b', 'a \\* b'],
  ])('%s', (html, markdown) => {
    expect(fromHtml(html)).toEqual({ text: markdown, losses: [] })
  })

  it('keeps a picture’s words and names the picture, but not what it is made of', () => {
    const png = `data:image/png;base64,${'iVBORw0KGgo'.repeat(9_000)}`
    expect(fromHtml(`<img src="${png}" alt="a cat"><img src="b.png">`)).toEqual({
      text: 'a cat',
      losses: ['a picture is not taken over', 'a picture (b.png) is not taken over'],
    })
  })

  it('gives up on what is too long or too deep', () => {
    expect(fromHtml(`<p>${'a'.repeat(50_000)}</p>`).losses).toEqual(['a text is too long'])
    expect(fromHtml('<b>'.repeat(5_000)).losses).toEqual(['a text is nested too deep'])
  })

  it('is plain text where something is to be typed', () => {
    expect(plainFromHtml('<span>gar&ccedil;on</span>\n &amp; <b>x</b>')).toBe('garçon & x')
  })

  it.runIf(hasData)('of strangers shows no script', async () => {
    const lines = [...hostile('xss/patt-xss.json'), ...hostile('xss/dompurify-expect.json')]
    expect(lines.length).toBeGreaterThan(1_000)
    for (let at = 0; at < lines.length; at += 40) {
      const { text } = fromHtml(lines.slice(at, at + 40).join('\n<p>'))
      const rendered = await renderInline(text, { milliseconds: 5_000 })
      if (rendered.kind === 'refused') continue
      const tags = rendered.html.match(/<[a-z][^>]*>/gi) ?? []
      for (const tag of tags) {
        expect(tag).not.toMatch(/^<(?:script|iframe|object|svg|math\s+xmlns:|embed|style)/i)
        expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\son\w+\s*=/i)
        expect(tag).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i)
      }
    }
  })
})
