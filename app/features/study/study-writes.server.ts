import type { Tx } from '~/db/db.server'
import { given, hot } from '~/db/hot'
import { hotWrites, inserted, same, updated, upserted } from '~/db/hot-writes'
import { learnerStates, lessons, memories, practices, sprints, studyLog } from '~/db/schema'
import type { FinishedSprint } from '~/features/sprint/sprint'
import { ANSWERED } from './study-log.server'

const memory = upserted(
  memories,
  same('learnerId', 'conceptId'),
  same('value', 'variance', 'answers', 'days', 'lastDay', 'stability', 'seenAt'),
)

const state = upserted(learnerStates, same('learnerId'), {
  ability: 'ability',
  answers: 'abilityAnswers',
  sprint: 'sprint',
})

const answered = inserted(studyLog, same(...ANSWERED))
const opened = updated(lessons, { id: 'lessonId' }, { openedAt: 'at' })
const finished = updated(
  lessons,
  { id: 'lessonId' },
  { openedAt: 'openedAt', finishedAt: 'at', right: 'rights' },
)
const practised = updated(practices, { id: 'practiceId' }, { finishedAt: 'at' })

/**
 * Writes an answer: its row of the log, what is now known of the learner and the concept
 * and of the learner over all, and what it does to its lesson or practice.
 */
export const keepAnswer = {
  between: hotWrites('keep-answer', [memory, state, answered]),
  opening: hotWrites('keep-opening-answer', [memory, state, opened, answered]),
  finishing: hotWrites('keep-finishing-answer', [memory, state, finished, answered]),
  practised: hotWrites('keep-practised-answer', [memory, state, practised, answered]),
}

const insertSprint = hot<{ learnerId: string } & FinishedSprint, unknown, Tx>(
  'insert-sprint',
  (tx) =>
    tx.insert(sprints).values({
      id: given('id'),
      learnerId: given('learnerId'),
      lessons: given('lessons'),
      finishedAt: given('finishedAt'),
    }),
)

/** Writes a finished sprint. */
export async function keepSprint(tx: Tx, learnerId: string, sprint: FinishedSprint): Promise<void> {
  await insertSprint(tx, { learnerId, ...sprint })
}
