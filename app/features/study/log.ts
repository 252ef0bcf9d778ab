import { isTyped, type Kind } from '~/features/course/outline'

const MOST = 24

/**
 * How many equally likely responses a blind guess has, which says how far luck reaches: the
 * choices where one is picked, the orders where all are put in place, up to 24, since a part is
 * soon known. Undefined where luck plays no part.
 */
export function choicesOf({ kind, choices }: { kind: Kind; choices: unknown[] }) {
  if (kind === 'several' || isTyped(kind)) return undefined
  if (kind !== 'order' && kind !== 'match') return choices.length
  const orders = choices.reduce<number>((product, _, at) => product * (at + 1), 1)
  return Math.min(orders, MOST)
}
