import type { Concept, Module, Question, Version } from '~/features/course/course'
import type { Known } from '~/features/graph/known'
import { layoutGraph } from '~/features/graph/layout'
import type { Band } from '~/features/mastery/band'

const question = (conceptId: string, moduleId: string): Question => ({
  revisionId: `r-${conceptId}`,
  id: `q-${conceptId}`,
  conceptId,
  moduleId,
  kind: 'one',
  askHtml: 'Which one?',
  choices: [{ id: 'a', html: 'This', right: true, reasonHtml: null }],
  passage: null,
})

/** A version whose modules teach the concepts named, each `name` or `name < need, need`. */
export function courseOf(modules: Record<string, string[]>, without: string[] = []): Version {
  const written = Object.entries(modules).flatMap(([module, lines]) =>
    lines.map((line) => {
      const [name = '', needs = ''] = line.split(' < ')
      const conceptIds = needs.split(', ').filter(Boolean)
      return { name, moduleId: `id/${module}`, needs: conceptIds.map((need) => `id/${need}`) }
    }),
  )
  const concepts = written.map(
    ({ name, moduleId, needs }): Concept => ({
      id: `id/${name}`,
      key: name,
      title: name.toUpperCase(),
      summary: `What ${name} is.`,
      moduleId,
      needs: needs.map((conceptId) => ({ conceptId, because: `It uses ${conceptId}.` })),
      wide: { x: 0, y: 0 },
      tall: { x: 0, y: 0 },
    }),
  )
  const { wide, tall } = layoutGraph(concepts)
  for (const concept of concepts) {
    concept.wide = wide.get(concept.id) ?? concept.wide
    concept.tall = tall.get(concept.id) ?? concept.tall
  }
  return {
    id: 'v1',
    courseId: 'course',
    language: 'en',
    number: 1,
    title: 'Course',
    summary: '',
    by: '',
    licence: '',
    sources: [],
    modules: Object.keys(modules).map(
      (key): Module => ({
        id: `id/${key}`,
        revisionId: `revision-${key}`,
        key,
        title: `Module ${key}`,
        spans: '',
        minutes: 9.4,
        ideas: [],
        digest: null,
        card: {
          revisionId: `card-${key}`,
          questions: concepts
            .filter(({ moduleId }) => moduleId === `id/${key}`)
            .map(({ id }) => question(id, `id/${key}`)),
        },
      }),
    ),
    concepts,
    pool: new Map(
      concepts
        .filter(({ key }) => !without.includes(key))
        .map(({ id, moduleId }) => [id, [question(id, moduleId)]]),
    ),
    questions: new Map(),
  }
}

const MASTERY = { new: 0.6, met: 0.3, growing: 0.5, firm: 0.7, mastered: 0.9 }

/** What is known, by concept name; the others are new. */
export function knownAs(bands: Record<string, Band>): Map<string, Known> {
  return new Map(
    Object.entries(bands).map(([name, band]) => [
      `id/${name}`,
      {
        band,
        span: band === 'new' ? null : { from: 0.5, to: 0.8 },
        value: null,
        fading: false,
        answers: band === 'new' ? 0 : 3,
        mastery: MASTERY[band],
      },
    ]),
  )
}
