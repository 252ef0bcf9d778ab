import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type FinishedSprint,
  FRESH,
  finish,
  foldSprints,
  type LessonRef,
  open,
  type SprintEvent,
  type SprintState,
  sprintOf,
} from '~/features/sprint/sprint'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 9, minute))
const moduleOf = ({ moduleId }: LessonRef) => moduleId
type Happened = Exclude<SprintEvent, { kind: 'chosen' }>

/**
 * A learner's events: each step goes on with one of some modules, first opening
 * a lesson of it, then finishing that lesson.
 */
function walk(steps: number[], who = 'l', from = 0): Happened[] {
  const going = new Map<number, LessonRef>()
  return steps.map((module, n) => {
    const unfinished = going.get(module)
    const lesson = unfinished ?? {
      lessonId: `${who}${n}`,
      moduleId: `m${module}`,
      courseId: `c${module % 2}`,
    }
    if (unfinished) going.delete(module)
    else going.set(module, lesson)
    return { kind: unfinished ? 'finished' : 'opened', at: at(from + n), lesson }
  })
}

/** As the deed does it: one event after another, asking the lessons what was finished before. */
function stepByStep(events: Happened[]): { state: SprintState; sprints: FinishedSprint[] } {
  let state = FRESH
  const sprints: FinishedSprint[] = []
  const finished: LessonRef[] = []
  for (const { kind, at, lesson } of events) {
    const already = finished.some(
      (other) => other.moduleId === lesson.moduleId && other.lessonId !== lesson.lessonId,
    )
    if (kind === 'opened') {
      state = open(state, lesson.moduleId, already)
      continue
    }
    const after = finish(state, lesson, already)
    finished.push(lesson)
    state = after.state
    sprints.push(...after.sprints.map((lessons) => sprintOf(lessons, at)))
  }
  return { state, sprints }
}

const steps = fc.array(fc.nat({ max: 7 }), { maxLength: 60 })
const finishedModules = (events: Happened[]) =>
  new Set(events.filter(({ kind }) => kind === 'finished').map(({ lesson }) => lesson.moduleId))
const holds = (property: fc.IProperty<[number[]]>) =>
  fc.assert(property, { seed: 15, numRuns: 500 })

describe('a sprint', () => {
  it('is the same kept step by step and folded out of the whole log', () => {
    holds(
      fc.property(steps, (taken) => {
        const events = walk(taken)
        expect(foldSprints(events)).toEqual(stepByStep(events))
      }),
    )
  })

  it('counts a module once ever', () => {
    holds(
      fc.property(steps, (taken) => {
        const { state, sprints } = foldSprints(walk(taken))
        const modules = [...sprints.flatMap(({ lessons }) => lessons), ...state.counted]
          .concat(state.waiting)
          .map(moduleOf)
        expect(new Set(modules).size).toBe(modules.length)
      }),
    )
  })

  it('loses no finished module, whatever is done between', () => {
    holds(
      fc.property(steps, (taken) => {
        const events = walk(taken)
        const { state, sprints } = foldSprints(events)
        const kept = 3 * sprints.length + state.counted.length + state.waiting.length
        expect(kept).toBe(finishedModules(events).size)
      }),
    )
  })

  it('never shrinks: each event leaves what was counted, or makes a sprint of it', () => {
    holds(
      fc.property(steps, (taken) => {
        const events = walk(taken)
        let before = 0
        for (let n = 1; n <= events.length; n++) {
          const { state, sprints } = foldSprints(events.slice(0, n))
          const now = 3 * sprints.length + state.counted.length
          expect(now).toBeGreaterThanOrEqual(before)
          before = now
        }
      }),
    )
  })

  it('waits only while a lesson is open, and is finished when none is', () => {
    holds(
      fc.property(steps, (taken) => {
        const events = walk(taken)
        const { state, sprints } = foldSprints(events)
        expect(state.counted.length).toBeLessThan(3)
        if (state.open.length > 0) return
        expect(state.waiting).toEqual([])
        expect(sprints.length).toBe(Math.floor(finishedModules(events).size / 3))
      }),
    )
  })

  it('holds its lessons in the order they were finished and bears the id of the third', () => {
    holds(
      fc.property(steps, (taken) => {
        const events = walk(taken)
        const order = events
          .filter(({ kind }) => kind === 'finished')
          .map(({ lesson }) => lesson.lessonId)
        for (const { id, lessons } of foldSprints(events).sprints) {
          const places = lessons.map(({ lessonId }) => order.indexOf(lessonId))
          expect(places).toEqual(places.toSorted((a, b) => a - b))
          expect(lessons.at(-1)?.lessonId).toBe(id)
        }
      }),
    )
  })

  it('waits for an open lesson and is finished with it', () => {
    const events = walk([0, 1, 1, 2, 2, 3, 3])
    expect(foldSprints(events).sprints).toEqual([])
    expect(foldSprints(events).state.waiting.map(moduleOf)).toEqual(['m1', 'm2', 'm3'])
    const { state, sprints } = foldSprints(walk([0, 1, 1, 2, 2, 3, 3, 0]))
    expect(sprints.map(({ lessons }) => lessons.map(moduleOf))).toEqual([['m1', 'm2', 'm3']])
    expect(state.counted.map(moduleOf)).toEqual(['m0'])
  })

  it('does not wait for a new try of a module that has counted', () => {
    const { sprints } = foldSprints(walk([0, 0, 0, 1, 1, 2, 2]))
    expect(sprints.map(({ lessons }) => lessons.map(moduleOf))).toEqual([['m0', 'm1', 'm2']])
  })

  it('has exactly three lessons', () => {
    const lesson = { lessonId: 'l', moduleId: 'm', courseId: 'c' }
    expect(() => sprintOf([lesson, lesson], at(0))).toThrow(RangeError)
    expect(() => sprintOf([], at(0))).toThrow(RangeError)
  })
})

