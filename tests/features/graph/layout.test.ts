import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { demoCourse } from '#/tests/support/walk'
import { labelOf, roomsOf, widthOf } from '~/features/graph/label'
import { layoutGraph, MARGIN, WIDTH } from '~/features/graph/layout'
import { settle } from '~/features/graph/settle'

type Needing = { id: string; title: string; needs: { conceptId: string }[] }
type Box = { left: number; right: number; top: number; bottom: number }

const LINE = 74
const FORMS = ['wide', 'tall'] as const

/** Concepts of which each needs some of those before it. */
const anyCourse = fc
  .array(fc.array(fc.nat({ max: 40 }), { maxLength: 3 }), { minLength: 1, maxLength: 40 })
  .map((rows) =>
    rows.map(
      (needs, i): Needing => ({
        id: `c${i}`,
        title: `Concept number ${i} with a rather long name`,
        needs: [...new Set(needs)]
          .filter((need) => need < i)
          .map((need) => ({ conceptId: `c${need}` })),
      }),
    ),
  )

const concept = (id: string, ...needs: string[]): Needing => ({
  id,
  title: id,
  needs: needs.map((conceptId) => ({ conceptId })),
})

/** What a concept's circle and widest label cover, measured apart from the drawing. */
function boxOf({ x, y }: { x: number; y: number }, line: number): Box {
  return { left: x - line / 2, right: x + line / 2, top: y - 31, bottom: y + 43 + 2 * 13 + 4 }
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

describe('layoutGraph', () => {
  it('never lets two concepts or their labels overlap', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { wide, tall } = layoutGraph(course)
        const nowhere = { x: 0, y: 0 }
        const concepts = course.map(({ id, needs, title }) => ({
          ...{ id, key: id, title, summary: '', moduleId: 'm' },
          needs: needs.map(({ conceptId }) => ({ conceptId, because: '' })),
          wide: wide.get(id) ?? nowhere,
          tall: tall.get(id) ?? nowhere,
        }))
        for (const form of FORMS) {
          const rooms = roomsOf(
            concepts.map((concept) => ({ at: concept[form], title: concept.title, bold: false })),
            WIDTH[form],
          )
          const boxes = concepts.map((concept, i) => boxOf(concept[form], rooms[i] ?? 0))
          for (const [i, box] of boxes.entries()) {
            expect(boxes.slice(i + 1).filter((other) => overlap(box, other))).toEqual([])
          }
        }
      }),
    )
  })
  it('stands every concept after what it needs', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const { wide, tall } = layoutGraph(course)
        const gaps = course.flatMap(({ id, needs }) =>
          needs.map(({ conceptId: need }) => ({
            down: (tall.get(id)?.y ?? 0) - (tall.get(need)?.y ?? 0),
            wideDown: (wide.get(id)?.y ?? 0) - (wide.get(need)?.y ?? 0),
            across: (wide.get(id)?.x ?? 0) - (wide.get(need)?.x ?? 0),
          })),
        )
        expect(gaps.filter(({ down }) => down < 54)).toEqual([])
        const forward = [gaps.map((gap) => gap.across), gaps.map((gap) => gap.wideDown)]
        expect(forward.some((all) => all.every((gap) => gap >= 54))).toBe(true)
      }),
    )
  })
  it('places every concept once, within the width of a small screen', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const points = layoutGraph(course)
        for (const form of FORMS) {
          expect(new Set(points[form].keys())).toEqual(new Set(course.map(({ id }) => id)))
          for (const { x, y } of points[form].values()) {
            expect(x).toBeGreaterThanOrEqual(MARGIN.side)
            expect(x).toBeLessThanOrEqual(WIDTH[form] - MARGIN.side)
            expect(y).toBeGreaterThanOrEqual(MARGIN.top)
          }
        }
      }),
    )
  })
  it('gives the same points for the same concepts', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        expect(layoutGraph(course)).toEqual(layoutGraph(structuredClone(course)))
      }),
    )
  })
  it('sets concepts that need nothing in rows, in teaching order', () => {
    const ids = Array.from({ length: 25 }, (_, i) => `c${i}`)
    const { tall, wide } = layoutGraph(ids.map((id) => concept(id)))
    const read = (points: Map<string, { x: number; y: number }>) =>
      [...points].sort(([, a], [, b]) => a.y - b.y || a.x - b.x).map(([id]) => id)
    expect(read(tall)).toEqual(ids)
    expect(read(wide)).toEqual(ids)
    expect(new Set([...tall.values()].map(({ x }) => x)).size).toBe(4)
    expect(new Set([...wide.values()].map(({ x }) => x)).size).toBe(6)
  })
  it('runs a short way from left to right and a long one downwards on the wide graph', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, i) => (i === 0 ? concept('c0') : concept(`c${i}`, `c${i - 1}`)))
    const heights = (length: number) =>
      new Set([...layoutGraph(chain(length)).wide.values()].map(({ y }) => y)).size
    expect(heights(9)).toBe(1)
    expect(heights(10)).toBe(10)
  })
  it('breaks a step of many concepts into rows of at most four', () => {
    const many = Array.from({ length: 9 }, (_, i) => concept(`c${i}`, 'root'))
    const { tall } = layoutGraph([concept('root'), ...many])
    const rows = new Map<number, number>()
    for (const { y } of tall.values()) rows.set(y, (rows.get(y) ?? 0) + 1)
    expect([...rows.values()].sort()).toEqual([1, 3, 3, 3])
  })
  it('leaves needs out of account that are not among the concepts', () => {
    expect(layoutGraph([concept('a', 'gone')]).tall.get('a')).toEqual({ x: 40, y: 36 })
  })
  it('places nothing when there is nothing', () => {
    expect(layoutGraph([])).toEqual({ wide: new Map(), tall: new Map() })
  })
  it('refuses a circle', () => {
    expect(() => layoutGraph([concept('a', 'b'), concept('b', 'a')])).toThrow(RangeError)
  })
  it('lays out a thousand concepts in seconds', () => {
    const course = Array.from({ length: 1000 }, (_, i) =>
      concept(
        `c${i}`,
        ...(i < 8 ? [] : [`c${i - 1 - ((i * 7) % 8)}`, `c${i - 1 - ((i * 5) % 8)}`]),
      ),
    )
    const began = computed()
    expect(layoutGraph(course).tall.size).toBe(1000)
    expect(computed() - began).toBeLessThan(60_000)
  }, 120_000)
})

