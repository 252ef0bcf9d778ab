import { type Block, blocksOf } from './blocks'
import type { MaterialBlock } from './material'
import { plainText } from './plain-text'

const KINDS: Partial<Record<Block['kind'], MaterialBlock['kind']>> = {
  code: 'code',
  list: 'list',
  table: 'table',
  quote: 'quote',
  formula: 'formula',
  html: 'quote',
}

/**
 * The blocks of a Markdown text. A thematic break goes with the block before it, a footnote with
 * the first block that names it, so that a cut parts neither.
 */
export function blocksOfMarkdown(markdown: string): MaterialBlock[] {
  const lines = markdown.split('\n')
  const found: MaterialBlock[] = []
  const notes: string[] = []
  for (const block of blocksOf(lines)) {
    const source = lines.slice(block.start, block.end).join('\n')
    const before = found.at(-1)
    if (block.kind === 'note') notes.push(source)
    else if (block.kind === 'break') {
      if (before && before.kind !== 'heading') before.markdown += `\n\n${source}`
    } else found.push(blockOf(block, source))
  }
  return withNotes(found, notes)
}

function blockOf({ kind, depth }: Block, markdown: string): MaterialBlock {
  if (kind === 'heading') return { kind, level: depth, markdown }
  if (kind !== 'paragraph') return { kind: KINDS[kind] ?? 'prose', markdown }
  const pictured = /^\s*!\[/.test(markdown) && plainText(markdown) === ''
  return { kind: pictured ? 'image' : 'prose', markdown }
}

function withNotes(blocks: MaterialBlock[], notes: string[]): MaterialBlock[] {
  for (const note of notes) {
    const name = /^ {0,3}\[\^([^\]\s]+)\]:/.exec(note)?.[1] ?? ''
    const home = blocks.find(({ markdown }) => markdown.includes(`[^${name}]`))
    // A note goes into a block of its own kind, or a paragraph would be cut at its sentences.
    if (home) Object.assign(home, { kind: 'quote', markdown: `${home.markdown}\n\n${note}` })
  }
  return blocks
}
