import { CARD } from '~/features/course/outline'
import type { ProposedConcept } from '~/features/course/propose-concepts'
import { Refusal } from '~/features/refusal'
import { type Handle, Hopeless, type Job } from '~/jobs/kinds.server'
import { partsOf } from './draft'
import { changeDraft, type Draft, newPartId, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import { draftModule } from './draft-module.server'
import { besideOf, bringQuestions, sparesId } from './drafted-questions'
import { type Bounds, inWorker } from './in-worker.server'
import { languageModel } from './language-model.server'
import { keepProposals, PROPOSALS, proposalsIn } from './proposals'
import { bringConcepts, draftConcepts, proposedFor, titleKey } from './proposed-concepts'

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
      const { titles } = proposalsIn(parts)
      const bringing = { language, ids, before: new Set(titles) }
      const keys = found.value.map(({ title }) => titleKey(title, language))
      const changes = bringConcepts(parts, found.value, bringing)
      const known = [...new Set([...titles, ...keys])]
      return [...changes, keepProposals(parts, { titles: known, fault: null })]
    },
    { about: 'proposed', material: [PROPOSALS] },
  )
}

const lacks = ({ parts }: Draft, id: string) => besideOf(parts, id).length < CARD

async function draftQuestionsOf(editor: Editor, draftId: string, { report, signal }: Handle) {
  const draft = await wholeDraft(editor, draftId)
  const modules = partsOf(draft.parts, 'module').filter(
    ({ id, content }) => content.body.trim() !== '' && lacks(draft, id),
  )
  let model = languageModel()
  for (const [n, { id }] of modules.entries()) {
    report('questions', n / modules.length)
    const now = await wholeDraft(editor, draftId)
    const module = partsOf(now.parts, 'module').find((one) => one.id === id)
    if (!module || !lacks(now, id)) continue
    const beside = besideOf(now.parts, id)
    const about = { language: now.language, concepts: draftConcepts(now.parts), beside }
    const drafting = { ...about, wanted: CARD - beside.length }
    const drafted = await draftModule(module, drafting, model, signal)
    signal.throwIfAborted()
    const { fault } = drafted
    if (fault && fault !== 'unusable') model = null
    const ids = Array.from({ length: CARD }, newPartId)
    await changeDraft(
      editor,
      draftId,
      (parts) => [
        ...bringQuestions(parts, id, drafted, ids),
        ...(fault ? [keepProposals(parts, { ...proposalsIn(parts), fault })] : []),
      ],
      { about: 'proposed', material: [sparesId(id), PROPOSALS] },
    )
  }
}
