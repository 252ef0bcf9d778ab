import { randomUUID } from 'node:crypto'
import { now } from '~/clock.server'
import { reader, transaction } from '~/db/db.server'
import { questionsBy } from '~/features/course/revisions.server'
import { audioId, makeAudio, plannedVoice } from '~/features/digest/audio/make.server'
import { linesOf, type Order } from '~/features/digest/audio/order'
import { type Written, writtenScript } from '~/features/digest/audio/write.server'
import type { Asked } from '~/features/digest/script/recall'
import { messagesIn } from '~/i18n/language.server'
import { type Handle, Hopeless, type Job } from '~/jobs/kinds.server'
import { keepAudio, keptAudio } from './kept-audio.server'
import { materialOf } from './material.server'
import {
  type Fading,
  fadingFor,
  keepMorning,
  listenerBy,
  morningFor,
  morningNow,
} from './morning.server'
import { morningScript, type Reminder } from './morning-script'

const DAY = 86_400_000 // ms

/** The questions on a concept: those of its pool, else those of its module's card. Without keys. */
async function asksOn({ version, concept }: Fading): Promise<Asked[]> {
  const card = version.modules.find(({ id }) => id === concept.moduleId)?.card?.questions ?? []
  const pool = version.pool.get(concept.id) ?? []
  const own = pool.length > 0 ? pool : card.filter((one) => one.conceptId === concept.id)
  const ids = own.map(({ revisionId }) => revisionId)
  const rows = new Map((await questionsBy(reader(), ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = rows.get(id)
    if (!row) return []
    return [{ id: row.questionId, ask: row.source.ask, kind: row.kind, concept: concept.title }]
  })
}

/** What a morning can say of each concept that fades. */
async function remindersOf(fading: Fading[], signal: AbortSignal): Promise<Reminder[]> {
  const written = new Map<string, Written>()
  const reminders: Reminder[] = []
  for (const one of fading) {
    const { version, concept } = one
    const { moduleId } = concept
    let script = written.get(moduleId)
    if (!script) {
      script = await writtenScript(await materialOf(version.id, moduleId), { signal })
      written.set(moduleId, script)
    }
    const taught = version.concepts.filter((other) => other.moduleId === moduleId)
    reminders.push({
      title: concept.title,
      summary: concept.summary,
      course: version.title,
      candidates: script.candidates,
      place: taught.findIndex(({ id }) => id === concept.id),
      questions: await asksOn(one),
    })
  }
  return reminders
}

/** What a morning is called: its day, and what it is about. */
function titleOf(day: string, fading: Fading[], language: 'en' | 'zh-CN'): string {
  const at = new Date(`${day}T12:00Z`)
  const format = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  const titles = fading.map(({ concept }) => concept.title)
  const date = new Intl.DateTimeFormat(language, format).format(at)
  return messagesIn(language).feed.morning(date, new Intl.ListFormat(language).format(titles))
}

/**
 * The work of a job `make-morning`: chooses what is fading, writes it and makes it heard. Nothing
 * comes of it where the feed has ended, the day is over, its morning is there already, or nothing
 * is fading.
 */
export async function makeMorning({ payload }: Job, handle: Handle): Promise<void> {
  const day = String(payload.day)
  const at = now()
  const listener = await listenerBy(String(payload.feed))
  if (!listener || (await morningNow(listener, at)) !== day) return
  const { id: learnerId } = listener
  if (await morningFor(learnerId, day)) return
  const fading = await fadingFor(learnerId, at)
  const version = fading[0]?.version
  if (!version) return
  handle.report('writing', 0)
  const { language } = version
  const turn = Math.round(Date.parse(`${day}T00:00Z`) / DAY)
  const title = titleOf(day, fading, language)
  const order: Order = {
    language,
    title,
    artist: version.by,
    album: messagesIn(language).feed.title,
    chapters: messagesIn(language).digest.chapters,
    fit: 'drop',
    candidates: morningScript(language, await remindersOf(fading, handle.signal), turn),
  }
  const about = { id: randomUUID(), learnerId, day, title, language, at }
  const row = { ...about, courseId: version.courseId, versionId: version.id }
  const known = await keptAudio(audioId(order, plannedVoice(language)))
  if (known) {
    const heard = new Set(known.cues.map(({ line }) => line))
    const script = linesOf(order).filter(({ id }) => heard.has(id))
    return transaction((tx) => keepMorning(tx, { ...row, script, audioId: known.id }))
  }
  const made = await makeAudio(order, handle)
  if (made.kind !== 'made') throw new Hopeless(made.kind)
  const { lines: script, audio, mp3 } = made
  await keepAudio(audio, mp3, (tx) => keepMorning(tx, { ...row, script, audioId: audio.id }))
}
