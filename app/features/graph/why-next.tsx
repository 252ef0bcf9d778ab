import { useMessages } from '~/i18n/messages'
import type { Why } from './next'

/** The sentence that says why something is next. */
export function WhyNext({ why }: { why: Why }) {
  const m = useMessages().graph
  switch (why.kind) {
    case 'builds-on':
      return <>{m.why.buildsOn(why.from, m.bands[why.band], why.to)}</>
    case 'uses':
      return <>{m.why.uses(why.from, m.bands[why.band], why.to)}</>
    case 'practise':
      return <>{m.why.practise(why.concept, m.bands[why.band])}</>
    default:
      return <>{m.why[why.kind]}</>
  }
}
