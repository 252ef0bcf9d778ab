import type { Language } from '~/features/course/outline'
import { estimated, type Fitted, fitScript } from './fit'
import { type FrameName, framed } from './frames'
import type { Line } from './line'
import { type Asked, plainAsk, recallable, recallLines } from './recall'
import { spokenForm } from './spoken'
import { type Candidate, type ScriptSource, writeScript } from './write-script'

/** How a learner answered a question of the module at first. */
export type FirstAnswer = { questionId: string; right: boolean }

/** How much more is said of what went wrong, and how much less of what was known. */
const DEPTH = { wrong: 3, right: 0.4 }

/** What a question is about: a concept of its own, or, where questions share one, its words. */
type Answered = { question: Asked; right: boolean; concept: number; named: boolean }

/**
 * A script proposed out of a module and one learner's own first answers: what went wrong comes first
 * and deeper, under a line that names it; then the rest; what was known comes last, and shortly. The
 * questions that went wrong are asked first. Without answers it is the module's own script. By
 * estimate it takes at most 178 seconds.
 */
export function proposeScript(source: ScriptSource, answers: readonly FirstAnswer[]): Fitted {
  const { language, questions } = source
  const { concepts, answered } = answeredOf(source, answers)
  const written = writeScript({ ...source, concepts })
  const points = written.filter(({ line }) => line.part === 'point')
  const groups = new Map<Answered | null, Candidate[]>()
  for (const chain of chainsOf(points)) {
    const about = answered.filter(({ concept }) => chain.some((point) => point.concept === concept))
    const group = about.find(({ right }) => !right) ?? about[0] ?? null
    groups.set(group, [...(groups.get(group) ?? []), ...chain])
  }
  const told = (right: boolean) =>
    answered
      .filter((each) => each.right === right)
      .flatMap((each) => [...said(each, language), ...(groups.get(each) ?? [])])
  const missed = answered.filter(({ right }) => !right).map(({ question }) => question)
  const asked = [...missed, ...questions.filter((question) => !missed.includes(question))]
  const candidates = [
    ...written.filter(({ line }) => line.part === 'opening'),
    ...told(false),
    ...(groups.get(null) ?? []),
    ...told(true),
    ...recallLines(asked, language).map(stays),
  ]
  return fitScript(candidates, estimated(language))
}

/** What was answered, and the module's concepts with it, weighed by how it went. */
function answeredOf({ concepts, questions }: ScriptSource, answers: readonly FirstAnswer[]) {
  const all = concepts.map((concept) => ({ ...concept, weight: 1 }))
  const answered = questions.flatMap((question): Answered | [] => {
    const answer = answers.find(({ questionId }) => questionId === question.id)
    if (!answer) return []
    const { right } = answer
    const weight = right ? DEPTH.right : DEPTH.wrong
    const shared = questions.filter(({ concept }) => concept === question.concept).length > 1
    const own = shared ? undefined : all.find(({ title }) => title === question.concept)
    if (own) own.weight = weight
    else all.push({ title: '', summary: plainAsk(question.ask), weight })
    const concept = own ? all.indexOf(own) : all.length - 1
    return { question, right, concept, named: own !== undefined }
  })
  return { concepts: all, answered }
}

const stays = (line: Line): Candidate => ({
  line,
  rank: null,
  needs: null,
  section: null,
  concept: null,
})

/** The line that says how a question went; none for one that was known and has no name. */
function said({ question, right, named }: Answered, language: Language): Candidate[] {
  if (right && !named) return []
  const name = named ? question.concept : recallable(question, language)
  const frame: FrameName = right ? 'knownAlready' : 'wrongAtFirst'
  const text = framed(language, frame, name || plainAsk(question.ask))
  const line: Line = {
    id: `a-${question.id}`,
    part: 'point',
    text,
    spoken: spokenForm(text, language),
    from: { kind: 'question', questionId: question.id, text: plainAsk(question.ask) },
    begins: true,
  }
  return [stays(line)]
}

/** Points in runs that hang together: each after the one that it needs. */
function chainsOf(points: readonly Candidate[]): Candidate[][] {
  const chains: Candidate[][] = []
  for (const point of points) {
    const chain = chains.find((each) => each.some(({ line }) => line.id === point.needs))
    if (chain) chain.push(point)
    else chains.push([point])
  }
  return chains
}
