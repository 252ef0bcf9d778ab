import type {
  CourseSource,
  Language,
  ModuleSource,
  QuestionSource,
} from '~/features/course/outline'
import type { Removed } from '~/features/digest/draft/draft'
import type { Line } from '~/features/digest/script/line'

/** What a draft's part of each kind holds. Text is Markdown where the course format has it so. */
export type Contents = {
  /** One a draft; its id is {@link COURSE}. */
  course: Pick<CourseSource, 'title' | 'summary' | 'by' | 'licence' | 'sources'> & {
    language: Language
  }
  module: Pick<ModuleSource, 'title' | 'body'> & {
    /** What it is of a recording, as it was typed; left out: nothing. */
    spans?: string
  }
  concept: {
    title: string
    summary: string
    /** `id`: of the part of the concept that is needed before it. */
    needs: { id: string; because: string }[]
  }
  question: Omit<QuestionSource, 'id' | 'concept'> & {
    /** The id of the part of its concept; null while none is named. */
    concept: string | null
    /** A tolerance as it was typed, where it is no number from 0. */
    toleranceTyped?: string
  }
  /** What the digest of its module says, where an instructor has changed what is proposed. */
  digest: {
    lines: Line[]
    removed: Removed[]
    /** The mark of what its module said then: see `markOf`. */
    of: string
  }
  /** What was brought in to be cut: free in form, but for its name. */
  material: { name: string; [more: string]: unknown }
}

export type PartKind = keyof Contents

/** Where a question stands: among the three of its module's card, or in the pool. */
export type Place = 'card' | 'pool'

export type PartOf<K extends PartKind> = {
  kind: K
  /** Unique in the draft; stands in the URL. */
  id: string
  /** The module of a concept, a question or a digest; null for the others. */
  parentId: string | null
  /** Of a question; null for the others. */
  place: Place | null
  /** Its order among its {@link siblings}. */
  position: number
  content: Contents[K]
  /** The draft's revision when its content was last changed: a change names the one it rests on. */
  revision: number
  /** Whether a person has seen what a machine made. */
  seen: boolean
  /** Its id in the course format, which stays when it is renamed; null until it is published. */
  key: string | null
}

export type Part = { [K in PartKind]: PartOf<K> }[PartKind]
export type Content = Contents[PartKind]

/** The id of the part that says what a course as a whole is. */
export const COURSE = 'course'

/** The parts of a kind, in order: those below a parent where one is given, in a place likewise. */
export function partsOf<K extends PartKind>(
  parts: Iterable<Part>,
  kind: K,
  below?: { parentId: string; place?: Place },
): PartOf<K>[] {
  const found = [...parts].filter(
    (part) =>
      part.kind === kind &&
      (!below || part.parentId === below.parentId) &&
      (!below?.place || part.place === below.place),
  ) as unknown as PartOf<K>[]
  return found.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

/** The part with an id if it is of the kind. */
export function partOf<K extends PartKind>(
  parts: Iterable<Part>,
  kind: K,
  id: string,
): PartOf<K> | null {
  return partsOf(parts, kind).find((part) => part.id === id) ?? null
}

/** Those a part stands in order with, itself too: of its kind, below its parent, in its place. */
export function siblings(
  parts: Iterable<Part>,
  { kind, parentId, place }: Pick<Part, 'kind' | 'parentId' | 'place'>,
): Part[] {
  const alike = [...parts].filter((one) => one.parentId === parentId && one.place === place)
  return partsOf(alike, kind) as Part[]
}

/** The concepts in teaching order: module by module. */
export function conceptsInOrder(parts: Iterable<Part>): PartOf<'concept'>[] {
  const all = [...parts]
  return partsOf(all, 'module').flatMap(({ id }) => partsOf(all, 'concept', { parentId: id }))
}
