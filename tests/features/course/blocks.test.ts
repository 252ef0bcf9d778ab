import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { blocksOf } from '~/features/course/blocks'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)
const KIND: Record<string, string> = {
  thematicBreak: 'break',
  blockquote: 'quote',
  math: 'formula',
  footnoteDefinition: 'note',
  definition: 'paragraph',
}

/** What a full Markdown parser finds: the oracle. */
const parsed = (text: string) =>
  parser.parse(text).children.map((node) => {
    const { start, end } = node.position as NonNullable<typeof node.position>
    return `${start.line - 1}–${end.line} ${KIND[node.type] ?? node.type}`
  })
const found = (text: string) =>
  blocksOf(text.split('\n')).map(({ kind, start, end }) => `${start}–${end} ${kind}`)

describe('blocksOf', () => {
  it.each([
    '# A\n\ntext\nmore\n\n## B ##\ntext',
    'Title\n===\n\nOther\n---\n\ntext\n\n---\n\n* * *',
    '```js\n# a\n\n## b\n```\nafter',
    '~~~\n```\n~~~\n\n````md\n```\n## no heading\n```\n````',
    '- a\n- b\n\n  c\n\n      code\n\n- d\ntext that goes on\n\nend',
    '1. a\n\n   ```js\n   ## b\n   ```\n\n2. c\n* other list',
    '- a\n  ```\n  code\n  ```\ntext',
    '- ```js\n  code\n\n  more\n  ```\n- b',
    '> a\n> b\nlazy\n\n> c\n---',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\ntext\n| a |\n|---|\n| 1 |\n# H',
    '<div>\n## not a heading\n</div>\n\n## heading\n\n<!-- a\n\n# b -->\ntext',
    '$$\nx\n\ny\n$$\n\ntext $$x$$ text',
    '    code\n\n    code\n\ntext\n    text',
    '[^1]: a note\n    that goes on\n\n    and on\n\ntext[^1]',
    '知识\n\n## 标题\n\n- 一\n- 二',
  ])('finds what a Markdown parser finds: %j', (text) => {
    expect(found(text)).toEqual(parsed(text))
  })

  it('says what is never closed', () => {
    const open = (text: string) => blocksOf(text.split('\n')).map((block) => block.open)
    expect(open('```\na\n```\n\n```\nb')).toEqual([false, true])
    expect(open('$$\nx')).toEqual([true])
    expect(open('<!-- a\n\nb')).toEqual([true])
    expect(open('text')).toEqual([false])
  })

  it('takes time linear in the length of hostile texts', () => {
    const began = computed()
    for (const line of ['> ', '- ', '<!--\n', '```\n', '| a\n|-\n', '[^a]:\n', '$$\n', '<a\n']) {
      blocksOf(line.repeat(50_000).split('\n'))
    }
    expect(computed() - began).toBeLessThan(5_000)
  })
})

const folder = process.env.FIFTEEN_DATA
describe.skipIf(!folder)('blocksOf, on real lessons (skipped: no data)', () => {
  it('finds what a Markdown parser finds', () => {
    const courses = join(folder ?? '', 'courses')
    const paths = readdirSync(courses, { recursive: true, encoding: 'utf8' })
    const lessons = paths.filter((path) => path.endsWith('.md'))
    expect(lessons.length).toBeGreaterThan(50)
    for (const path of lessons) {
      const text = readFileSync(join(courses, path), 'utf8').replace(/\r\n/g, '\n')
      expect(found(text), path).toEqual(parsed(text))
    }
  })
})
