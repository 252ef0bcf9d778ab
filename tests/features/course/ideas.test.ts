import { describe, expect, it } from 'vitest'
import { ideasOf } from '~/features/course/ideas'

const texts = (body: string) => ideasOf(body).map(({ markdown }) => markdown)
const paragraph = (words: number) => `${'word '.repeat(words - 1)}end.`

describe('ideasOf', () => {
  it('begins an idea at headings of the second and third level and after a break', () => {
    expect(texts('a\n\n## B\nb\n\n### C\nc\n\n#### D\nd\n\n---\n\ne')).toEqual([
      'a',
      '## B\nb',
      '### C\nc\n\n#### D\nd',
      'e',
    ])
  })
  it('takes nothing in a fence for a heading or break', () => {
    const code = '```md\n## not\n\n---\n```'
    expect(texts(`a\n\n${code}`)).toEqual([`a\n\n${code}`])
  })
  it('joins a heading with nothing under it to what comes next', () => {
    expect(texts('## A\n\n### B\n\ntext')).toEqual(['## A\n\n### B\n\ntext'])
  })
  it('cuts a long idea between paragraphs into parts of like size', () => {
    const body = Array.from({ length: 6 }, () => paragraph(100)).join('\n\n')
    expect(texts(body).map((text) => text.split('\n\n').length)).toEqual([2, 2, 2])
  })
  it('cuts a long idea in Chinese by its characters', () => {
    const body = Array.from({ length: 4 }, () => '记'.repeat(150)).join('\n\n')
    expect(texts(body)).toHaveLength(2)
  })
  it('never cuts inside a list, table, quote or code', () => {
    const list = Array.from({ length: 40 }, () => `- ${paragraph(30)}`).join('\n')
    const table = `| a |\n|---|\n${`| ${paragraph(30)} |\n`.repeat(40)}`.trimEnd()
    const parts = texts(`${list}\n\n${table}`)
    expect(parts).toContain(list)
    expect(parts).toContain(table)
  })
  it('keeps a heading and an announcement with what comes after', () => {
    const list = `- ${paragraph(200)}`
    const body = `${paragraph(200)}\n\nThese are the three:\n\n${list}\n\n#### More\n\n${paragraph(200)}`
    const parts = texts(body)
    expect(parts.some((text) => /three:\n\n- /.test(text))).toBe(true)
    expect(parts.some((text) => /#### More\n\nword/.test(text))).toBe(true)
  })
  it('loses no line but breaks', () => {
    const body = Array.from({ length: 30 }, (_, at) => `## ${at}\n\n${paragraph(120)}`).join('\n\n')
    expect(texts(body).join('\n\n')).toBe(body)
  })
  it('makes nothing of nothing', () => {
    expect(ideasOf('')).toEqual([])
    expect(ideasOf('---')).toEqual([])
  })
})
