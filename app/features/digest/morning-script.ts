import type { Language } from '~/features/course/outline'
import { framed } from '~/features/digest/script/frames'
import type { Line } from '~/features/digest/script/line'
import { type Asked, recallable, recallLines } from '~/features/digest/script/recall'
import { spokenForm } from '~/features/digest/script/spoken'
import type { Candidate } from '~/features/digest/script/write-script'

const THINKING = 4 // s after each question
const CLOSING = 0.6 // s after the last word
const QUESTIONS = 3

/** In a question: that it is about something to look at. */
const SEEN =
  /\b(?:program|code|table|figure|picture|diagram|graph)\b|程序|代码|[表图][里中上]|[下上][表图]/i

/** A concept as its morning tells it. */
export type Reminder = {
  title: string
  summary: string
  /** The title of its course. */
  course: string
  /** What the script of its module can say of it, and the place of the concept there. */
  candidates: readonly Candidate[]
  place: number
  /** Those of its pool, or of its card. */
  questions: readonly Asked[]
}

/** Titles in a row, as they are said. */
const inARow = (titles: readonly string[], language: Language) =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format([...new Set(titles)])

/**
 * The lines of a morning: what each concept is, in its summary and the sentence of its module that
 * tells most about it, then three questions with time to think. Where they take too long, the
 * sentences go first.
 *
 * @param turn a whole number from 0, another one each day, so that the questions change
 */
export function morningScript(
  language: Language,
  reminders: readonly Reminder[],
  turn: number,
): Candidate[] {
  const line = (id: string, part: Line['part'], text: string, from: string): Line => ({
    id,
    part,
    text,
    spoken: spokenForm(text, language),
    from: { kind: 'title', text: from },
    begins: true,
  })
  const always = (line: Line): Candidate => ({
    line,
    rank: null,
    needs: null,
    section: null,
    concept: null,
  })
  const titles = inARow(
    reminders.map(({ title }) => title),
    language,
  )
  const opening = line('opening', 'opening', framed(language, 'morning', titles), titles)
  const points = reminders.flatMap(({ title, summary, candidates, place }, at) => {
    const own = { needs: null, section: at, concept: at }
    const named = line(`c${at}`, 'point', closed(title, language), title)
    const told = summary && line(`c${at}-summary`, 'point', closed(summary, language), summary)
    const key = keySentences(candidates, place)
    return [
      { ...own, line: named, rank: null },
      ...(told ? [{ ...own, line: told, rank: at }] : []),
      ...key.map(
        (line, n): Candidate => ({
          ...own,
          line: { ...line, id: `c${at}-${line.id}` },
          rank: reminders.length + at,
          needs: n > 0 ? `c${at}-${key[n - 1]?.id}` : null,
        }),
      ),
    ]
  })
  const courses = inARow(
    reminders.map(({ course }) => course),
    language,
  )
  const end = line('closing', 'recall', framed(language, 'morningEnd', courses), courses)
  return [
    always(opening),
    ...points,
    ...recallLines(asksOf(language, reminders, turn), language).map((asked) =>
      always({ ...asked, thinking: THINKING }),
    ),
    always({ ...end, thinking: CLOSING }),
  ]
}

/**
 * The best sentence on a concept, one that makes sense by itself if there is one, and else with
 * what goes before it. Empty where nothing is said of the concept.
 */
function keySentences(candidates: readonly Candidate[], place: number): Line[] {
  const told = candidates
    .filter(({ concept, rank }) => concept === place && rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const lines: Line[] = []
  let next = told.find(({ needs }) => needs === null) ?? told[0]
  while (next) {
    const { line, needs } = next
    lines.unshift(line)
    next = needs === null ? undefined : candidates.find((one) => one.line.id === needs)
  }
  return lines
}

/** Three questions that can be answered without their choices, from one concept after another. */
function asksOf(language: Language, reminders: readonly Reminder[], turn: number): Asked[] {
  const left = reminders.map(({ questions }) => {
    const asked = questions.filter((question) => recallable(question, language) !== '')
    const heard = asked.filter(({ ask }) => !SEEN.test(ask))
    const fit = heard.length > 0 ? heard : asked
    const first = fit.length > 0 ? turn % fit.length : 0
    return [...fit.slice(first), ...fit.slice(0, first)]
  })
  const most = Math.max(0, ...left.map(({ length }) => length))
  return Array.from({ length: most }, (_, round) => left.flatMap((own) => own[round] ?? []))
    .flat()
    .slice(0, QUESTIONS)
}

const closed = (text: string, language: Language) =>
  /[.!?。！？…]["”’」）)]*$/.test(text) ? text : `${text}${language === 'zh-CN' ? '。' : '.'}`
