// Fills an empty database for bench/http.ts: LEARNERS signed-in guests, each with a lesson begun in
// every module of the demo course. Prints what was made as one JSON object: Seeded in bench/site.ts.
import { randomUUID } from 'node:crypto'
import { openDatabase, transaction } from '~/db/db.server'
import { learners } from '~/db/schema'
import { beginSession, newSessionId } from '~/features/account/session.server'
import { courseNow } from '~/features/course/course.server'
import { prepareSite } from '~/features/studio/site.server'
import { beginLesson } from '~/features/study/lesson.server'
import { readSettings } from '~/settings.server'

const AT_ONCE = 16
const COURSE = 'how-memory-works'
const zone = 'Europe/Berlin'

const database = await openDatabase(readSettings(process.env))
await prepareSite()
const { modules } = await courseNow(COURSE)

async function learner() {
  const id = randomUUID()
  const sessionId = newSessionId()
  const cookie = await transaction(async (tx) => {
    await tx.insert(learners).values({ id, language: 'en', zone, createdAt: new Date() })
    return beginSession(tx, id, sessionId)
  })
  const lessons: string[] = []
  for (const { key } of modules) lessons.push(await beginLesson({ id, zone }, COURSE, key))
  return { cookie: cookie.split(';', 1)[0], lessons }
}

const made: Awaited<ReturnType<typeof learner>>[] = []
const wanted = Number(process.env.LEARNERS)
async function make() {
  while (made.length < wanted) made.push(await learner())
}
await Promise.all(Array.from({ length: AT_ONCE }, make))

const cards = modules.map(({ card }) =>
  (card?.questions ?? []).map(({ id, choices }) => ({
    question: id,
    response: choices.filter(({ right }) => right).map((choice) => choice.id),
  })),
)
const paths = modules.map(({ key }) => `/courses/${COURSE}/modules/${key}`)
await database.close()
process.stdout.write(JSON.stringify({ paths, cards, learners: made.slice(0, wanted) }))
