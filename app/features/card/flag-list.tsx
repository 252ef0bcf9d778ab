import type { QuestionSource } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import type { Flag, Where } from './lint-rules'

type Props = {
  flags: readonly Flag[]
  /** Called with the whole question, mended; left out: nothing is offered to mend. */
  onFix?: (question: QuestionSource) => void
}

/** What the linter says about a question, a hint for each flag, and a button where it can be mended. */
export function FlagList({ flags, onFix }: Props) {
  const { lint } = useStudioMessages()
  if (flags.length === 0) return <p className="flags-none">{lint.clean}</p>
  return (
    <ul className="flags">
      {flags.map(({ rule, where, fix }) => (
        <li key={`${rule} ${where.part} ${where.at ?? ''}`}>
          <PlaceOf where={where} />
          {lint.hints[rule]}
          {fix && onFix && (
            <button type="button" className="quiet" onClick={() => onFix(fix)}>
              {lint.fix}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function PlaceOf({ where: { part, at } }: { where: Where }) {
  const { lint } = useStudioMessages()
  if (at === undefined || part === 'ask' || part === 'question') return null
  return <b>{part === 'choice' ? lint.ofChoice(at + 1) : lint.ofReason(at + 1)} </b>
}
