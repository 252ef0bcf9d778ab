import { describe, expect, it } from 'vitest'
import { conceptView } from '~/features/graph/concept'
import { graphView, partOf } from '~/features/graph/graph'
import { knownOf } from '~/features/graph/known'
import { FRESH_ABILITY, type Memory } from '~/features/mastery/model'
import { courseOf, knownAs } from './course'

const MEMORY = courseOf({
  m1: ['attention', 'encoding < attention'],
  m2: ['store', 'recall < encoding, store'],
  m3: ['spacing < recall'],
})
const now = new Date('2026-03-01T09:00Z')
const memory = (value: number, answers: number, seenAt = now): Memory => ({
  value,
  variance: 0.4,
  answers,
  days: 2,
  lastDay: '2026-03-01',
  stability: 2,
  seenAt,
})
const learner = (memories: Record<string, Memory>) => ({
  ability: FRESH_ABILITY,
  memories: new Map(Object.entries(memories).map(([name, memory]) => [`id/${name}`, memory])),
})

describe('knownOf', () => {
  it('gives a stranger every concept as new', () => {
    const known = [...knownOf(MEMORY, learner({}), now).values()]
    expect(known).toHaveLength(5)
    expect(new Set(known.map(({ band }) => band))).toEqual(new Set(['new']))
  })
  it('shows a span but no number below five answers', () => {
    const known = knownOf(MEMORY, learner({ store: memory(1, 4) }), now).get('id/store')
    expect(known?.span).not.toBeNull()
    expect(known?.value).toBeNull()
  })
  it('shows a number from five answers on', () => {
    const known = knownOf(MEMORY, learner({ store: memory(1, 5) }), now).get('id/store')
    expect(known?.value).toBeGreaterThan(0.6)
  })
  it('says that a concept fades once time alone has taken its band', () => {
    const long = new Date('2025-03-01T09:00Z')
    expect(
      knownOf(MEMORY, learner({ store: memory(0.3, 3, long) }), now).get('id/store'),
    ).toMatchObject({ fading: true })
  })
})

describe('graphView', () => {
  const view = graphView(MEMORY, knownAs({ attention: 'firm', encoding: 'growing' }), 'id/m2')
  const named = (key: string) => view.concepts.find((concept) => concept.key === key)

  it('keeps the concepts in teaching order, each with its band and step', () => {
    expect(view.concepts.map(({ key, band, step }) => [key, band, step])).toEqual([
      ['attention', 'firm', 1],
      ['encoding', 'growing', 2],
      ['store', 'new', 1],
      ['recall', 'new', 3],
      ['spacing', 'new', 4],
    ])
  })
  it('aims at the first concept of the module that is next which is not yet firm', () => {
    expect(view.concepts.filter(({ aim }) => aim).map(({ key }) => key)).toEqual(['store'])
    const later = graphView(MEMORY, knownAs({ store: 'firm' }), 'id/m2')
    expect(later.concepts.filter(({ aim }) => aim).map(({ key }) => key)).toEqual(['recall'])
  })
  it('lights one way of prerequisites to the aim', () => {
    const { concepts, edges } = graphView(MEMORY, new Map(), 'id/m3')
    expect(concepts.filter(({ lit }) => lit).map(({ key }) => key)).toEqual([
      'store',
      'recall',
      'spacing',
    ])
    expect(edges.filter(({ lit }) => lit).map(({ from, to }) => `${from}-${to}`)).toEqual([
      'store-recall',
      'recall-spacing',
    ])
  })
  it('has no aim and nothing lit without a module that is next', () => {
    const { concepts } = graphView(MEMORY, new Map())
    expect(concepts.some(({ aim, lit }) => aim || lit)).toBe(false)
  })
  it('draws within its size', () => {
    for (const { wide, tall } of view.concepts) {
      expect(wide.x).toBeLessThan(view.size.wide.w)
      expect(wide.y).toBeLessThan(view.size.wide.h)
      expect(tall.x).toBeLessThan(view.size.tall.w)
      expect(tall.y).toBeLessThan(view.size.tall.h)
    }
    expect(view.size.wide.across).toBe(true)
  })
  it('is plain data without any question', () => {
    expect(JSON.parse(JSON.stringify(view))).toEqual(view)
    expect(JSON.stringify(view)).not.toMatch(/Which one|right/)
  })
  it('names the module that teaches each concept', () => {
    expect(named('recall')?.moduleKey).toBe('m2')
  })
})

describe('partOf', () => {
  const long = courseOf({
    m: Array.from({ length: 12 }, (_, i) => (i === 0 ? 'c0' : `c${i} < c${i - 1}`)),
    end: ['goal < c5'],
  })
  it('keeps the rows around the aim, moved to the top', () => {
    const part = partOf(graphView(long, new Map(), 'id/end'))
    expect(part.concepts.map(({ key }) => key)).toEqual(['c4', 'c5', 'c6', 'c7', 'goal'])
    expect(Math.min(...part.concepts.map(({ tall }) => tall.y))).toBe(36)
    expect(part.size.tall.h).toBeLessThan(440)
  })
  it('keeps only edges between the concepts it shows', () => {
    const part = partOf(graphView(long, new Map(), 'id/end'))
    const keys = new Set(part.concepts.map(({ key }) => key))
    expect(part.edges.every(({ from, to }) => keys.has(from) && keys.has(to))).toBe(true)
    expect(part.edges).toHaveLength(4)
  })
  it('is the whole graph when that is small', () => {
    const view = graphView(MEMORY, new Map(), 'id/m3')
    expect(partOf(view).concepts).toEqual(view.concepts)
  })
})

describe('conceptView', () => {
  const view = graphView(MEMORY, knownAs({ encoding: 'firm' }))
  const concept = conceptView(MEMORY, view, 'recall')

  it('names what a concept needs, with the band and the sentence that says why', () => {
    expect(concept?.needs).toEqual([
      {
        key: 'encoding',
        title: 'ENCODING',
        band: 'firm',
        fading: false,
        because: 'It uses id/encoding.',
      },
      { key: 'store', title: 'STORE', band: 'new', fading: false, because: 'It uses id/store.' },
    ])
  })
  it('names what it opens and where it is read', () => {
    expect(concept?.opens.map(({ key }) => key)).toEqual(['spacing'])
    expect(concept?.modules).toEqual([{ key: 'm2', title: 'Module m2', minutes: 9.4 }])
  })
  it('counts the questions to practise with and carries none', () => {
    expect(concept?.pool).toBe(1)
    expect(JSON.stringify(concept)).not.toMatch(/Which one/)
  })
  it('is null for a key there is not', () => {
    expect(conceptView(MEMORY, view, 'nothing')).toBeNull()
  })
})
