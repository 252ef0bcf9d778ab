import { useLanguage } from '~/i18n/messages'
import { useStudioMessages } from '~/i18n/studio'
import { timeOfDay } from '~/ui/clock'
import type { Standing } from './use-kept'

type SavedProps = { standing: Standing; savedAt: Date | null; found: boolean }

/** Whether what was typed has arrived, and when. */
export function Saved({ standing, savedAt, found }: SavedProps) {
  const m = useStudioMessages().studio
  const language = useLanguage()
  const said = {
    saved: savedAt ? m.saved(timeOfDay(savedAt, language)) : '',
    unsaved: found && !savedAt ? m.found : m.saving,
    saving: m.saving,
    unreached: m.unreached,
    stale: m.notSaved,
    circle: m.notSaved,
  }[standing]
  return (
    <p className="meta" role="status">
      {said}
    </p>
  )
}
