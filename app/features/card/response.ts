import type { Kind } from '~/features/course/outline'

/** A response is a set of texts: ids of choices; or what was typed; or pairs `id:to`. */
export type Response = readonly string[]

/** One pair of a response to `order` or `match`: a choice and its position, or its partner. */
export type Pair = { choice: string; to: string }

/** The pairs of a response; `to` is a position from 1, or the id of a partner. */
export const pairsIn = (response: Response): Pair[] =>
  response.map((one) => {
    const at = one.lastIndexOf(':')
    return { choice: one.slice(0, Math.max(0, at)), to: one.slice(at + 1) }
  })

/** Where a response puts a choice; null where it doesn't. */
export const putTo = (response: Response, choice: string): string | null =>
  pairsIn(response).find((pair) => pair.choice === choice)?.to ?? null

/** Whether two responses are the same. */
export function sameResponse(a: Response, b: Response): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}

/** A choice in words, and its partner where it has one. */
export type Worded = { id: string; text: string; match?: { id: string; text: string } }

/** What a response says in words: `2. text` of an order, `text → partner` of a match. */
export function sayResponse(kind: Kind, choices: Worded[], response: Response): string[] {
  const textOf = (id: string) => choices.find((choice) => choice.id === id)?.text ?? id
  if (kind === 'order') {
    return pairsIn(response)
      .sort((a, b) => Number(a.to) - Number(b.to))
      .map(({ choice, to }) => `${to}. ${textOf(choice)}`)
  }
  if (kind === 'match') {
    const partners = new Map(
      choices.flatMap(({ match }) => (match ? [[match.id, match.text]] : [])),
    )
    return pairsIn(response).map(
      ({ choice, to }) => `${textOf(choice)} → ${partners.get(to) ?? to}`,
    )
  }
  return response.map(textOf)
}
