import { useStudioMessages } from '~/i18n/studio'
import { LookAgain } from '~/ui/look-again'
import type { Reading } from './reading'

const AGAIN = 1 // s between two looks

/** How far the reading of a text is; looks again by itself, also without scripts. */
export function ReadingText({ name, step, progress }: Reading) {
  const m = useStudioMessages().bring
  const known = Object.keys(m.steps) as (keyof typeof m.steps)[]
  return (
    <section className="stack gap-5" aria-labelledby="reading">
      <LookAgain seconds={AGAIN} />
      <h2 id="reading">{m.reading(name)}</h2>
      <div className="stack gap-2">
        <p className="meta" role="status">
          {m.steps[known.find((one) => one === step) ?? 'waiting']}
        </p>
        <progress aria-labelledby="reading" max={1} value={progress ?? undefined} />
      </div>
      <p className="meta">{m.readingText}</p>
    </section>
  )
}
