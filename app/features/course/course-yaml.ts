import { isAlias, isNode, LineCounter, parseDocument, stringify, visit } from 'yaml'
import type { z } from 'zod'
import type { Part, Refused } from './course-parts'

export type Yaml<T> = { kind: 'read'; value: T; lineOf: (path: PropertyKey[]) => number }

/**
 * Reads a part of a course's text as YAML in which every scalar is a string, and checks it.
 * Anchors, aliases and tags are refused.
 */
export function readYaml<T extends z.ZodType>(part: Part, schema: T): Yaml<z.output<T>> | Refused {
  const counter = new LineCounter()
  const refused = (offset: number, what: string): Refused => ({
    kind: 'refused',
    line: part.line + Math.max(1, counter.linePos(offset).line) - 1,
    what,
  })
  try {
    const document = parseDocument(part.text, {
      schema: 'failsafe',
      lineCounter: counter,
      prettyErrors: false,
      logLevel: 'silent',
    })
    const [fault] = [...document.errors, ...document.warnings]
    if (fault) return refused(fault.pos[0], firstLine(fault.message))
    let strange: number | null = null
    visit(document, (_, node) => {
      if (!isNode(node)) return undefined
      if (!isAlias(node) && !('anchor' in node && node.anchor) && !node.tag) return undefined
      strange = node.range?.[0] ?? 0
      return visit.BREAK
    })
    if (strange !== null) return refused(strange, 'anchors, aliases and tags are not allowed')
    const lineOf = (path: PropertyKey[]) => {
      for (let depth = path.length; depth >= 0; depth -= 1) {
        const node = document.getIn(path.slice(0, depth), true)
        if (isNode(node) && node.range) return refused(node.range[0], '').line ?? part.line
      }
      return part.line
    }
    const checked = schema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? '')
    if (checked.success) return { kind: 'read', value: checked.data, lineOf }
    const [issue] = checked.error.issues
    if (!issue) return refused(0, 'can’t be read')
    return { kind: 'refused', line: lineOf(issue.path), what: sayIssue(issue) }
  } catch (error) {
    const what = error instanceof RangeError ? 'is nested too deep' : 'can’t be read as YAML'
    return refused(0, what)
  }
}

const firstLine = (text: string) => text.split('\n')[0] ?? ''

/** One issue of zod's in a sentence, with its place in the block: `[1].choices[0]: …`. */
export function sayIssue(issue: z.core.$ZodIssue): string {
  const where = issue.path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
  const missing = issue.code === 'invalid_type' && /received undefined$/.test(issue.message)
  const what = missing ? 'is missing' : issue.message
  return where ? `${where}: ${what}` : what
}

/** Writes a value of strings, lists and maps so that `readYaml` gives it back unchanged. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false })
}