/** Two people's work with the rewards each has chosen, in the order it happened. */
const joined = fc
  .record({
    guest: steps,
    own: steps,
    chosen: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ guest, own, chosen }) => {
    const walks = [walk(guest, 'g', 30), walk(own, 'o', 0)]
    const frozen = walks
      .flatMap((events) => foldSprints(events).sprints)
      .filter((_, n) => chosen[n])
    const happened = walks.flat().sort((a, b) => a.at.getTime() - b.at.getTime())
    const choices: SprintEvent[] = frozen.map((sprint) => ({ kind: 'chosen', sprint }))
    return { frozen, happened, events: [...happened, ...choices] }
  })

describe('sprints of a guest who joins an account', () => {
  it('keep every sprint whose reward was chosen, as it was', () => {
    fc.assert(
      fc.property(joined, ({ frozen, events }) => {
        const { sprints } = foldSprints(events)
        for (const sprint of frozen) expect(sprints).toContainEqual(sprint)
      }),
      { seed: 15, numRuns: 500 },
    )
  })

  it('fold the rest anew, counting each module once and none that has brought a reward', () => {
    fc.assert(
      fc.property(joined, ({ frozen, happened, events }) => {
        const { state, sprints } = foldSprints(events)
        const used = new Set(frozen.flatMap(({ lessons }) => lessons.map(moduleOf)))
        const anew = sprints.filter((sprint) => !frozen.includes(sprint))
        const counted = [...anew.flatMap(({ lessons }) => lessons), ...state.counted]
          .concat(state.waiting)
          .map(moduleOf)
        const left = [...finishedModules(happened)].filter((id) => !used.has(id))
        expect(counted.toSorted()).toEqual(left.toSorted())
        expect(new Set(sprints.map(({ id }) => id)).size).toBe(sprints.length)
      }),
      { seed: 15, numRuns: 500 },
    )
  })

  it('come in the order they were finished', () => {
    fc.assert(
      fc.property(joined, ({ events }) => {
        const times = foldSprints(events).sprints.map(({ finishedAt }) => finishedAt.getTime())
        expect(times).toEqual(times.toSorted((a, b) => a - b))
      }),
      { seed: 15, numRuns: 200 },
    )
  })
})
