import { eq } from 'drizzle-orm'
import { transaction } from '~/db/db.server'
import { learners, lessons, practices, rewards, studyLog } from '~/db/schema'
import { accountBy, createAccount } from '~/features/account/account.server'
import { keyOf } from '~/features/card/question'
import { pairsIn } from '~/features/card/response'
import type { Question } from '~/features/course/course'
import { courseNow } from '~/features/course/course.server'
import { isPicked, isTyped } from '~/features/course/outline'
import { beginLesson } from '~/features/study/lesson.server'
import { beginPractice, practiceView } from '~/features/study/practice.server'
import { answerPractice, answerQuestion, type Studying } from '~/features/study/study.server'
import { drawIdsFor, stopClockAt } from './fixed'

const COURSE = 'how-memory-works'
const DAY = 86_400_000 // ms
const MINUTE = 60_000 // ms

/** `r` for a right answer, `w` for a wrong one, one letter a question; `ago` in days. */
type Step = { ago: number; answers: string } & ({ module: string } | { concept: string })
type Person = { name: string; zone: string; steps: Step[] }

/** New, midway, and one who finished a sprint, chose no reward yet and practised since. */
const PEOPLE: Person[] = [
  { name: 'Ning', zone: 'Asia/Shanghai', steps: [] },
  {
    name: 'Lin',
    zone: 'Asia/Shanghai',
    steps: [
      { ago: 1, module: 'attention', answers: 'rwr' },
      { ago: 0.1, module: 'meaning', answers: 'r' },
    ],
  },
  {
    name: 'Sam',
    zone: 'Europe/Berlin',
    steps: [
      { ago: 18, module: 'attention', answers: 'rrr' },
      { ago: 17, module: 'meaning', answers: 'rrr' },
      { ago: 17, concept: 'elaboration', answers: 'wrr' },
      { ago: 16, module: 'forgetting', answers: 'rwr' },
      { ago: 16, concept: 'levels-of-processing', answers: 'rrr' },
      { ago: 16, concept: 'forgetting-curve', answers: 'wrr' },
      { ago: 15, concept: 'attention', answers: 'rrr' },
      { ago: 11, concept: 'attention', answers: 'rrr' },
      { ago: 5, concept: 'attention', answers: 'rrr' },
      { ago: 4, concept: 'working-memory', answers: 'rwr' },
      { ago: 1, concept: 'attention', answers: 'rrr' },
      { ago: 1, concept: 'working-memory', answers: 'rrr' },
    ],
  },
]

function responseTo(question: Question, right: boolean): string[] {
  const { kind, choices } = question
  const key = keyOf(question)
  if (right) return key.sort()
  if (isPicked(kind)) return choices.flatMap((one) => (one.right ? [] : one.id)).slice(0, 1)
  if (isTyped(kind)) return ['0']
  const pairs = pairsIn(key)
  return pairs.map(({ choice }, at) => `${choice}:${pairs.at(at - 1)?.to}`).sort()
}

async function take(learner: Studying, step: Step): Promise<void> {
  const version = await courseNow(COURSE)
  const give = async (
    questions: Question[],
    answer: (given: { question: string; response: string[] }) => Promise<unknown>,
  ) => {
    for (const [n, question] of questions.slice(0, step.answers.length).entries()) {
      const response = responseTo(question, step.answers[n] === 'r')
      await answer({ question: question.id, response })
    }
  }
  if ('module' in step) {
    const lesson = await beginLesson(learner, COURSE, step.module)
    const card = version.modules.find(({ key }) => key === step.module)?.card
    await give(card?.questions ?? [], (given) => answerQuestion(learner, lesson, given))
  } else {
    const practice = await beginPractice(learner, COURSE, step.concept)
    const { asked } = await practiceView(learner.id, practice)
    const all = [...version.questions.values()]
    const questions = asked.flatMap(({ id }) => all.find((question) => question.id === id) ?? [])
    await give(questions, (given) => answerPractice(learner, practice, given))
  }
}

/** What a seeding that was broken off has left. */
async function forget(name: string): Promise<void> {
  const account = await accountBy(name)
  if (!account) return
  await transaction(async (tx) => {
    for (const table of [studyLog, lessons, practices, rewards] as const) {
      await tx.delete(table).where(eq(table.learnerId, account.learnerId))
    }
    await tx.delete(learners).where(eq(learners.id, account.learnerId))
  })
}

/** Makes each learner by the same deeds that a browser asks for, at the moments before `at`. */
export async function seedLearners(at: Date, password: string): Promise<void> {
  for (const { name, zone, steps } of PEOPLE) {
    await forget(name)
    drawIdsFor(name)
    stopClockAt(at.getTime() - 20 * DAY)
    const id = await createAccount({ name, password, role: 'learner', language: null })
    if (!id) throw new Error(`the name ${name} is taken`)
    for (const step of steps) {
      stopClockAt(at.getTime() - step.ago * DAY - MINUTE)
      await take({ id, zone }, step)
    }
  }
}
