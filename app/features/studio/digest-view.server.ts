import { fitOf } from '~/features/digest/draft/draft'
import { scriptFaults } from '~/features/digest/draft/edited'
import { digestsNow } from '~/features/digest/module-digest.server'
import { makingStep } from '~/features/digest/module-digest-view.server'
import { heardLines } from '~/features/digest/player/cues'
import { moduleIn, scriptOf } from './digest-script.server'
import { partOf, partsOf } from './draft'
import type { Draft } from './draft.server'
import { digestNow, digestPart, unfitnessOf } from './draft-digest'
import { hearingOf } from './hear-digest.server'

/**
 * The digest of a module of a draft, for its page.
 *
 * @throws Refusal `not-found`
 */
export async function digestView(draft: Draft, moduleId: string) {
  const found = moduleIn(draft, moduleId)
  const { module, written, part } = found
  const script = await scriptOf(found)
  const { audio, told, lines } = await hearingOf(draft, moduleId)
  const all = partsOf(draft.parts, 'module')
  const next = all[all.findIndex(({ id }) => id === moduleId) + 1]
  return {
    module: { id: moduleId, title: module.title },
    /** The draft's revision that all this is of. */
    at: draft.revision,
    draft: script,
    /** Of what an instructor has written; 0 while it is what is proposed. */
    revision: written?.revision ?? 0,
    faults: scriptFaults(script.lines, draft.language, false),
    /** What was written about an earlier text of the module. */
    earlier:
      part && !written
        ? { base: part.revision, lines: part.content.lines.map(({ text }) => text) }
        : null,
    making: told?.state === 'waiting' || told?.state === 'running' ? makingStep(told) : null,
    problem: told?.state === 'failed' ? (told.error ?? 'broken') : null,
    audio: audio && {
      src: `/studio/${draft.id}/modules/${moduleId}/digest/audio?of=${audio.id}`,
      seconds: audio.seconds,
      peaks: audio.peaks,
      lines: heardLines(audio.cues, lines),
    },
    /** Where it stands for learners; null while it does not. */
    published: await publishedAt(draft, moduleId),
    next: next ? { id: next.id, title: next.content.title } : null,
  }
}

async function publishedAt({ courseId, parts }: Draft, moduleId: string) {
  const key = partOf(parts, 'module', moduleId)?.key
  const now = courseId && key ? await digestsNow(courseId) : []
  return courseId && key && now.some((one) => one.key === key)
    ? { course: courseId, module: key }
    : null
}

export type DigestView = Awaited<ReturnType<typeof digestView>>

/** The digests of a draft's modules: whose words they say, how long those take, what is to mend. */
export function digestsView({ parts, language }: Draft) {
  return partsOf(parts, 'module').map(({ id, content }) => {
    const card = partsOf(parts, 'question', { parentId: id, place: 'card' })
    const asked = card.map(({ content: { ask } }) => ({ ask }))
    const written = digestNow(parts, id, { ...content, card: asked })
    return {
      id,
      title: content.title,
      words: written ? 'own' : digestPart(parts, id) ? 'earlier' : 'proposed',
      fit: written && fitOf(written.content.lines, language),
      unfit: written ? unfitnessOf(written.content.lines, language) : [],
    } as const
  })
}

export type DigestOfModule = ReturnType<typeof digestsView>[number]
