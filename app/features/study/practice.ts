import { shuffled } from '~/features/card/question'

/** How many questions a practice asks at most. */
export const PRACTICE = 5

/**
 * The questions of a practice, at most five of a concept's pool: first those the
 * learner has never answered, then those answered longest ago. Chance orders the
 * never answered.
 *
 * @param recent ids of the questions answered, the last answer first
 * @param random 0 up to 1
 */
export function chooseQuestions<Q extends { id: string }>(
  pool: readonly Q[],
  recent: readonly string[],
  random: () => number,
): Q[] {
  const ago = new Map<string, number>()
  for (const [at, id] of recent.entries()) if (!ago.has(id)) ago.set(id, at)
  const since = ({ id }: Q) => ago.get(id) ?? Number.MAX_SAFE_INTEGER
  return shuffled(pool, random)
    .sort((a, b) => since(b) - since(a))
    .slice(0, PRACTICE)
}
