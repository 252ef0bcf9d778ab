import { CARD } from '~/features/course/outline'
import type { ProposedConcept } from '~/features/course/propose-concepts'
import { Refusal } from '~/features/refusal'
import { type Handle, Hopeless, type Job } from '~/jobs/kinds.server'
import { type Part, partsOf } from './draft'
import { changeDraft, type Draft, newPartId, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Change } from './draft-change'
import { draftModule } from './draft-module.server'
import { besideOf, bringQuestions, sparesId } from './drafted-questions'
import { type Bounds, inWorker } from './in-worker.server'
import { bringConcepts, draftConcepts, proposedFor, titleKey } from './proposed-concepts'

/** The part of a draft that remembers the titles that were proposed. */
const PROPOSALS = 'proposals'

/** What the concepts of a whole course may take. */
const PATIENCE: Bounds = { milliseconds: 120_000, megabytes: 768 }

/**
 * The work of the job that proposes a draft's concepts, and drafts the questions that its cards lack,
 * module by module: done again, it goes on with what is still missing. What is there is never
 * changed, and what was dropped does not come again. A draft that is gone needs none.
 */
export async function propose({ key, payload }: Job, handle: Handle): Promise<void> {
  const editor = payload as Editor
  try {
    await proposeConceptsOf(editor, key, handle)
    await draftQuestionsOf(editor, key, handle)
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === 'not-found')) throw error
  }
}

async function proposeConceptsOf(editor: Editor, draftId: string, { report, signal }: Handle) {
  report('concepts')
  const { parts, language } = await wholeDraft(editor, draftId)
  const modules = parts.filter(({ kind }) => kind === 'module')
  if (modules.length === 0) return
  const given = [modules, language]
  const file = 'proposed-concepts.ts'
  const found = await inWorker<ProposedConcept[]>(file, proposedFor.name, given, PATIENCE)
  signal.throwIfAborted()
  if (found.kind !== 'done') throw new Hopeless(found.kind)
  const ids = found.value.map(newPartId)
  await changeDraft(
    editor,
    draftId,
    (parts) => {
      const titles = titlesIn(parts)
      const bringing = { language, ids, before: new Set(titles) }
      const keys = found.value.map(({ title }) => titleKey(title, language))
      const changes = bringConcepts(parts, found.value, bringing)
      return [...changes, keepTitles(parts, [...new Set([...titles, ...keys])])]
    },
    { about: 'proposed', material: [PROPOSALS] },
  )
}

function titlesIn(parts: readonly Part[]): string[] {
  const held = parts.find(({ id }) => id === PROPOSALS)
  return held?.kind === 'material' ? (held.content.titles as string[]) : []
}

function keepTitles(parts: readonly Part[], titles: string[]): Change {
  const held = parts.find(({ id }) => id === PROPOSALS)
  const content = { name: PROPOSALS, titles }
  return held
    ? { do: 'write', id: PROPOSALS, base: held.revision, content }
    : { do: 'insert', part: { kind: 'material', id: PROPOSALS, content } }
}

const lacks = ({ parts }: Draft, id: string) => besideOf(parts, id).length < CARD

async function draftQuestionsOf(editor: Editor, draftId: string, { report, signal }: Handle) {
  const draft = await wholeDraft(editor, draftId)
  const modules = partsOf(draft.parts, 'module').filter(
    ({ id, content }) => content.body.trim() !== '' && lacks(draft, id),
  )
  for (const [n, { id }] of modules.entries()) {
    report('questions', n / modules.length)
    const now = await wholeDraft(editor, draftId)
    const module = partsOf(now.parts, 'module').find((one) => one.id === id)
    if (!module || !lacks(now, id)) continue
    const { language } = now
    const drafted = await draftModule(module, {
      language,
      concepts: draftConcepts(now.parts),
      beside: besideOf(now.parts, id),
    })
    signal.throwIfAborted()
    const ids = Array.from({ length: CARD }, newPartId)
    await changeDraft(editor, draftId, (parts) => bringQuestions(parts, id, drafted, ids), {
      about: 'proposed',
      material: [sparesId(id)],
    })
  }
}
