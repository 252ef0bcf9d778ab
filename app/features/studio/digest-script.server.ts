import { type Material, type Written, writtenScript } from '~/features/digest/audio/write.server'
import type { Draft as Script } from '~/features/digest/draft/draft'
import { Refusal } from '~/features/refusal'
import { partOf } from './draft'
import type { Draft } from './draft.server'
import { courseSource, keysOf } from './draft-course'
import { digestNow, digestPart, materialIn } from './draft-digest'
import { workOf } from './draft-file.server'

const KEPT = 50 // scripts
const kept = new Map<string, Promise<Written>>()

/** The script that is proposed for a module. It takes up to a second of computing, so it is kept. */
export function proposedScript(material: Material): Promise<Written> {
  const key = JSON.stringify(material)
  const known = kept.get(key)
  if (known) return known
  const written = writtenScript(material, { waited: true })
  kept.set(key, written)
  written.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  return written
}

/**
 * A module of a draft, as its digest needs it.
 *
 * @throws Refusal `not-found`
 */
export function moduleIn(draft: Draft, moduleId: string) {
  const keys = keysOf(draft.parts)
  const course = courseSource(draft.parts, workOf(draft), keys)
  const module = course.modules.find(({ id }) => id === keys.get(moduleId))
  if (!module || !partOf(draft.parts, 'module', moduleId)) throw new Refusal('not-found')
  return {
    course,
    module,
    material: materialIn(course, module),
    /** What an instructor has written: about the module as it stands, and whenever it was. */
    written: digestNow(draft.parts, moduleId, module),
    part: digestPart(draft.parts, moduleId),
  }
}

/** The script of a module's digest: as an instructor has written it, or as it is proposed. */
export async function scriptOf({
  module,
  material,
  written,
}: ReturnType<typeof moduleIn>): Promise<Script> {
  const { title } = module
  if (written) return { title, lines: written.content.lines, removed: written.content.removed }
  const { lines } = await proposedScript(material)
  return { title, lines, removed: [] }
}
