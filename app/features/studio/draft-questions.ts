import { lint } from '~/features/card/lint'
import type { Language, QuestionSource } from '~/features/course/outline'
import { asked, type Candidate, type DraftQuestion, ordered, type Source } from './draft-candidates'
import { type DraftConcept, groundsOf } from './draft-sentences'
import { spoken } from './draft-spoken'
import { counted, judged } from './draft-statements'

export type Asking = {
  language: Language
  /** Those of the whole course, in teaching order. */
  concepts: readonly DraftConcept[]
  /** How many at most. */
  wanted?: number
  /** How many more, to choose another one from. */
  spare?: number
  /** What the card asks already: none asks it again, gives it away or rests on its sentence. */
  beside?: readonly QuestionSource[]
}

/**
 * Questions drafted for a module, best first: from what its sentences define, name, describe and give
 * reasons for, from numbered steps and the numbers they tell, and last from statements to be judged and unpunctuated talk. Each has the sentence it
 * rests on, word for word, and a reason for every choice; wrong choices are concepts of the course
 * that the sentence doesn't speak of. None has a flag of the linter. The same input gives the same
 * drafts.
 */
export const draftQuestions = (module: Source, asking: Asking): DraftQuestion[] =>
  draftsOf(module, { ...asking, spare: 0 }).drafts

/** Questions as {@link draftQuestions} drafts them, and others that could stand for each of them. */
export function draftsOf(
  module: Source,
  { language, concepts, wanted = 3, spare = 6, beside = [] }: Asking,
): { drafts: DraftQuestion[]; spares: DraftQuestion[] } {
  const grounds = groundsOf(module.body, language)
  const clean = (found: Candidate[]) =>
    found
      .sort((a, b) => a.cost - b.cost)
      .filter(({ question }) => lint(question, { language, text: module.body }).length === 0)
  const first = clean([
    ...grounds.flatMap((ground) => asked(ground, module, concepts, language, grounds)),
    ...ordered(module, concepts, language),
    ...grounds.flatMap((ground) => counted(ground, module, concepts, language)),
  ])
  let all: Candidate[] | null = null
  const more = () => {
    all ??= [
      ...first,
      ...clean([
        ...grounds.flatMap((ground) => judged(ground, module, concepts, language, grounds)),
        ...spoken(module, concepts, language),
      ]),
    ]
    return all
  }
  const some = (wanted: number, taken: readonly QuestionSource[]) => {
    const chosen = choose(first, module, { language, wanted, beside: taken })
    return chosen.length >= wanted
      ? chosen
      : choose(more(), module, { language, wanted, beside: taken })
  }
  const drafts = some(wanted, beside)
  const taken = [...beside, ...drafts.map(({ question }) => question)]
  return { drafts, spares: some(spare, taken) }
}

type Choosing = { language: Language; wanted: number; beside: readonly QuestionSource[] }

const keyTo = ({ choices }: QuestionSource) => choices.find(({ right }) => right)?.text ?? ''

/** The best of what was drafted, of several sorts and from different sentences. */
function choose(
  candidates: readonly Candidate[],
  module: Source,
  { language, wanted, beside }: Choosing,
): DraftQuestion[] {
  const taken: DraftQuestion[] = []
  const passages = new Set(beside.map(({ passage }) => passage ?? ''))
  const counts = new Map<string, number>()
  const answers = new Set(beside.map(keyTo))
  for (const pass of [0, 1, 2, 3]) {
    for (const { cost: _, ...draft } of candidates) {
      const { question, from } = draft
      const answer = keyTo(question)
      const judgedHere = question.kind === 'true-false'
      if (taken.length >= wanted) return taken
      if (passages.has(question.passage ?? '')) continue
      if (pass < 2 && !judgedHere && answers.has(answer)) continue
      if (
        pass < 3 &&
        (counts.get(judgedHere ? 'judged' : from) ?? 0) >=
          (judgedHere ? 1 : from === 'which' ? 2 : 1)
      )
        continue
      const id = `${module.id.slice(0, 60)}-draft-${beside.length + taken.length + 1}`
      const named = { ...question, id }
      const siblings = [...beside, ...taken.map((each) => each.question)]
      if (lint(named, { language, text: module.body, siblings }).length > 0) continue
      if (siblings.some((each) => isGivenAway(each, named, language))) continue
      taken.push({ ...draft, question: named })
      passages.add(question.passage ?? '')
      answers.add(answer)
      const key = judgedHere ? 'judged' : from
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return taken
}

/** Whether a question that was clean has a flag beside another one. */
const isGivenAway = (question: QuestionSource, beside: QuestionSource, language: Language) =>
  lint(question, { language, siblings: [beside] }).some(
    ({ rule }) => rule === 'answer-elsewhere' || rule === 'twin-question',
  )
