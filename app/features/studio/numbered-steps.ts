import { blocksOf } from '~/features/course/blocks'
import type { Language } from '~/features/course/outline'
import { plainText } from '~/features/course/plain-text'
import { splitSentences } from '~/features/course/sentences'

/** Steps of a module, in their order. */
export type Steps = { heading: string; steps: string[] }

/** The numbered lists of three to seven steps that can be put in order, with the heading above each. */
export function stepsIn(body: string, language: Language): Steps[] {
  const lines = body.split('\n')
  const found: Steps[] = []
  let heading = ''
  for (const { kind, start, end } of blocksOf(lines)) {
    if (kind === 'heading') heading = plainText(lines[start] ?? '').replace(/^[^\p{L}\p{N}]+/u, '')
    if (kind !== 'list') continue
    const steps = lines
      .slice(start, end)
      .filter((line) => /^ {0,3}\d{1,2}[.)][ \t]/.test(line))
      .map(
        (line) =>
          splitSentences(plainText(line), language)[0]
            ?.replace(/[:：.。]$/, '')
            .trim() ?? '',
      )
    const fit = (step: string) =>
      step.length >= 5 && step.length <= 90 && !/[?？]|^(?:link|https?)\b/i.test(step)
    const different = new Set(steps).size === steps.length
    if (steps.length >= 3 && steps.length <= 7 && steps.every(fit) && different)
      found.push({ heading, steps })
  }
  return found
}
