import { describe, expect, it } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { nestingOf } from '~/features/course/nesting'

describe('nestingOf', () => {
  it.each([
    ['plain text\n\n- a\n- b', 1],
    ['> > > a', 3],
    ['- a\n  - b\n    - c', 3],
    ['- a\n\n  b\n\n- c', 1],
    ['* * *\n\n- - -', 0],
    ['```\n>>>>>>>>\n((((((\n```', 0],
    ['[a [b](c) d](e)', 2],
    ['a\n\n- b\n\nc\n\n- d', 1],
  ])('%j is %i deep', (text, depth) => {
    expect(nestingOf(text)).toBe(depth)
  })

  it('sees through what stalls parsers, in time linear in the length', () => {
    const began = computed()
    const lists = Array.from({ length: 600 }, (_, at) => `${' '.repeat(2 * at)}- a`).join('\n')
    for (const text of ['>'.repeat(200_000), '[('.repeat(100_000), lists, '- '.repeat(100_000)]) {
      expect(nestingOf(text) > 20 || /^- - /.test(text)).toBe(true)
    }
    expect(computed() - began).toBeLessThan(2_000)
  })
})
