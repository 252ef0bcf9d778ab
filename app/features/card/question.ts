import type { Question } from '~/features/course/course'
import { isTyped, type Kind } from '~/features/course/outline'
import { formOf } from './grade'
import type { Response } from './response'

type Shown = { id: string; html: string }

/** What a learner sees of a question before the answer: never the key. */
export type QuestionView = {
  id: string
  kind: Kind
  ask: string
  /** None where the answer is typed. */
  choices: Shown[]
  /** Kind `match`: what the choices belong to, in another order. */
  partners?: Shown[]
  /** Kind `number`: null for none. */
  unit?: string | null
}

/** What a learner sees of a question after the answer. */
export type Feedback = {
  right: boolean
  /** The response as it was given. */
  chosen: string[]
  /** A response that is right. */
  key: string[]
  /** HTML of the reasons for what was chosen; `choice` is empty for any other typed answer. */
  reasons: { choice: string; html: string }[]
  /** Where the passage that settles it is read. */
  passage: string | null
  /** The author named no passage: it is the one that fits best. */
  guessed: boolean
}

/** Chance, 0 up to 1, drawn from a text: the same text, the same numbers. */
export function seeded(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The same things in an order drawn by `random` (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], random: () => number): T[] {
  const left = [...things]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1))
  return drawn
}

/** A question as this learner sees it; the order of its choices is the learner's own. */
export function viewOf(question: Question, learnerId: string): QuestionView {
  const { id, kind, askHtml: ask } = question
  if (isTyped(kind)) {
    const unit = kind === 'number' ? { unit: question.unit ?? null } : {}
    return { id, kind, ask, choices: [], ...unit }
  }
  const choices = question.choices.map(({ id, html }) => ({ id, html }))
  if (kind === 'true-false') return { id, kind, ask, choices }
  const drawn = shuffled(choices, seeded(`${learnerId} ${id}`))
  if (kind !== 'match') return { id, kind, ask, choices: drawn }
  const partners = question.choices.flatMap(({ match }) => match ?? [])
  return {
    ...{ id, kind, ask, choices: drawn },
    partners: shuffled(
      partners.map(({ id, html }) => ({ id, html })),
      seeded(`${learnerId} ${id} partners`),
    ),
  }
}

/** A response to a question that is right. */
export function keyOf({ kind, choices, typed }: Question): string[] {
  if (kind === 'order') return choices.map(({ id }, at) => `${id}:${at + 1}`)
  if (kind === 'match') return choices.map(({ id, match }) => `${id}:${match?.id}`)
  if (isTyped(kind)) {
    return typed?.forms.filter((_, at) => choices[at]?.right).slice(0, 1) ?? []
  }
  return choices.filter((choice) => choice.right).map(({ id }) => id)
}

/** What an answer is met with. The reasons are those of the choices taken, and no others. */
export function feedbackOn(
  question: Question,
  chosen: Response,
  right: boolean,
  passage: string | null,
): Feedback {
  return {
    right,
    chosen: [...chosen],
    key: keyOf(question),
    reasons: reasonsFor(question, chosen),
    passage,
    guessed: question.passage?.guessed ?? false,
  }
}

function reasonsFor(question: Question, chosen: Response): Feedback['reasons'] {
  const { kind, choices, typed } = question
  if (isTyped(kind)) {
    const at = formOf(question, chosen[0] ?? '')?.at ?? null
    const choice = at === null ? null : choices[at]
    const html = choice ? choice.reasonHtml : typed?.otherwiseHtml
    return html ? [{ choice: choice?.id ?? '', html }] : []
  }
  const all = kind === 'order' || kind === 'match'
  return choices.flatMap(({ id, reasonHtml }) =>
    (all || chosen.includes(id)) && reasonHtml ? [{ choice: id, html: reasonHtml }] : [],
  )
}
