import { readCourse } from '~/features/course/course-text'
import type { Material } from '~/features/course/material'
import type { CourseSource, Language } from '~/features/course/outline'
import { proposeTitle } from '~/features/course/propose-title'
import { type CutModule, type CutSettings, cut } from '~/features/course/split'
import { titlesOf } from '~/features/course/split-titles'
import type { Unit } from '~/features/course/split-units'
import { wordVectors } from '~/features/course/word-vectors.server'
import { type DocumentFault, Undocumented } from './document-fault'
import type { DocumentPicture } from './document-pictures'
import { isForeign } from './languages'
import { readDocument } from './read-document.server'

/** A module as it was cut, without the units that it was cut from. */
export type DocumentModule = Pick<CutModule, 'body' | 'minutes' | 'load' | 'spans'> & {
  title: string
}

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
      /** Whether it is taken for English, and seems to be in another language. */
      foreign: boolean
    }
  | { kind: 'course'; course: CourseSource }
  | Refused

/** A document as it was read, with the pictures in it; or a course as it is written. */
export type DocumentFound =
  | { kind: 'read'; material: Material; pictures: DocumentPicture[] }
  | { kind: 'course'; course: CourseSource }
  | Refused

/**
 * Reads a document: to be run in a thread of its own, as the others here.
 *
 * @param begins whether a draft begins with it: a course in its own format is then one
 */
export async function findDocument(
  name: string,
  given: Given,
  begins: boolean,
): Promise<DocumentFound> {
  const short = begins && !(given instanceof Map) && given.length < 5_000_000
  const written = short ? readCourse(textIn(given)) : null
  if (written?.kind === 'course') return written
  return refusing(async () => {
    const { pictures, ...material } = await readDocument(name, given)
    return { kind: 'read', material, pictures }
  })
}

/**
 * Cuts a document.
 *
 * @param language what the course is to be in; null: what the document is in
 */
export async function cutDocument(
  material: Material,
  language: Language | null,
  count: CutSettings['count'] = 'duration',
): Promise<DocumentRead> {
  return refusing(async () => {
    const { made, own } = await cutMaterial(material, language, count)
    const { title, dropped, warnings } = material
    const ends = [...made.modules.map(({ from }) => from), made.units.length]
    const titles = titlesOf(made.units, ends, own)
    const modules = made.modules
      .map(({ body, minutes, load, spans }, at) => {
        return { title: titles[at] ?? '', body, minutes, load, spans }
      })
      .filter(({ body }) => body !== '')
    const lost = [...dropped, ...made.dropped]
    return { kind: 'document', title, language: own, modules, dropped: lost, warnings }
  })
}

/**
 * Proposes the cuts of a document. What has neither a title nor a file’s name gets a title proposed.
 *
 * @param name of the file; empty for what was pasted
 */
export async function cutText(
  material: Material,
  name: string,
  language: Language | null,
): Promise<TextRead> {
  return refusing(async () => {
    if (!language && !material.language) {
      throw new Undocumented('language', 'is neither in English nor in Chinese')
    }
    const { made, own } = await cutMaterial(material, language, 'duration')
    const cuts = made.turns.map(({ at }) => at)
    const dropped = [...material.dropped, ...made.dropped]
    const whole = [0, made.units.length]
    const proposed = () =>
      proposeTitle(made.units, own) || titlesOf(made.units, whole, own)[0] || null
    const title = material.title ?? (name === '' ? proposed() : null)
    const foreign =
      !language && isForeign(material.blocks.map(({ markdown }) => markdown).join('\n'))
    return { kind: 'text', title, language: own, units: made.units, cuts, dropped, foreign }
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
