import type { Module, Version } from '~/features/course/course'
import type { Line } from '~/features/digest/script/line'
import type { Told } from '~/jobs/jobs.server'
import { type Digest, makingOf } from './digest.server'
import { moduleDigestOf } from './module-digest.server'
import { type HeardLine, heardLines } from './player/cues'
import { placesIn } from './source-places'

/** A line with what it rests on, and where that is read. */
export type Rest = { id: string; text: string; from: Line['from']; href: string | null }

/** How far the making is: a step that the messages know, and how much is done, 0 to 1, where it can be told. */
export type Making = { step: string; progress: number | null }

export type Playable = {
  src: string
  seconds: number
  peaks: number[]
  lines: HeardLine[]
}

export type ModuleDigestView = {
  /** Null while nobody has asked for it. */
  id: string | null
  course: { id: string; title: string; language: string; by: string }
  module: { key: string; title: string; minutes: number }
  state: 'none' | 'making' | 'ready' | 'failed'
  making: Making | null
  problem: string | null
  /** What is said, paragraph by paragraph, while it can't be heard. */
  script: { text: string; begins: boolean }[]
  audio: Playable | null
  rests: Rest[]
}

/** What a player needs of a digest; null while there is no audio. */
export const playableOf = ({ id, audio, script }: Digest): Playable | null =>
  audio && {
    src: `/digests/${id}/audio`,
    seconds: audio.seconds,
    peaks: audio.peaks,
    lines: heardLines(audio.cues, script),
  }

/** How far the making of a digest is, for its page. */
export function makingStep(told: Told | null): Making {
  const { state, step, progress, attempts } = told ?? { state: 'waiting', step: null, attempts: 0 }
  if (state !== 'running') return { step: attempts > 0 ? 'again' : 'waiting', progress: null }
  return {
    step: step?.startsWith('voice-') ? 'voice' : (step ?? 'writing'),
    progress: progress ?? 0,
  }
}

/**
 * The own digest of a module as published now, for its page.
 *
 * @throws Refusal `not-found`
 */
export async function moduleDigestView(courseId: string, key: string): Promise<ModuleDigestView> {
  const { version, module, digest } = await moduleDigestOf(courseId, key)
  const about = {
    course: { id: courseId, title: version.title, language: version.language, by: version.by },
    module: { key, title: module.title, minutes: Math.max(1, Math.round(module.minutes)) },
  }
  const nothing = { id: null, making: null, problem: null, script: [], audio: null, rests: [] }
  if (!digest || digest.state === 'draft') return { ...about, ...nothing, state: 'none' }
  const { state, problem, script } = digest
  return {
    ...about,
    id: digest.id,
    state,
    making: state === 'making' ? makingStep(await makingOf(digest)) : null,
    problem: problem?.split(':')[0] ?? null,
    script: script.map(({ text, begins, part }) => ({ text, begins: begins || part === 'recall' })),
    audio: playableOf(digest),
    rests: restsOf(version, module, script),
  }
}

function restsOf({ courseId }: Version, { key, ideas }: Module, script: Line[]): Rest[] {
  const placeOf = placesIn(ideas)
  const path = `/courses/${courseId}/modules/${key}`
  return script.map(({ id, text, from }) => {
    const place = from?.kind === 'sentence' ? placeOf(from.text) : null
    return { id, text, from, href: place && `${path}?idea=${place.idea + 1}#${place.block}` }
  })
}
