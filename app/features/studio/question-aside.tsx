import { FlagList } from '~/features/card/flag-list'
import type { Flag } from '~/features/card/lint-rules'
import { Markup } from '~/features/card/markup'
import { isPicked, isTyped, type QuestionSource } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import { Marked } from './marked'
import type { QuestionShown } from './question-shown.server'

/** What the linter says of the question that is typed. */
export function Checks({
  flags,
  onFix,
}: {
  flags: Flag[]
  onFix: (question: QuestionSource) => void
}) {
  const m = useStudioMessages().question
  return (
    <section className="stack gap-2" aria-labelledby="checks">
      <h2 id="checks">{m.checks}</h2>
      <FlagList flags={flags} onFix={onFix} />
    </section>
  )
}

type QuoteProps = {
  passage: string
  /** What it stands in; null where it is in none. */
  paragraph: string | null
  language: string
}

/** The sentence that a question rests on, marked where it stands. */
export function Quote({ passage, paragraph, language }: QuoteProps) {
  const m = useStudioMessages().question
  if (!paragraph) return <p className="meta">{m.noSource}</p>
  return (
    <blockquote className="prose quote" lang={language}>
      <Marked text={paragraph} part={passage} />
    </blockquote>
  )
}

/** The paragraph that the passage stands in. */
export function Source(props: QuoteProps) {
  const m = useStudioMessages().question
  return (
    <section className="stack gap-2" aria-labelledby="source">
      <h2 id="source">{m.source}</h2>
      <Quote {...props} />
    </section>
  )
}

type ShownProps = { shown: QuestionShown | null; language: string }

/** The question as it was last kept, with its reasons, rendered. */
export function Shown(props: ShownProps) {
  const m = useStudioMessages().question
  return (
    <section className="stack gap-2" aria-labelledby="as-seen">
      <h2 id="as-seen">{m.asSeen}</h2>
      <QuestionAsSeen {...props} />
    </section>
  )
}

/** A question with its key and its reasons, as learners see it once it is answered. */
export function QuestionAsSeen({ shown, language }: ShownProps) {
  const m = useStudioMessages().question
  if (!shown) return <p className="meta">{m.unshown}</p>
  return (
    <div className="stack" lang={language}>
      <p className="stem">
        <Markup html={shown.ask} />
      </p>
      <div className="choices">
        {shown.choices.map(({ id, html, match, reason, right }) => (
          <div
            className={`choice is-done shown-choice${isKey(shown.kind, right) ? ' is-right' : ''}`}
            key={id}
          >
            <div>
              {isKey(shown.kind, right) && (
                <span className="badge ok">
                  <Icon name="right" /> {m.isKey}
                </span>
              )}{' '}
              <Markup html={html} />
              {match && (
                <>
                  {' → '}
                  <Markup html={match} />
                </>
              )}
              {reason && (
                <div className="reason">
                  <Markup html={reason} />
                </div>
              )}
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}

/** Whether a choice is a key, where not all of them are. */
const isKey = (kind: QuestionSource['kind'], right: boolean) =>
  right && (isPicked(kind) || isTyped(kind))
