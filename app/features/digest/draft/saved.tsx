import { useLanguage, useMessages } from '~/i18n/messages'
import type { Standing } from './use-draft'

type SavedProps = {
  standing: Standing
  savedAt: Date | null
  /** When it was saved before the page was opened, as its maker says it; left out: nothing is said of it. */
  before?: string
}

/** How what is typed stands to the server. */
export function Saved({ standing, savedAt, before }: SavedProps) {
  const m = useMessages().make
  const language = useLanguage()
  const time = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  const at = savedAt ? time.format(savedAt) : before
  const said = {
    saved: at ? m.saved(at) : '',
    unsaved: m.saving,
    saving: m.saving,
    unreached: m.unsaved,
    changed: m.notSaved,
  }[standing]
  return (
    <p className="meta" role="status">
      {said}
    </p>
  )
}
