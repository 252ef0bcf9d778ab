import { z } from 'zod'
import { CARD } from '~/features/course/outline'
import { Refusal } from '~/features/refusal'
import { type Part, type PartOf, type Place, partOf, partsOf, siblings } from './draft'
import { changeDraft, newPartId, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Change } from './draft-change'
import type { About } from './draft-steps.server'
import { NEW_QUESTION } from './question-form'
import { lookAtDrafts } from './spare-drafts.server'

export const NewQuestionForm = z.strictObject({ place: z.enum(['card', 'pool']) })

/** What is done with a question as a whole, and the revision it rests on. */
export const QuestionChangeForm = z.strictObject({
  what: z.enum(['see', 'another', 'up', 'down', 'to-pool', 'to-card', 'remove']),
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

const ABOUT: Record<Exclude<Asked['what'], 'another'>, About> = {
  see: 'accepted',
  up: 'moved',
  down: 'moved',
  'to-pool': 'moved',
  'to-card': 'moved',
  remove: 'removed',
}

/** The question after one that nobody has seen yet, else the first such; null for none. */
function nextUnseen(parts: readonly Part[], id: string): string | null {
  const all = partsOf(parts, 'module').flatMap((module) =>
    (['card', 'pool'] as const).flatMap((place) =>
      partsOf(parts, 'question', { parentId: module.id, place }),
    ),
  )
  const at = all.findIndex((one) => one.id === id)
  const rest = [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))]
  return rest.find(({ seen }) => !seen)?.id ?? null
}

/**
 * Takes a question for seen, puts another draft in its place, moves it among its like or between card
 * and pool, or removes it; where to go on to: from one that is seen, to the next that is not.
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
  if (what === 'another') {
    const { kind } = await lookAtDrafts(editor, draftId, { what, part: id, base })
    return { kind, to: `/studio/${draftId}/questions/${id}` }
  }
  const changes = changesFor(parts, part, what, base)
  const { kind } = await changeDraft(editor, draftId, changes, { about: ABOUT[what] })
  const gone = what === 'remove' && kind === 'changed'
  const next = what === 'see' ? (nextUnseen(parts, id) ?? id) : id
  const to = gone ? `modules/${part.parentId}/card` : `questions/${next}`
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
