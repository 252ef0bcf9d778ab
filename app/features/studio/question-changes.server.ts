import { z } from 'zod'
import { CARD } from '~/features/course/outline'
import { Refusal } from '~/features/refusal'
import { type Part, type PartOf, type Place, partOf, partsOf, siblings } from './draft'
import { changeDraft, newPartId, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Change } from './draft-change'
import type { About } from './draft-steps.server'
import { NEW_QUESTION } from './question-form'

export const NewQuestionForm = z.strictObject({ place: z.enum(['card', 'pool']) })

/** What is done with a question as a whole, and the revision it rests on. */
export const QuestionChangeForm = z.strictObject({
  what: z.enum(['see', 'up', 'down', 'to-pool', 'to-card', 'remove']),
  base: z.coerce.number().int().min(0),
})
type Asked = z.infer<typeof QuestionChangeForm>

/**
 * Begins a question of a module; its id.
 *
 * @throws Refusal `not-found`, `bad-input` where the card has its three already
 */
export async function addQuestion(
  editor: Editor,
  draftId: string,
  moduleId: string,
  place: Place,
): Promise<string> {
  const { parts } = await wholeDraft(editor, draftId)
  if (!partOf(parts, 'module', moduleId)) throw new Refusal('not-found')
  if (place === 'card' && cardOf(parts, moduleId).length >= CARD) throw new Refusal('bad-input')
  const [concept] = partsOf(parts, 'concept', { parentId: moduleId })
  const id = newPartId()
  const content = { ...NEW_QUESTION, concept: concept?.id ?? null }
  const part = { kind: 'question', id, parentId: moduleId, place, content } as const
  const done = await changeDraft(editor, draftId, [{ do: 'insert', part }], { about: 'added' })
  if (done.kind !== 'changed') throw new Refusal('not-found')
  return id
}

const cardOf = (parts: readonly Part[], parentId: string) =>
  partsOf(parts, 'question', { parentId, place: 'card' })

const ABOUT: Record<Asked['what'], About> = {
  see: 'accepted',
  up: 'moved',
  down: 'moved',
  'to-pool': 'moved',
  'to-card': 'moved',
  remove: 'removed',
}

/**
 * Takes a question for seen, moves it among its like or between card and pool, or removes it; where
 * to go on to.
 *
 * @throws Refusal `not-found`, `bad-input` where the card has its three already
 */
export async function changeQuestion(
  editor: Editor,
  draftId: string,
  id: string,
  { what, base }: Asked,
): Promise<{ kind: string; to: string }> {
  const { parts } = await wholeDraft(editor, draftId)
  const part = partOf(parts, 'question', id)
  if (!part?.parentId) throw new Refusal('not-found')
  const changes = changesFor(parts, part, what, base)
  const { kind } = await changeDraft(editor, draftId, changes, { about: ABOUT[what] })
  const gone = what === 'remove' && kind === 'changed'
  const to = gone ? `modules/${part.parentId}/card` : `questions/${id}`
  return { kind, to: `/studio/${draftId}/${to}` }
}

function changesFor(
  parts: readonly Part[],
  part: PartOf<'question'>,
  what: Asked['what'],
  base: number,
): Change[] {
  const { id } = part
  if (what === 'see') return [{ do: 'see', id }]
  if (what === 'remove') return [{ do: 'remove', id, base }]
  if (what === 'to-card' || what === 'to-pool') {
    const place = what === 'to-card' ? 'card' : 'pool'
    const there = partsOf(parts, 'question', { parentId: part.parentId ?? '', place })
    if (place === 'card' && there.length >= CARD) throw new Refusal('bad-input')
    return [{ do: 'move', id, place, after: there.at(-1)?.id ?? null }]
  }
  const all = siblings(parts, part as Part)
  const at = all.findIndex((one) => one.id === id)
  const next = all[at + 1]
  if (what === 'down') return next ? [{ do: 'move', id, after: next.id }] : []
  return at > 0 ? [{ do: 'move', id, after: all[at - 2]?.id ?? null }] : []
}
