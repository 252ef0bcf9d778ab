import { and, eq, isNotNull } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, reader } from '~/db/db.server'
import { studyLog } from '~/db/schema'
import { type Response, sayResponse, type Worded } from '~/features/card/response'
import { questionsBy } from '~/features/course/revisions.server'
import { type Asked, BELONGINGS } from './belongings.server'

const AT_ONCE = 500 // ids a query

/** What a learner was asked and has answered; of other questions nothing. */
async function askedOf(db: ReadDb, learnerId: string): Promise<Asked> {
  const answered = await db
    .selectDistinct({ id: studyLog.questionRevisionId })
    .from(studyLog)
    .where(and(eq(studyLog.learnerId, learnerId), isNotNull(studyLog.questionRevisionId)))
  const ids = answered.flatMap(({ id }) => id ?? [])
  const asked: Asked = new Map()
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    for (const { id, kind, source, choices } of await questionsBy(db, ids.slice(i, i + AT_ONCE))) {
      const worded = choices.map((choice, n): Worded => {
        const { text = '', match = '' } = source.choices[n] ?? {}
        const partner = choice.match && { match: { id: choice.match.id, text: match } }
        return { id: choice.id, text, ...partner }
      })
      const said = (response: Response) => sayResponse(kind, worded, response)
      asked.set(id, { question: source.ask, said })
    }
  }
  return asked
}

/** Everything that an account has, under readable names; no secrets, nothing of other people. */
export async function exportOf(learnerId: string): Promise<Record<string, unknown>> {
  const asked = await askedOf(reader(), learnerId)
  const found: Record<string, unknown> = { exportedAt: now() }
  for (const [name, { exported }] of Object.entries(BELONGINGS)) {
    found[name] = await exported(reader(), learnerId, asked)
  }
  return found
}
