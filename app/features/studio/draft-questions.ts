import { lint } from '~/features/card/lint'
import type { Language } from '~/features/course/outline'
import {
  asked,
  type Candidate,
  type DraftQuestion,
  judged,
  ordered,
  type Source,
} from './draft-candidates'
import { type DraftConcept, groundsOf } from './draft-sentences'

/**
 * Questions drafted for a module, best first: from what its sentences define, name, describe and give
 * reasons for, from numbered steps, and last from statements to be judged. Each has the sentence it
 * rests on, word for word, and a reason for every choice; wrong choices are concepts of the course
 * that the sentence doesn't speak of. None has a flag of the linter. The same input gives the same
 * drafts.
 *
 * @param concepts those of the whole course, in teaching order
 * @param wanted how many at most
 */
export function draftQuestions(
  module: Source,
  {
    language,
    concepts,
    wanted = 3,
  }: { language: Language; concepts: readonly DraftConcept[]; wanted?: number },
): DraftQuestion[] {
  const grounds = groundsOf(module.body, language)
  const clean = (found: Candidate[]) =>
    found
      .sort((a, b) => a.cost - b.cost)
      .filter(({ question }) => lint(question, { language, text: module.body }).length === 0)
  const first = clean([
    ...grounds.flatMap((ground) => asked(ground, module, concepts, language, grounds)),
    ...ordered(module, concepts, language),
  ])
  const chosen = choose(first, module, language, wanted)
  if (chosen.length >= wanted) return chosen
  const rest = clean(grounds.flatMap((ground) => judged(ground, module, concepts, language)))
  return choose([...first, ...rest], module, language, wanted)
}

/** The best of what was drafted, of several sorts and from different sentences. */
function choose(
  candidates: readonly Candidate[],
  module: Source,
  language: Language,
  wanted: number,
): DraftQuestion[] {
  const taken: DraftQuestion[] = []
  const passages = new Set<string>()
  const counts = new Map<string, number>()
  const answers = new Set<string>()
  for (const pass of [0, 1, 2, 3]) {
    for (const { cost: _, ...draft } of candidates) {
      const { question, from } = draft
      const answer = question.choices.find(({ right }) => right)?.text ?? ''
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
      const id = `${module.id.slice(0, 60)}-draft-${taken.length + 1}`
      const named = { ...question, id }
      const siblings = taken.map((each) => each.question)
      if (lint(named, { language, text: module.body, siblings }).length > 0) continue
      const all = [...siblings, named]
      if (siblings.some((each) => lint(each, { language, siblings: all }).length > 0)) continue
      taken.push({ ...draft, question: named })
      passages.add(question.passage ?? '')
      answers.add(answer)
      const key = judgedHere ? 'judged' : from
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return taken
}
