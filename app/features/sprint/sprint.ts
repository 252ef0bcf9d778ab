/** How many lessons finish a sprint. */
export const SPRINT = 3

export type LessonRef = { lessonId: string; moduleId: string; courseId: string }

/** What counts towards a learner's next sprint. */
export type SprintState = {
  /** Fewer than three. */
  counted: LessonRef[]
  /** Finished while another lesson was open: they count when that one is finished. */
  waiting: LessonRef[]
  /** The modules of lessons with an answer and without a third. */
  open: string[]
}

export type FinishedSprint = {
  /** That of its third lesson. */
  id: string
  lessons: LessonRef[]
  finishedAt: Date
}

export const FRESH: SprintState = { counted: [], waiting: [], open: [] }

const holds = (lessons: LessonRef[], moduleId: string) =>
  lessons.some((lesson) => lesson.moduleId === moduleId)

/**
 * After the first answer of a lesson. `already`: the learner has finished this
 * module in another lesson, so this one is a new try that nothing waits for.
 */
export function open(state: SprintState, moduleId: string, already: boolean): SprintState {
  if (already || state.open.includes(moduleId)) return state
  return { ...state, open: [...state.open, moduleId] }
}

/**
 * After the third answer of a lesson. The lesson counts unless its module has;
 * while another lesson is open, it waits. `sprints` are those this finishes.
 */
export function finish(
  state: SprintState,
  lesson: LessonRef,
  already: boolean,
): { state: SprintState; sprints: LessonRef[][] } {
  const stillOpen = state.open.filter((moduleId) => moduleId !== lesson.moduleId)
  const counts =
    !already && !holds(state.counted, lesson.moduleId) && !holds(state.waiting, lesson.moduleId)
  const waiting = counts ? [...state.waiting, lesson] : state.waiting
  if (stillOpen.length > 0) {
    return { state: { ...state, waiting, open: stillOpen }, sprints: [] }
  }
  const counted = [...state.counted, ...waiting]
  const sprints: LessonRef[][] = []
  while (counted.length >= SPRINT) sprints.push(counted.splice(0, SPRINT))
  return { state: { counted, waiting: [], open: [] }, sprints }
}

export type SprintEvent =
  | { kind: 'opened' | 'finished'; at: Date; lesson: LessonRef }
  | { kind: 'chosen'; sprint: FinishedSprint }

/**
 * A learner's sprints and count out of their whole log, in the order it
 * happened. A sprint whose reward was chosen stays as it was, also when a
 * guest's work joined an account; all other lessons fold anew.
 */
export function foldSprints(events: SprintEvent[]): {
  state: SprintState
  sprints: FinishedSprint[]
} {
  const sprints = events.flatMap((event) => (event.kind === 'chosen' ? [event.sprint] : []))
  const spent = new Set(sprints.flatMap(({ lessons }) => lessons.map(({ moduleId }) => moduleId)))
  const finished = new Set<string>()
  let state = FRESH
  for (const event of events) {
    if (event.kind === 'chosen') continue
    const { moduleId } = event.lesson
    const already = finished.has(moduleId)
    if (event.kind === 'opened') {
      state = open(state, moduleId, already)
      continue
    }
    const after = finish(state, event.lesson, already || spent.has(moduleId))
    finished.add(moduleId)
    state = after.state
    for (const lessons of after.sprints) sprints.push(sprintOf(lessons, event.at))
  }
  sprints.sort((a, b) => a.finishedAt.getTime() - b.finishedAt.getTime())
  return { state, sprints }
}

/** A sprint of three lessons, the last of which ended at `finishedAt`. */
export function sprintOf(lessons: LessonRef[], finishedAt: Date): FinishedSprint {
  const third = lessons.at(-1)
  if (!third || lessons.length !== SPRINT) throw new RangeError('a sprint has three lessons')
  return { id: third.lessonId, lessons, finishedAt }
}
