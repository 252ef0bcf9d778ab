import type { Kind, Language, LineSource } from './outline'

/** A choice as published. Whether it is right, and why, never leaves the server before the answer. */
export type Choice = {
  id: string
  html: string
  right: boolean
  reasonHtml: string | null
  /** Kind `match`: what belongs to it; the id does not tell to what. */
  match?: { id: string; html: string }
}

/** What a typed answer is held against; it never leaves the server before the answer. */
export type Typed = {
  /** Plain texts, in the order of the choices. */
  forms: string[]
  /** Of a number, from 0. */
  tolerance: number
  otherwiseHtml: string | null
}

/** A question as published in a version. */
export type Question = {
  revisionId: string
  /** The same in every version and translation. */
  id: string
  conceptId: string
  moduleId: string
  kind: Kind
  askHtml: string
  choices: Choice[]
  /** Kinds `number` and `text`. */
  typed?: Typed
  /** Kind `number`: such as `m/s`; null for none. */
  unit?: string | null
  /** The block of the module that settles it. */
  passage: { block: string; idea: number; guessed: boolean } | null
}

/** What the reader sees at a time. */
export type Idea = { html: string; minutes: number; heading: string | null }

/** A module as published in a version. */
export type Module = {
  /** The same in every version and translation. */
  id: string
  /** Named by the hash of what it holds. */
  revisionId: string
  /** Stands in the URL. */
  key: string
  title: string
  minutes: number
  /** What it is of a recording, such as `12:40–24:10`; empty without one. */
  spans: string
  ideas: Idea[]
  /** What its digest says as its instructor wrote it; null: what is proposed from its text. */
  digest: LineSource[] | null
  /** Null: a draft, not shown to learners. */
  card: { revisionId: string; questions: Question[] } | null
}

export type Point = { x: number; y: number }

/** A concept as published in a version. */
export type Concept = {
  /** The same in every version and translation. */
  id: string
  /** Stands in the URL. */
  key: string
  title: string
  summary: string
  /** The module that teaches it. */
  moduleId: string
  needs: { conceptId: string; because: string }[]
  /** Where it stands on the wide and on the tall graph, in SVG units. */
  wide: Point
  tall: Point
}

/** A published course. Never changed. */
export type Version = {
  id: string
  courseId: string
  language: Language
  number: number
  title: string
  summary: string
  by: string
  licence: string
  sources: string[]
  /** In order; those without a card are left out. */
  modules: Module[]
  /** In teaching order. */
  concepts: Concept[]
  /** By concept. */
  pool: Map<string, Question[]>
  /** Those of cards and pools, by revision. */
  questions: Map<string, Question>
}

/** The module with the key that stands in a URL. */
export function moduleByKey(version: Version, key: string): Module | undefined {
  return version.modules.find((module) => module.key === key)
}

/** What all modules take together. */
export function minutesOf(version: Version): number {
  return version.modules.reduce((sum, module) => sum + module.minutes, 0)
}

/** Where a passage is read: the module, opened at its idea. */
export function passagePath(version: Version, question: Question): string | null {
  const module = version.modules.find(({ id }) => id === question.moduleId)
  if (!module || !question.passage) return null
  const { block, idea } = question.passage
  return `/courses/${version.courseId}/modules/${module.key}?idea=${idea + 1}#${block}`
}
