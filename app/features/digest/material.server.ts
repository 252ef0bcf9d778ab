import { reader } from '~/db/db.server'
import { versionOf } from '~/features/course/course.server'
import { moduleBody, questionsBy } from '~/features/course/revisions.server'
import type { Material } from '~/features/digest/audio/write.server'
import { Refusal } from '~/features/refusal'

/**
 * What the script of a published module is written from.
 *
 * @throws Refusal `not-found`
 */
export async function materialOf(versionId: string, moduleId: string): Promise<Material> {
  const { modules, concepts, language } = await versionOf(reader(), versionId)
  const module = modules.find(({ id }) => id === moduleId)
  const body = module ? await moduleBody(reader(), module.revisionId) : null
  if (!module || body === null) throw new Refusal('not-found')
  const ids = module.card?.questions.map(({ revisionId }) => revisionId) ?? []
  const asked = new Map((await questionsBy(reader(), ids)).map((one) => [one.id, one]))
  return {
    language,
    moduleTitle: module.title,
    body,
    concepts: concepts
      .filter((concept) => concept.moduleId === moduleId)
      .map(({ title, summary }) => ({ title, summary })),
    questions: ids.flatMap((id) => {
      const question = asked.get(id)
      if (!question) return []
      const { questionId, kind, source, conceptId } = question
      const concept = concepts.find(({ id }) => id === conceptId)?.title ?? null
      return [{ id: questionId, ask: source.ask, kind, concept }]
    }),
  }
}
