import { useLanguage, useMessages } from '~/i18n/messages'
import { timeOfDay } from '~/ui/clock'
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
  const at = savedAt ? timeOfDay(savedAt, language) : before
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
