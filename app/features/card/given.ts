/** Why a response can't be graded yet. */
export const LACKS = ['nothing', 'no-number', 'missing', 'twice'] as const
export type Lack = (typeof LACKS)[number]

/** What came back ungraded, as it was given. */
export type Given = { lack: Lack; response: string[] }

/** What of an answer the address is made of that a plain form goes on to. */
type Met = { kind: string; question: string } | ({ kind: 'incomplete'; question: string } & Given)

const isLack = (text: string): text is Lack => (LACKS as readonly string[]).includes(text)

/** What an address says of a plain form that came back ungraded; null when none did. */
export function givenIn(params: URLSearchParams): Given | null {
  const lack = params.get('incomplete')
  if (lack === null) return null
  return { lack: isLack(lack) ? lack : 'nothing', response: params.getAll('response').slice(0, 8) }
}

/** The same as a query, without its `?`. */
export function givenQuery({ lack, response }: Given): string {
  const given = response.map((one): [string, string] => ['response', one])
  return new URLSearchParams([['incomplete', lack], ...given]).toString()
}

/** Where a plain form goes on to: to its question, with its feedback or what it lacks. */
export function answerPath(path: string, met: Met | null): string {
  if (!met) return path
  const question = `question=${encodeURIComponent(met.question)}`
  return `${path}?${question}${'lack' in met ? `&${givenQuery(met)}` : ''}`
}
