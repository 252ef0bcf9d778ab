import { type Block, blocksOf } from './blocks'
import { amountsOf } from './minutes'

/** What the reader sees at a time: the lines `start` to `end` of a module's body. */
export type Idea = {
  /** From 0; `end` is excluded. */
  start: number
  end: number
  markdown: string
}

/** The most words, or Han characters, that an idea holds before it is cut between blocks. */
export const IDEA = { words: 250, han: 350 }

/**
 * Cuts a module's body into ideas, in order. An idea begins at a heading of the second or third
 * level and after a thematic break, which itself goes. A longer one is cut between blocks into
 * parts of like size; never inside a block, after a heading, or after a paragraph that
 * announces what follows with a colon. A heading with nothing under it joins what comes next.
 */
export function ideasOf(body: string): Idea[] {
  const lines = body.split('\n')
  return sectionsOf(blocksOf(lines))
    .flatMap((section) => partsOf(section, lines))
    .map((part) => {
      const start = part[0]?.start ?? 0
      const end = part.at(-1)?.end ?? start
      return { start, end, markdown: lines.slice(start, end).join('\n') }
    })
}

function sectionsOf(blocks: Block[]): Block[][] {
  const sections: Block[][] = []
  let section: Block[] = []
  for (const block of blocks) {
    const begins = block.kind === 'break' || (block.kind === 'heading' && block.depth <= 3)
    if (begins && section.some(({ kind }) => kind !== 'heading')) {
      sections.push(section)
      section = []
    }
    if (block.kind !== 'break') section.push(block)
  }
  if (section.length > 0) sections.push(section)
  return sections
}

function partsOf(section: Block[], lines: string[]): Block[][] {
  const source = ({ start, end }: Block) => lines.slice(start, end).join('\n')
  const runs = runsOf(section, (block) => /[:：][*_]*\s*$/.test(source(block)))
  const sizes = runs.map((run) => sizeOf(run.map(source).join('\n\n')))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const share = total / Math.ceil(total)
  const parts: Block[][] = []
  let filled = 0
  runs.forEach((run, at) => {
    const size = sizes[at] ?? 0
    const middle = filled + size / 2
    const part = total > 1 ? Math.min(Math.ceil(total) - 1, Math.floor(middle / share)) : 0
    parts[part] = [...(parts[part] ?? []), ...run]
    filled += size
  })
  return parts.filter(Boolean)
}

/** How full an idea is with this text: 1 is the most it should hold. */
function sizeOf(markdown: string): number {
  const { words, han } = amountsOf(markdown)
  return words / IDEA.words + han / IDEA.han
}

/** Blocks that stay together: a heading or an announcement with what comes after it. */
function runsOf(blocks: Block[], announces: (block: Block) => boolean): Block[][] {
  const runs: Block[][] = []
  let open = false
  for (const block of blocks) {
    if (open) runs.at(-1)?.push(block)
    else runs.push([block])
    open = block.kind === 'heading' || (block.kind === 'paragraph' && announces(block))
  }
  return runs
}
