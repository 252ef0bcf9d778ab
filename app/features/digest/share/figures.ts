/** An answer given in a lesson that a share led to. */
export type Answered = {
  lessonId: string
  /** Null once they have left. */
  learnerId: string | null
  conceptId: string
  right: boolean
}

/**
 * How many people learned each concept: those who answered all `asked` questions on it right in
 * one lesson.
 */
export function learnedIn(
  answers: Answered[],
  asked: (lessonId: string, conceptId: string) => number,
): Map<string, number> {
  const rights = new Map<string, Map<string, number>>()
  const people = new Map<string, Set<string>>()
  for (const { lessonId, learnerId, conceptId, right } of answers) {
    const ofConcept = rights.get(conceptId) ?? new Map<string, number>()
    rights.set(conceptId, ofConcept)
    const count = (ofConcept.get(lessonId) ?? 0) + (right ? 1 : 0)
    ofConcept.set(lessonId, count)
    if (count === 0 || count < asked(lessonId, conceptId)) continue
    const who = people.get(conceptId) ?? new Set<string>()
    people.set(conceptId, who.add(learnerId ?? lessonId))
  }
  return new Map([...people].map(([conceptId, who]) => [conceptId, who.size]))
}
