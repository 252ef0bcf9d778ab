import { bareText } from '~/features/course/plain-text'
import { NO_FORM } from './bank-change'
import { partsOf } from './draft'
import { changeDraft, wholeDraft } from './draft.server'
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
  const { parts } = await wholeDraft(editor, draftId)
  const modules = new Map(partsOf(parts, 'module').map((part) => [part.key, part.id]))
  const concepts = new Map(partsOf(parts, 'concept').map((part) => [part.key, part.id]))
  const asked = new Set(partsOf(parts, 'question').map(({ content }) => bareText(content.ask)))
  const changes = essays.flatMap(({ module, concept, ask }): Change[] => {
    const parentId = modules.get(module)
    if (parentId === undefined || asked.has(bareText(ask))) return []
    const about = { concept: concepts.get(concept) ?? null, passage: null }
    const content = { kind: 'text' as const, ask, choices: [NO_FORM], ...about }
    return [{ do: 'insert', part: { kind: 'question', parentId, place: 'pool', content } }]
  })
  if (changes.length > 0) await changeDraft(editor, draftId, changes, { about: 'imported' })
}
