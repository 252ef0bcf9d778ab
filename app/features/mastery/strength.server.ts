import { and, asc, desc, eq, gt, inArray, lte } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, reader, type Tx, transaction } from '~/db/db.server'
import { given, hot } from '~/db/hot'
import { marks, questionStrengths, studyLog } from '~/db/schema'
import { FRESH_STRENGTH, foldStrength, type Judged, type Strength } from './model'

const FOLDED = 'strengths-folded-to'
const SEEN = 'strengths-seen-to'
const BATCH = 500 // rows
const SETTLES = 10_000 // ms

async function markOf(db: ReadDb, key: string): Promise<string | null> {
  const [mark] = await db.select({ value: marks.value }).from(marks).where(eq(marks.key, key))
  return mark?.value ?? null
}

async function setMark(tx: Tx, key: string, value: string): Promise<void> {
  await tx
    .insert(marks)
    .values({ key, value })
    .onConflictDoUpdate({ target: marks.key, set: { value } })
}

const foldedTo = async (db: ReadDb) => Number((await markOf(db, FOLDED)) ?? 0)

const keepStrength = hot<{ questionId: string } & Strength, unknown, Tx>('keep-strength', (tx) => {
  const strength = { value: given('value'), answers: given('answers') }
  return tx
    .insert(questionStrengths)
    .values({ questionId: given('questionId'), ...strength })
    .onConflictDoUpdate({ target: questionStrengths.questionId, set: strength })
})

/** The answers in the log between two rows, in the order they were written. */
function answersBetween(after: number, upTo: number) {
  return reader()
    .select({
      seq: studyLog.seq,
      questionId: studyLog.questionId,
      right: studyLog.right,
      chance: studyLog.chance,
      choices: studyLog.choices,
    })
    .from(studyLog)
    .where(and(eq(studyLog.kind, 'answered'), gt(studyLog.seq, after), lte(studyLog.seq, upTo)))
    .orderBy(asc(studyLog.seq))
    .limit(BATCH)
}

function byQuestion(rows: Awaited<ReturnType<typeof answersBetween>>): Map<string, Judged[]> {
  const judged = new Map<string, Judged[]>()
  for (const { questionId, right, chance, choices } of rows) {
    if (questionId === null || right === null || chance === null) continue
    const own = judged.get(questionId) ?? []
    own.push({ right, chance, choices: choices ?? undefined })
    judged.set(questionId, own)
  }
  return judged
}

/**
 * Folds the next answers of the log, up to the row `upTo`, into the strengths;
 * false when there are none left. The mark moves in the same transaction, so
 * that each answer is folded once, whatever is broken off.
 */
export async function foldBatch(upTo: number): Promise<boolean> {
  const after = await foldedTo(reader())
  // The log only grows, so it is read outside: a transaction that reads where answers are
  // written would make PostgreSQL run one of the two again.
  const rows = await answersBetween(after, upTo)
  const last = rows.at(-1)
  if (!last) return false
  const judged = byQuestion(rows)
  await transaction(async (tx) => {
    if ((await foldedTo(tx)) !== after) return
    const stored = await tx
      .select()
      .from(questionStrengths)
      .where(inArray(questionStrengths.questionId, [...judged.keys()]))
    const before = new Map(stored.map((row) => [row.questionId, row]))
    for (const [questionId, answers] of judged) {
      const { value, answers: count } = before.get(questionId) ?? FRESH_STRENGTH
      const strength = foldStrength({ value, answers: count }, answers)
      await keepStrength(tx, { questionId, ...strength })
    }
    await setMark(tx, FOLDED, String(last.seq))
  })
  return true
}

/** The last row of the log as an earlier fold saw it, and when. */
async function seenBefore(): Promise<{ seq: number; at: Date } | null> {
  const [seq, at] = (await markOf(reader(), SEEN))?.split(' ') ?? []
  return seq && at ? { seq: Number(seq), at: new Date(at) } : null
}

/**
 * Folds what has been answered since the last time into the questions'
 * strengths. The job of kind `fold-strengths`; an answer is folded by the
 * second one after it.
 */
export async function foldStrengths(): Promise<void> {
  const at = now()
  const seen = await seenBefore()
  // PostgreSQL draws a row's seq before its commit, so a lower one may still come after a higher
  // one was read. What was the last row ten seconds ago has no such gaps below it any more.
  if (seen && at.getTime() - seen.at.getTime() < SETTLES && at >= seen.at) return
  if (seen) while (await foldBatch(seen.seq));
  const [last] = await reader()
    .select({ seq: studyLog.seq })
    .from(studyLog)
    .orderBy(desc(studyLog.seq))
    .limit(1)
  if (!last || last.seq === seen?.seq) return
  await transaction((tx) => setMark(tx, SEEN, `${last.seq} ${at.toISOString()}`))
}
