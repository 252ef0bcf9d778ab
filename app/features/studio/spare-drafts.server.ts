import { z } from 'zod'
import { lint } from '~/features/card/lint'
import { CARD, type Language } from '~/features/course/outline'
import { type Contents, type Part, type PartOf, partOf, partsOf } from './draft'
import { changeDraft, newPartId, partAsItStands } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Change } from './draft-change'
import type { About } from './draft-steps.server'
import { asDraft, besideOf, keepSpares, sparesId, sparesIn } from './drafted-questions'

const part = z.string().min(1)
const base = z.coerce.number().int().min(0)

/**
 * What is done with drafted questions as they are looked through. `base` of a card: the draft's
 * revision as it was shown.
 */
export const CardsForm = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('keep'), part }),
  z.strictObject({ what: z.enum(['drop', 'another']), part, base }),
  z.strictObject({ what: z.literal('keep-card'), module: part, base }),
  z.strictObject({ what: z.literal('fill'), module: part }),
])

export type CardsAsked = z.infer<typeof CardsForm>

const ABOUT: Record<CardsAsked['what'], About> = {
  keep: 'accepted',
  'keep-card': 'accepted',
  drop: 'removed',
  another: 'proposed',
  fill: 'proposed',
}

/** `stale`: it was changed meanwhile; `none`: there is no other draft. Then nothing is done. */
export type LookedAt = { kind: 'changed' | 'stale' | 'none'; part: string | null }

/**
 * Keeps drafted questions, drops one, or puts another one in its place or where the card lacks one.
 *
 * @throws Refusal `not-found`
 */
export async function lookAtDrafts(
  editor: Editor,
  draftId: string,
  asked: CardsAsked,
): Promise<LookedAt> {
  const id = 'part' in asked ? asked.part : null
  const held = id ? await partAsItStands(editor, draftId, id) : null
  const module = 'module' in asked ? asked.module : (held?.parentId ?? '')
  const fresh = newPartId()
  let none = false
  let gone = false
  const outcome = await changeDraft(
    editor,
    draftId,
    (parts) => {
      const changes = changesFor(parts, asked, module, fresh)
      none = changes === 'none'
      gone = changes === null
      return changes === 'none' || changes === null ? [] : changes
    },
    { about: ABOUT[asked.what], material: [sparesId(module)] },
  )
  if (none) return { kind: 'none', part: id }
  return { kind: outcome.kind === 'changed' && !gone ? 'changed' : 'stale', part: id }
}

function changesFor(
  parts: readonly Part[],
  asked: CardsAsked,
  module: string,
  fresh: string,
): Change[] | 'none' | null {
  if (asked.what === 'keep-card') {
    return partsOf(parts, 'question', { parentId: module, place: 'card' })
      .filter(({ seen, revision }) => !seen && revision <= asked.base)
      .map(({ id }) => ({ do: 'see', id }))
  }
  if (asked.what === 'fill') return filled(parts, module, fresh)
  const question = partOf(parts, 'question', asked.part)
  if (!question) return null
  if (asked.what === 'keep') return [{ do: 'see', id: question.id }]
  if (asked.what === 'drop') return [{ do: 'remove', id: question.id, base: asked.base }]
  return another(parts, question, module, asked.base)
}

/** A spare question instead of one, which becomes the last spare one itself. */
function another(
  parts: readonly Part[],
  { id, content }: PartOf<'question'>,
  module: string,
  base: number,
): Change[] | 'none' {
  const found = nextSpare(parts, module, id)
  if (!found) return 'none'
  const write = { do: 'write', id, base, content: found.next, seen: false } as const
  return [write, keepSpares(parts, module, [...found.rest, content])]
}

function filled(parts: readonly Part[], module: string, id: string): Change[] | 'none' | null {
  if (!partOf(parts, 'module', module)) return null
  const found = besideOf(parts, module).length < CARD ? nextSpare(parts, module, id) : null
  if (!found) return 'none'
  const { next: content, rest } = found
  const about = { kind: 'question', id, parentId: module, place: 'card', seen: false } as const
  return [{ do: 'insert', part: { ...about, content } }, keepSpares(parts, module, rest)]
}

/** The first spare question that goes with the others of the card, else the first; null for none. */
function nextSpare(parts: readonly Part[], module: string, id: string) {
  const spares = sparesIn(parts.find((one) => one.id === sparesId(module)))
  const [course] = partsOf(parts, 'course')
  const language: Language = course?.content.language ?? 'en'
  const siblings = besideOf(parts, module).filter((one) => one.id !== id)
  const isClean = (content: Contents['question']) =>
    lint({ ...content, id, concept: content.concept ?? '' }, { language, siblings }).length === 0
  const fit = spares.find(isClean) ?? spares[0]
  if (!fit) return null
  const next = asDraft(fit, parts, module, language)
  return { next, rest: spares.filter((one) => one !== fit) }
}

/** How many drafts a module has that could stand for one of its card's. */
export async function sparesOf(editor: Editor, draftId: string, module: string): Promise<number> {
  return sparesIn(await partAsItStands(editor, draftId, sparesId(module))).length
}
