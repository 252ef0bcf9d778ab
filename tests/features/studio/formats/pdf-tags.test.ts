import { describe, expect, it } from 'vitest'
import type { PdfItem } from '~/features/studio/formats/pdf-lines'
import { type PdfTag, taggedOf } from '~/features/studio/formats/pdf-tags'

const marked = new Map<string, PdfItem[]>()
const said = (text: string, place: Partial<PdfItem> = {}): PdfTag => {
  const id = `m${marked.size}`
  const at = { x: 72, y: 700 - 14 * marked.size, size: 10, width: 50, fixed: false, ends: true }
  marked.set(id, [{ text, ...at, ...place }])
  return { type: 'content', id }
}
const tag = (role: string, ...children: PdfTag[]): PdfTag => ({ role, children })
const html = (...children: PdfTag[]) => taggedOf(tag('Root', ...children), marked).html

describe('a tagged page', () => {
  it('has lists inside each other, numbered where their marks are', () => {
    const item = (mark: string, ...children: PdfTag[]) =>
      tag('LI', tag('Lbl', said(mark)), tag('LBody', ...children))
    const inner = tag('L', item('1.', said('mild')), item('2.', said('strong')))
    expect(html(tag('L', item('•', said('green'), inner), item('•', said('black'))))).toBe(
      '<ul><li>green<ol><li>mild</li><li>strong</li></ol></li><li>black</li></ul>',
    )
  })

  it('has tables, quotes, and the words of figures', () => {
    const row = (role: string, ...texts: string[]) =>
      tag('TR', ...texts.map((text) => tag(role, tag('P', said(text)))))
    const table = tag('Table', tag('THead', row('TH', 'Kind')), tag('TBody', row('TD', 'a < b')))
    expect(html(tag('Sect', table))).toBe(
      '<table><tr><th><p>Kind</p></th></tr><tr><td><p>a &lt; b</p></td></tr></table>',
    )
    expect(html(tag('BlockQuote', tag('P', said('Water.'))))).toBe(
      '<blockquote><p>Water.</p></blockquote>',
    )
    const figure = { role: 'Figure', alt: 'A cup', children: [said('inside')] }
    expect(html(tag('P', said('Before.'), figure))).toBe('<p>Before.</p><p><em>A cup</em></p>')
  })

  it('keeps code of several lines as it stands, and passes over contents', () => {
    const code = tag('Code', said('if tea:'), said('brew()', { x: 96, fixed: true }))
    expect(html(tag('NonStruct', code))).toBe('<pre><code>if tea:\n    brew()</code></pre>')
    expect(html(tag('TOC', tag('TOCI', said('Leaves 3'))), tag('P', said('Text.')))).toBe(
      '<p>Text.</p>',
    )
  })

  it('counts the letters that are tagged, and knows paragraphs alone from more', () => {
    const read = (...children: PdfTag[]) => taggedOf(tag('Root', ...children), marked)
    expect(read(tag('P', said('Four')))).toMatchObject({ letters: 4, shaped: false })
    expect(read(tag('Div', tag('H1', said('Head'))))).toMatchObject({ letters: 4, shaped: true })
  })
})