const label = (x: number, y: number, title = 'Cue') => ({ at: { x, y }, title, bold: false })

describe('roomsOf', () => {
  it('gives no label less than a short word needs, in any layout', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const points = layoutGraph(course)
        for (const form of FORMS) {
          const labels = [...points[form].values()].map((at) => ({ at, title: 'A', bold: false }))
          const rooms = roomsOf(labels, WIDTH[form])
          expect(Math.min(...rooms)).toBeGreaterThanOrEqual(LINE - 1)
        }
      }),
    )
  })
  it('lets a concept that stands alone have more', () => {
    expect(roomsOf([label(160, 36), label(160, 140)], 320)).toEqual([104, 104])
    expect(roomsOf([label(160, 36), label(240, 36)], 320)).toEqual([74, 74])
  })
  it('gives a word that would be cut what its neighbours can spare', () => {
    const long = label(160, 36, 'Consolidation')
    const [left = 0, room = 0, right = 0] = roomsOf([label(80, 36), long, label(240, 36)], 320)
    expect(labelOf(long.title, room)).toEqual([long.title])
    expect(left + room).toBeLessThanOrEqual(148)
    expect(right + room).toBeLessThanOrEqual(148)
    expect(roomsOf([long, { ...long, at: { x: 240, y: 36 } }], 320)).toEqual([74, 74])
  })
  it('shows every title of the demo course whole, on the lit path too', async () => {
    const { modules } = await demoCourse()
    const concepts = modules.flatMap((module) => module.concepts)
    const needs = concepts.map(({ id, needs }) => ({
      id,
      needs: needs.map((need) => ({ conceptId: need.id })),
    }))
    const points = layoutGraph(needs)
    for (const form of FORMS) {
      for (const lit of [...concepts, null]) {
        const labels = concepts.map(({ id, title }) => ({
          at: points[form].get(id) ?? { x: 0, y: 0 },
          title,
          bold: lit === null || id === lit.id,
        }))
        const rooms = roomsOf(labels, WIDTH[form])
        const shown = labels.map(({ title, bold }, i) => labelOf(title, rooms[i] ?? 0, bold))
        expect(shown.flat().filter((line) => line.endsWith('…'))).toEqual([])
      }
    }
  })
})

describe('settle', () => {
  it('keeps places that are far enough apart', () => {
    expect(settle([10, 50, 90], 40, 0, 100)).toEqual([10, 50, 90])
  })
  it('parts places wished for at the same spot evenly', () => {
    expect(settle([50, 50], 20, 0, 100)).toEqual([40, 60])
  })
  it('keeps order, gap and bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 150 }), { maxLength: 5 }), (wished) => {
        const places = settle(wished, 20, 0, 100)
        for (const [i, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9)
          expect(place).toBeLessThanOrEqual(100 + 1e-9)
          if (i > 0) expect(place - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9)
        }
      }),
    )
  })
})

describe('labelOf', () => {
  it('keeps a short title on one line', () => {
    expect(labelOf('Base rate', LINE)).toEqual(['Base rate'])
  })
  it('breaks between words', () => {
    expect(labelOf('Natural frequency', LINE)).toEqual(['Natural', 'frequency'])
  })
  it('breaks Chinese between characters', () => {
    expect(labelOf('条件概率与独立事件', LINE)).toEqual(['条件概率与', '独立事件'])
  })
  it('cuts what three lines do not hold', () => {
    expect(labelOf('Introduction to programming languages and tools', LINE).at(-1)).toMatch(/…$/)
  })
  it('never makes a line wider than it may be, nor more than three', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (title) => {
        const lines = labelOf(title, LINE)
        expect(lines.length).toBeLessThanOrEqual(3)
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(LINE)
      }),
    )
  })
})
