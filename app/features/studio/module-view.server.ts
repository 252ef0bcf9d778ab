import { renderModule } from '~/features/course/markdown.server'
import { Refusal } from '~/features/refusal'
import { moduleLines } from './course-view'
import { partOf } from './draft'
import type { Draft } from './draft.server'

/**
 * What the page of a module shows: its text, and how a learner reads it.
 *
 * @throws Refusal `not-found`
 */
export async function moduleView({ parts }: Draft, id: string) {
  const part = partOf(parts, 'module', id)
  const line = moduleLines(parts).find((one) => one.id === id)
  if (!part || !line) throw new Refusal('not-found')
  const rendered = await renderModule(part.content.body)
  return {
    module: part.content,
    revision: part.revision,
    line,
    shown: rendered.kind === 'rendered' ? rendered.ideas.map(({ html }) => html) : null,
  }
}

export type ModuleView = Awaited<ReturnType<typeof moduleView>>
