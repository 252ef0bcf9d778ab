import rehypeKatex from 'rehype-katex'
import { unified } from 'unified'
import { tidyTex, Unwritable } from './tex-letters'

const LONGEST = 2_000 // characters

/**
 * A formula in TeX that can be shown as learners see it; null for one that can't be written or shown.
 *
 * @param write throws Unwritable for what has no place in TeX
 */
export function writtenFormula(write: () => string): string | null {
  try {
    const tex = tidyTex(write())
    return tex !== '' && tex.length <= LONGEST && isShown(tex) ? tex : null
  } catch (error) {
    if (error instanceof Unwritable) return null
    throw error
  }
}

const renderer = unified().use(rehypeKatex)

function isShown(tex: string): boolean {
  const text = { type: 'text' as const, value: tex }
  const properties = { className: ['math-inline'] }
  const code = { type: 'element' as const, tagName: 'code', properties, children: [text] }
  const shown = renderer.runSync({ type: 'root', children: [code] })
  return !JSON.stringify(shown).includes('katex-error')
}
