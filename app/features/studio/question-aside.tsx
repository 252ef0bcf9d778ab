import { FlagList } from '~/features/card/flag-list'
import type { Flag } from '~/features/card/lint-rules'
import { Markup } from '~/features/card/markup'
import { isPicked, isTyped, type QuestionSource } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
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

/** The paragraph that the passage stands in. */
export function Source({
  passage,
  paragraph,
  language,
}: {
  passage: string
  /** Its sentences; null where the passage is in none. */
  paragraph: string[] | null
  language: string
}) {
  const m = useStudioMessages().question
  return (
    <section className="stack gap-2" aria-labelledby="source">
      <h2 id="source">{m.source}</h2>
      {paragraph ? (
        <blockquote className="prose quote" lang={language}>
          <p>
            {paragraph.map((sentence) =>
              sentence === passage ? (
                <mark key={sentence}>{sentence} </mark>
              ) : (
                <span key={sentence}>{sentence} </span>
              ),
            )}
          </p>
        </blockquote>
      ) : (
        <p className="meta">{m.noSource}</p>
      )}
    </section>
  )
}

/** The question as it was last kept, with its reasons, rendered. */
export function Shown({ shown, language }: { shown: QuestionShown | null; language: string }) {
  const m = useStudioMessages().question
  return (
    <section className="stack gap-2" aria-labelledby="as-seen">
      <h2 id="as-seen">{m.asSeen}</h2>
      {shown ? (
        <div className="stack" lang={language}>
          <p className="stem">
            <Markup html={shown.ask} />
          </p>
          <div className="choices">
            {shown.choices.map(({ id, html, match, reason, right }) => (
              <div className={`choice is-done shown-choice${tone(shown.kind, right)}`} key={id}>
                <div>
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
      ) : (
        <p className="meta">{m.unshown}</p>
      )}
    </section>
  )
}

const tone = (kind: QuestionSource['kind'], right: boolean) =>
  right && (isPicked(kind) || isTyped(kind)) ? ' is-right' : ''
