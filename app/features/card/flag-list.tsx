import type { QuestionSource } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import { type Flag, RULES, type Where } from './lint-rules'

type Props = {
  flags: readonly Flag[]
  /** Called with the whole question, mended; left out: nothing is offered to mend. */
  onFix?: (question: QuestionSource) => void
}

/**
 * What the linter says about a question: each flag with its hint, and a button where it can be mended;
 * below, how many checks pass and how many are to be looked at.
 */
export function FlagList({ flags, onFix }: Props) {
  const { lint } = useStudioMessages()
  const passed = RULES.length - new Set(flags.map(({ rule }) => rule)).size
  return (
    <>
      {flags.length > 0 && (
        <ul className="list checks">
          {flags.map(({ rule, where, fix }) => (
            <li className="line" key={`${rule} ${where.part} ${where.at ?? ''}`}>
              <span className="sign look">
                <Icon name="error" />
              </span>
              <span>
                <b>{lint.names[rule]}</b> <PlaceOf where={where} />
                <br />
                <span className="meta">{lint.hints[rule]}</span>
                {fix && onFix && (
                  <button type="button" className="plain" onClick={() => onFix(fix)}>
                    {lint.fix}
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="row">
        <span className="badge ok">
          <Icon name="right" /> {lint.pass(passed)}
        </span>
        {flags.length > 0 && (
          <span className="badge look">
            <Icon name="error" /> {lint.toLookAt(flags.length)}
          </span>
        )}
      </p>
    </>
  )
}

function PlaceOf({ where: { part, at } }: { where: Where }) {
  const { lint } = useStudioMessages()
  if (at === undefined || part === 'ask' || part === 'question') return null
  return (
    <span className="small">
      {part === 'choice' ? lint.ofChoice(at + 1) : lint.ofReason(at + 1)}
    </span>
  )
}
