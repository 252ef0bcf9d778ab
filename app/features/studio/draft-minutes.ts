import { minutesOfModule, spansIn } from '~/features/course/spans'
import type { Contents } from './draft'

/** The minutes of a module of a draft: of its recording, or else those that its text takes. */
export const draftMinutes = ({ body, spans = '' }: Contents['module']): number =>
  minutesOfModule({ body, spans: spansIn(spans) ?? [] })
