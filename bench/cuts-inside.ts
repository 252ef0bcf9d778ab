import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Cut } from '~/features/course/split'
import type { Text } from './texts'

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath)

/**
 * How many cuts fall inside of what stays whole, judged from outside: by lines and cues that are
 * parted, and for Markdown by a parser of the source: a cut inside of a block is one inside of a
 * paragraph, where a sentence ends.
 */
export function cutsInside(made: Cut, text: Text): number {
  const cuts = made.turns.map(({ at }) => made.units[at])
  if (text.ends || text.material.blocks.some(({ kind }) => kind === 'cue')) {
    const { blocks } = text.material
    const whole = (body: string) => body.replace(/\s+/g, '')
    const all = whole(made.modules.map(({ body }) => body).join(''))
    const lost = all !== whole(blocks.map(({ markdown }) => markdown).join('')) ? 1 : 0
    const begins = (at: number, markdown: string) =>
      markdown.startsWith(blocks[at]?.markdown ?? '\0')
    return lost + cuts.filter((unit) => !unit || !begins(unit.block, unit.markdown)).length
  }
  const { children } = parser.parse(text.source)
  let from = 0
  return made.modules.slice(0, -1).filter(({ body }, at) => {
    const [next = ''] = made.modules[at + 1]?.body.slice(0, 200).split('\n') ?? []
    const found = text.source.indexOf(next, from + Math.max(0, body.length - 400))
    if (found < 0) return true
    from = found
    const inside = children.find(({ position }) => {
      const { start, end } = position ?? { start: { offset: 0 }, end: { offset: 0 } }
      return (start.offset ?? 0) < found && found < (end.offset ?? 0)
    })
    if (!inside) return false
    return (
      inside.type !== 'paragraph' ||
      !/[.!?。！？…]["'”’」）)*_]*\s*$/.test(text.source.slice(0, found))
    )
  }).length
}
