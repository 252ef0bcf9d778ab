import { bareText } from '~/features/course/plain-text'
import { NO_FORM } from './bank-change'
import { type Part, partsOf } from './draft'
import { changeDraft, newPartId } from './draft.server'
import type { Change } from './draft-change'
import { draftOfCourse } from './drafts.server'
import type { Essay } from './formats/bank-course'

/**
 * Keeps the questions of a bank that have no key in the pools of its course's draft, which can't be
 * published before they are finished. What the draft asks already stays as it is.
 */
export async function keepEssays(
  { id, admin }: { id: string; admin: boolean },
  courseId: string,
  essays: readonly Essay[],
): Promise<void> {
  if (essays.length === 0) return
  const editor = { id, role: admin ? 'admin' : 'instructor' }
  const draftId = await draftOfCourse(editor, courseId)
  const ids = essays.map(newPartId)
  const insert = (parts: readonly Part[]) => insertsOf(parts, essays, ids)
  const done = await changeDraft(editor, draftId, insert, { about: 'imported' })
  if (done.kind === 'stale') throw new Error(`${draftId} was changed within one transaction`)
}

/** An essay whose module the draft has not goes to its last one. */
function insertsOf(parts: readonly Part[], essays: readonly Essay[], ids: string[]): Change[] {
  const modules = new Map(partsOf(parts, 'module').map((part) => [part.key, part.id]))
  const concepts = new Map(partsOf(parts, 'concept').map((part) => [part.key, part.id]))
  const asked = new Set(partsOf(parts, 'question').map(({ content }) => bareText(content.ask)))
  return essays.flatMap(({ module, concept, ask }, n): Change[] => {
    const parentId = modules.get(module) ?? [...modules.values()].at(-1)
    if (parentId === undefined || asked.has(bareText(ask))) return []
    const about = { concept: concepts.get(concept) ?? null, passage: null }
    const content = { kind: 'text' as const, ask, choices: [NO_FORM], ...about }
    const part = {
      kind: 'question' as const,
      id: ids[n],
      parentId,
      place: 'pool' as const,
      content,
    }
    return [{ do: 'insert', part }]
  })
}
