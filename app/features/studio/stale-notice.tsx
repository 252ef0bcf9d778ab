import { useLanguage } from '~/i18n/messages'
import { useStudioMessages } from '~/i18n/studio'
import type { Stale } from './use-kept'
import type { FieldDifference, Stretch } from './words-between'

type StaleNoticeProps = {
  stale: Stale
  /** Of the page, which shows what stands. */
  path: string
  /** Of the form with what was typed. */
  form: string
  language: string
  /** Null without a script: then a link and the form itself do it. */
  onSettle: ((which: 'theirs' | 'mine') => void) | null
}

/** Somebody else changed it meanwhile: both texts, where they differ, and one press for either. */
export function StaleNotice({ stale, path, form, language, onSettle }: StaleNoticeProps) {
  const m = useStudioMessages().studio
  const tongue = useLanguage()
  const clock = new Intl.DateTimeFormat(tongue, { timeStyle: 'short', hour12: false })
  const at = stale.at && onSettle ? clock.format(new Date(stale.at)) : null
  const who = stale.by ?? m.somebody
  const gone = stale.content === null
  return (
    <section className="panel stack" role="alert">
      <h2>{gone ? m.staleGone(who) : m.stale}</h2>
      {!gone && <p>{at ? m.staleAt(who, at) : m.staleBy(who)}</p>}
      {stale.difference.map((one) => (
        <Difference difference={one} language={language} key={one.field} />
      ))}
      {!gone && (
        <div className="pair">
          <a
            className="btn quiet"
            href={path}
            onClick={(event) => {
              if (!onSettle) return
              event.preventDefault()
              onSettle('theirs')
            }}
          >
            {m.takeTheirs}
          </a>
          <button
            className="btn quiet"
            type="submit"
            form={form}
            onClick={(event) => {
              if (!onSettle) return
              event.preventDefault()
              onSettle('mine')
            }}
          >
            {m.keepMine}
          </button>
        </div>
      )}
    </section>
  )
}

/** One field that was written differently: what goes and what comes. */
export function Difference({
  difference,
  language,
}: {
  difference: FieldDifference
  language: string
}) {
  const m = useStudioMessages().studio
  const fields: Record<string, string> = m.fields
  return (
    <div className="stack gap-2">
      <h3>{fields[difference.field] ?? difference.field}</h3>
      <p className="difference" lang={language}>
        {difference.words.map((word, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name and never move
          <Words word={word} key={at} />
        ))}
      </p>
    </div>
  )
}

function Words({ word }: { word: Stretch }) {
  if (word.in === 'earlier') return <del>{word.text}</del>
  if (word.in === 'later') return <ins>{word.text}</ins>
  return <>{word.text}</>
}
