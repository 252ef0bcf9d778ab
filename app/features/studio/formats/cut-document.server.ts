import { readCourse } from '~/features/course/course-text'
import type { Material } from '~/features/course/material'
import type { CourseSource, Language } from '~/features/course/outline'
import { proposeTitle } from '~/features/course/propose-title'
import { type Cut, type CutSettings, cut } from '~/features/course/split'
import type { Unit } from '~/features/course/split-units'
import { wordVectors } from '~/features/course/word-vectors.server'
import { type DocumentFault, Undocumented } from './document-fault'
import { readDocument } from './read-document.server'

/** A module as it was cut, without the units that it was cut from. */
export type DocumentModule = Pick<
  Cut['modules'][number],
  'title' | 'body' | 'minutes' | 'load' | 'spans'
>

type Refused = { kind: 'refused'; fault: DocumentFault; what: string }

export type DocumentRead =
  | {
      kind: 'document'
      title: string | null
      language: Language
      modules: DocumentModule[]
      dropped: Material['dropped']
      warnings: string[]
    }
  | Refused

/** A text with its units and the units that cuts are proposed before, or a course as it is written. */
export type TextRead =
  | {
      kind: 'text'
      title: string | null
      language: Language
      units: Unit[]
      cuts: number[]
      dropped: Material['dropped']
    }
  | { kind: 'course'; course: CourseSource }
  | Refused

/**
 * Reads a document and cuts it: to be run in a thread of its own.
 *
 * @param language what the course is to be in; null: what the document is in
 */
export async function cutDocument(
  name: string,
  given: Given,
  language: Language | null,
  count: CutSettings['count'] = 'duration',
): Promise<DocumentRead> {
  return refusing(async () => {
    const material = await readDocument(name, given)
    const { made, own } = await cutMaterial(material, language, count)
    const { title, dropped, warnings } = material
    const modules = made.modules
      .filter(({ body }) => body !== '')
      .map(({ title, body, minutes, load, spans }) => ({ title, body, minutes, load, spans }))
    const lost = [...dropped, ...made.dropped]
    return { kind: 'document', title, language: own, modules, dropped: lost, warnings }
  })
}

/**
 * Reads a document and proposes its cuts: to be run in a thread of its own. What has neither a title
 * nor a file’s name gets a title proposed.
 *
 * @param options.begins whether a draft begins with it: a course in its own format is then one
 * @param report told how far it is: a step, and how much is done, 0 to 1
 */
export async function cutText(
  name: string,
  given: Uint8Array,
  { language, begins }: { language: Language | null; begins: boolean },
  report: (step: string, progress: number) => void,
): Promise<TextRead> {
  report('reading', 0.1)
  const written = begins && given.length < 5_000_000 ? readCourse(textIn(given)) : null
  if (written?.kind === 'course') return written
  return refusing(async () => {
    const material = await readDocument(name, given)
    if (!language && !material.language) {
      throw new Undocumented('language', 'is neither in English nor in Chinese')
    }
    report('cutting', 0.4)
    const { made, own } = await cutMaterial(material, language, 'duration')
    const cuts = made.turns.map(({ at }) => at)
    const dropped = [...material.dropped, ...made.dropped]
    const title = material.title ?? (name === '' ? proposeTitle(made.modules, own) : null)
    return { kind: 'text', title, language: own, units: made.units, cuts, dropped }
  })
}

const textIn = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

type Given = Uint8Array | Map<string, Uint8Array>

async function cutMaterial(
  material: Material,
  language: Language | null,
  count: CutSettings['count'],
) {
  const own = language ?? material.language ?? 'en'
  const made = cut(material, { language: own, vectors: await wordVectors(), count })
  if (made.modules.every(({ body }) => body === '')) {
    throw new Undocumented('nothing', 'holds nothing to read')
  }
  return { own, made }
}

async function refusing<T>(read: () => Promise<T>): Promise<T | Refused> {
  try {
    return await read()
  } catch (error) {
    return refusalOf(error)
  }
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Undocumented)
    return { kind: 'refused', fault: error.fault, what: error.what }
  if (!(error instanceof RangeError)) throw error
  if (/stack/i.test(error.message)) {
    return { kind: 'refused', fault: 'deep', what: 'is nested too deep' }
  }
  return { kind: 'refused', fault: 'modules', what: error.message }
}
