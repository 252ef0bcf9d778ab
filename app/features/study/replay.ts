import { dayIn } from '~/features/account/zone'
import { type Ability, FRESH_ABILITY, learn, type Memory } from '~/features/mastery/model'
import {
  type FinishedSprint,
  foldSprints,
  type LessonRef,
  type SprintEvent,
  type SprintState,
} from '~/features/sprint/sprint'

/** A row of the study log, as far as a learner's standing follows from it. */
export type Logged = {
  kind: 'begun' | 'answered' | 'finished' | 'chosen'
  at: Date
  zone: string
  courseId: string
  moduleId: string | null
  lessonId: string | null
  practiceId: string | null
  conceptId: string | null
  right: boolean | null
  strength: number | null
  strengthAnswers: number | null
  choices: number | null
  sprintId: string | null
  reward: 'badge' | 'mentor-question' | null
  rewardId: string | null
  sprint: { lessons: LessonRef[]; finishedAt: string } | null
}

/** When a lesson had its first answer and its last, and how many were right. */
export type Passage = { openedAt: Date; finishedAt: Date | null; right: number | null }

/** All that follows from a learner's own log. */
export type Standing = {
  /** Null for one who never answered. */
  state: { ability: Ability; sprint: SprintState } | null
  /** By concept. */
  memories: Map<string, Memory>
  sprints: FinishedSprint[]
  chosen: { id: string; sprintId: string; kind: 'badge' | 'mentor-question'; chosenAt: Date }[]
  /** By lesson. */
  lessons: Map<string, Passage>
  /** By practice: when it was finished. */
  practices: Map<string, Date>
}

/** Works a learner's standing out anew, from the rows of their log in the order they were written. */
export function replay(rows: Logged[]): Standing {
  const { ability, memories } = replayAnswers(rows)
  const { state, sprints } = foldSprints(sprintEvents(rows))
  return {
    state: ability.answers > 0 ? { ability, sprint: state } : null,
    memories,
    sprints,
    chosen: rows.flatMap(({ kind, sprintId, reward, rewardId: id, at }) =>
      kind === 'chosen' && sprintId && reward && id
        ? [{ id, sprintId, kind: reward, chosenAt: at }]
        : [],
    ),
    lessons: replayLessons(rows),
    practices: new Map(
      rows.flatMap(({ kind, practiceId, at }) =>
        kind === 'finished' && practiceId ? [[practiceId, at]] : [],
      ),
    ),
  }
}

function replayAnswers(rows: Logged[]) {
  const memories = new Map<string, Memory>()
  let ability = FRESH_ABILITY
  for (const { kind, conceptId, right, at, zone, choices, ...row } of rows) {
    if (kind !== 'answered' || !conceptId || right === null) continue
    const strength = { value: row.strength ?? 0, answers: row.strengthAnswers ?? 0 }
    const answer = { right, at, day: dayIn(at, zone), choices: choices ?? undefined }
    const learned = learn(ability, memories.get(conceptId) ?? null, strength, answer)
    ability = learned.ability
    memories.set(conceptId, learned.memory)
  }
  return { ability, memories }
}

function replayLessons(rows: Logged[]): Map<string, Passage> {
  const lessons = new Map<string, Passage>()
  const rights = new Map<string, number>()
  for (const { kind, lessonId, at, right } of rows) {
    if (!lessonId) continue
    const lesson = lessons.get(lessonId)
    if (kind === 'answered') {
      if (!lesson) lessons.set(lessonId, { openedAt: at, finishedAt: null, right: null })
      rights.set(lessonId, (rights.get(lessonId) ?? 0) + (right ? 1 : 0))
    }
    if (kind === 'finished' && lesson) {
      lessons.set(lessonId, { ...lesson, finishedAt: at, right: rights.get(lessonId) ?? 0 })
    }
  }
  return lessons
}

function sprintEvents(rows: Logged[]): SprintEvent[] {
  const opened = new Set<string>()
  return rows.flatMap(({ kind, at, lessonId, moduleId, courseId, ...row }): SprintEvent[] => {
    if (kind === 'chosen' && row.sprintId && row.sprint) {
      const finishedAt = new Date(row.sprint.finishedAt)
      return [{ kind, sprint: { id: row.sprintId, lessons: row.sprint.lessons, finishedAt } }]
    }
    if (!lessonId || !moduleId) return []
    const lesson = { lessonId, moduleId, courseId }
    if (kind === 'finished') return [{ kind, at, lesson }]
    if (kind !== 'answered' || opened.has(lessonId)) return []
    opened.add(lessonId)
    return [{ kind: 'opened', at, lesson }]
  })
}
