import { inArray } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { pictures } from '~/db/schema'
import { textFacts } from '~/features/course/markdown.server'
import { type CheckLine, checklist, leadsIn, type Written, writtenIn } from './checklist'
import type { Draft } from './draft.server'
import { keysOf } from './draft-course'

/** What is to be looked at before a draft, or one module of it, is published. */
export async function checklistOf(
  { parts, courseId }: Pick<Draft, 'parts' | 'courseId'>,
  module?: string,
): Promise<CheckLine[]> {
  const written = writtenIn(parts, module)
  const read = await Promise.all(
    written.map(async (one) => ({
      ...one,
      found: await textFacts(one.text, one.part.kind === 'question'),
    })),
  )
  const ids = keysOf(parts)
  const keys = new Set(parts.flatMap(({ kind, id }) => (kind === 'module' && ids.get(id)) || []))
  return checklist(parts, read, leadsIn({ courseId, keys }, await picturesIn(written)), module)
}

/** Those that texts show and that there are. */
async function picturesIn(written: Written[]): Promise<Set<string>> {
  const named = written.flatMap(({ text }) => text.match(/(?<=\/pictures\/)[0-9a-f]{64}\b/g) ?? [])
  if (named.length === 0) return new Set()
  const rows = await reader()
    .select({ id: pictures.id })
    .from(pictures)
    .where(inArray(pictures.id, [...new Set(named)].slice(0, 10_000)))
  return new Set(rows.map(({ id }) => id))
}
