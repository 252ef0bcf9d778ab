import { type Amount, amountOf } from './lint-amounts'
import type { Reading, SaidChoice } from './lint-reading'
import type { Flag } from './lint-rules'

type Counted = { choice: SaidChoice; amount: Amount }

/** How long something lasted is a span of years; spans may share years and still be different. */
const LASTED =
  /\b(?:last(?:ed)?|fought|reign(?:ed)?|ruled?|took place|take place|from when|war|era|period|dynasty|lived?|life)\b|持续|在位|统治|期间|起止|战争|朝|生卒/i

/** The flags on choices that are numbers: ranges that overlap, and numbers out of order. */
export function lintNumbers(reading: Reading): Flag[] {
  if (!reading.picks) return []
  const counted = reading.choices.flatMap((choice): Counted | [] => {
    const amount = amountOf(choice.text)
    return amount ? { choice, amount } : []
  })
  const { units, flags } = {
    units: new Set(counted.map(({ amount }) => amount.unit)),
    flags: [] as Flag[],
  }
  const overlap = overlapping(counted, reading)
  if (overlap) flags.push({ rule: 'overlapping-choices', where: { part: 'choice', at: overlap } })
  const few = counted.length < 3 || counted.length < reading.choices.length - 1
  if (few || units.size > 1 || inOrder(counted)) return flags
  const sorted = [...counted].sort(
    (a, b) => a.amount.least - b.amount.least || a.amount.most - b.amount.most,
  )
  const rest = reading.choices.filter(({ at }) => !counted.some(({ choice }) => choice.at === at))
  const places = [...sorted.map(({ choice }) => choice.at), ...rest.map(({ at }) => at)]
  const choices = places.flatMap((at) => reading.question.choices[at] ?? [])
  const fix = { ...reading.question, choices }
  return [...flags, { rule: 'unordered-numbers', where: { part: 'question' }, fix }]
}

function inOrder(counted: Counted[]): boolean {
  const steps = counted.slice(1).map(({ amount }, at) => {
    const before = counted[at]?.amount
    return (
      Math.sign(amount.least - (before?.least ?? 0)) || Math.sign(amount.most - (before?.most ?? 0))
    )
  })
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0)
}

/** The place of the first choice that another one overlaps; null for none. */
function overlapping(counted: Counted[], { question, ask }: Reading): number | null {
  if (question.kind !== 'one' || ask.code) return null
  const spans = LASTED.test(ask.prose)
  for (const [at, { choice, amount: a }] of counted.entries()) {
    for (const { amount: b } of counted.slice(0, at)) {
      if (a.unit !== b.unit || !(a.range || b.range)) continue
      if (a.year && b.year && spans) continue
      if (a.least === b.least && a.most === b.most) continue
      const meets = a.least < b.most && b.least < a.most
      const touches =
        (a.least === b.most || b.least === a.most) &&
        Number.isFinite(a.least + a.most + b.least + b.most)
      if (meets || touches) return choice.at
    }
  }
  return null
}
