import { useMessages } from '~/i18n/messages'
import { useRootData } from './page-data'

/** Behind the way to the studio: a dot while an invitation waits there. */
export function InvitationMark() {
  const m = useMessages()
  if (!useRootData().invited) return null
  return (
    <>
      <span aria-hidden="true"> •</span>
      <span className="vh">, {m.page.invited}</span>
    </>
  )
}
