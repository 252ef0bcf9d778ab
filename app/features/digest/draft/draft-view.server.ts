import { reader } from '~/db/db.server'
import type { Telling } from '~/features/account/moment'
import { versionOf } from '~/features/course/course.server'
import { type Digest, makingOf, ownDigest } from '~/features/digest/digest.server'
import { makingStep, playableOf } from '~/features/digest/module-digest-view.server'
import { timeOfDay } from '~/ui/clock'
import { draftOf } from './draft.server'
import type { DraftView } from './draft-view'
import type { MadeView } from './made-page'

/**
 * A learner's digest as its draft page shows it; null once it is being made, or ready.
 *
 * @throws Refusal `not-found`
 */
export async function draftView(
  learnerId: string,
  digestId: string,
  { language, zone }: Telling,
): Promise<DraftView | null> {
  const digest = await ownDigest(learnerId, digestId)
  if (digest.state !== 'draft' && digest.state !== 'failed') return null
  const [problem = null, culprit = null] = digest.problem?.split(':') ?? []
  return {
    id: digest.id,
    kind: digest.kind === 'recorded' ? 'recorded' : 'assembled',
    language: digest.language,
    module: await moduleOf(digest),
    draft: draftOf(digest),
    revision: digest.revision,
    savedAt: timeOfDay(digest.changedAt, language, zone),
    problem,
    culprit,
  }
}

/** The module that a digest is about. */
async function moduleOf({ courseId, versionId, moduleId, title }: Digest) {
  const { modules } = await versionOf(reader(), versionId)
  const module = modules.find(({ id }) => id === moduleId)
  return {
    path: `/courses/${courseId}/modules/${module?.key ?? ''}`,
    title: module?.title ?? title,
  }
}

/**
 * What a page says of a learner's digest before it goes.
 *
 * @throws Refusal `not-found`
 */
export async function digestShown(learnerId: string, digestId: string) {
  const digest = await ownDigest(learnerId, digestId)
  const { id, title, language } = digest
  return { id, heading: title, language, module: await moduleOf(digest) }
}

/**
 * A learner's digest once it is no draft any more: how far it is, or what is heard.
 *
 * @throws Refusal `not-found`
 */
export async function madeView(learnerId: string, digestId: string): Promise<MadeView> {
  const digest = await ownDigest(learnerId, digestId)
  const { id, title, language, state, kind, problem } = digest
  return {
    ...{ id, heading: title, language, module: await moduleOf(digest) },
    recorded: kind === 'recorded',
    shortened: problem === 'shortened',
    making: state === 'ready' ? null : makingStep(await makingOf(digest)),
    audio: state === 'ready' ? playableOf(digest) : null,
  }
}
