import { asc, gt } from 'drizzle-orm'
import { now } from '~/clock.server'
import { type ReadDb, reader } from '~/db/db.server'
import { studyLog } from '~/db/schema'
import { gather, type Retention, retention, type Stays } from './retention'

const AT_ONCE = 5_000 // rows

/** The next rows of the study log, in the order they were written. */
function rowsAfter(db: ReadDb, seq: number) {
  return db
    .select({
      seq: studyLog.seq,
      learnerId: studyLog.learnerId,
      courseId: studyLog.courseId,
      at: studyLog.at,
      zone: studyLog.zone,
      kind: studyLog.kind,
      lessonId: studyLog.lessonId,
    })
    .from(studyLog)
    .where(gt(studyLog.seq, seq))
    .orderBy(asc(studyLog.seq))
    .limit(AT_ONCE)
}

/** Who came back, out of the whole study log, as of now. */
export async function retentionReport(): Promise<Retention> {
  const at = now()
  const stays: Stays = new Map()
  let seq = 0
  for (;;) {
    const rows = await rowsAfter(reader(), seq)
    gather(stays, rows)
    const last = rows.at(-1)
    if (!last) return retention(stays, at)
    seq = last.seq
  }
}
