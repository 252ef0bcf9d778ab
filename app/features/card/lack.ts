import { isPicked, isTyped, type Kind } from '~/features/course/outline'
import type { Messages } from '~/i18n/language'
import type { Lack } from './given'

/** What is said beside a question whose response can't be graded yet. */
export function sayLack(m: Messages['card'], kind: Kind, lack: Lack): string {
  if (isPicked(kind)) return m.incomplete
  if (isTyped(kind)) return lack === 'no-number' ? m.lacks.noNumber : m.lacks.nothing
  if (kind === 'match') return lack === 'twice' ? m.lacks.partnerTwice : m.lacks.partners
  return lack === 'twice' ? m.lacks.positionTwice : m.lacks.positions
}
