import { blocksOf } from './blocks'
import { openingFence } from './fences'

/** A stretch of a course's text and the line, from 1, it begins at. */
export type Part = { line: number; text: string }

export type ModulePart = {
  /** The line of its heading, from 1. */
  line: number
  id: string
  title: string
  /** What stands behind its id. */
  spans: string
  concepts: Part | null
  card: Part | null
  pool: Part | null
  digest: Part | null
  /** The Markdown without heading and blocks; no empty lines at either end. */
  body: string
}

/** Why a text is no course, and the line, from 1, that is to blame. */
export type Refused = { kind: 'refused'; line: number | null; what: string }

const BLOCKS = ['concepts', 'card', 'pool', 'digest'] as const
const isBlock = (name: string): name is (typeof BLOCKS)[number] =>
  BLOCKS.includes(name as (typeof BLOCKS)[number])

/** Cuts a course's text into front matter and modules, without looking into them. */
export function cutCourse(
  text: string,
): { kind: 'parts'; front: Part; modules: ModulePart[] } | Refused {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const frontEnd = lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line))
  if (!/^---[ \t]*$/.test(lines[0] ?? '') || frontEnd < 0) {
    return refused(1, 'a course begins with front matter between two lines `---`')
  }
  const front = { line: 2, text: lines.slice(1, frontEnd).join('\n') }
  const modules: ModulePart[] = []
  const stretches: string[][] = []
  const prose = lines.slice(frontEnd + 1)
  const lineOf = (at: number) => frontEnd + 2 + at
  let done = 0
  for (const { kind, depth, start, end, open } of blocksOf(prose)) {
    const module = modules.at(-1)
    const text = prose.slice(done, end).join('\n')
    const fence = kind === 'code' ? openingFence(prose[start] ?? '') : null
    done = end
    if (open) return refused(lineOf(start), 'what begins here is never closed')
    if (depth === 1) {
      const found = /^ {0,3}#[ \t]+(.*\S)[ \t]+\{#([^{}]*)\}[ \t]*$/.exec(prose[start] ?? '')
      const [, title = '', named = ''] = found ?? []
      const [id = '', ...spans] = named.split(' ')
      if (!id) return refused(lineOf(start), 'a module’s heading names its id: `# Title {#an-id}`')
      const none = { concepts: null, card: null, pool: null, digest: null }
      modules.push({ line: lineOf(start), id, title, spans: spans.join(' '), ...none, body: '' })
      stretches.push([])
    } else if (!module) {
      return refused(lineOf(start), 'text before the first module’s `# Title {#an-id}`')
    } else if (fence && isBlock(fence.info)) {
      if (module[fence.info]) return refused(lineOf(start), `a second \`${fence.info}\` block`)
      const yaml = prose.slice(start + 1, end - 1).join('\n')
      module[fence.info] = { line: lineOf(start + 1), text: yaml }
      stretches.at(-1)?.push('')
    } else {
      const own = stretches.at(-1) ?? []
      own.push(`${own.pop() ?? ''}\n${text}`)
    }
  }
  modules.forEach((module, at) => {
    module.body = (stretches[at] ?? []).map(withoutEmptyLines).filter(Boolean).join('\n\n')
  })
  return { kind: 'parts', front, modules }
}

/** A text as it stands in the format: without empty lines at its ends. */
export const withoutEmptyLines = (text: string) => text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()

const refused = (line: number, what: string): Refused => ({ kind: 'refused', line, what })
