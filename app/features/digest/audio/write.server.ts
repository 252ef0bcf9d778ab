import type { FirstAnswer } from '~/features/digest/script/assemble'
import type { Line } from '~/features/digest/script/line'
import type { Candidate, ScriptSource } from '~/features/digest/script/write-script'
import { Child } from './child.server'

/**
 * A module as its script is written from: `body` is its Markdown. With `answers`, whether a
 * learner's first answer to each question was right, the script is proposed to that learner.
 */
export type Material = Omit<ScriptSource, 'sentences'> & {
  body: string
  answers?: FirstAnswer[]
}

export type Written = {
  /** The lines that its script can have. */
  candidates: Candidate[]
  /** Those that fit as far as can be told before they are said. */
  lines: Line[]
}

const LONGEST = 60_000 // ms
const MEMORY = 500 // MB

/**
 * Writes the script of a module, in a process of its own: it takes up to a second of computing.
 *
 * @param options.waited somebody waits for it
 * @throws ChildDied when the process broke or took too long
 */
export async function writtenScript(
  material: Material,
  { signal, waited }: { signal?: AbortSignal; waited?: boolean } = {},
): Promise<Written> {
  const child = new Child('writer.server.ts', { megabytes: MEMORY, waited })
  try {
    const { head } = await child.ask(material, undefined, { ms: LONGEST, signal })
    return head as Written
  } finally {
    child.end()
  }
}
