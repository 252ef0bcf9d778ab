import { Link } from '@remix-run/react'
import { useLanguage, useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'

type HeardProps = {
  /** Where the digest is; null where it can't be gone to. */
  to: string | null
  /** Of the digest; null while it is not made. */
  seconds: number | null
  /** What the module is of a recording; empty without one. */
  spans: string
}

/** What there is to hear of a module, before its first idea. */
export function Heard({ to, seconds, spans }: HeardProps) {
  const m = useMessages()
  const language = useLanguage()
  return (
    <>
      {spans && (
        <p className="meta" lang={language}>
          {m.module.recording(spans)}
        </p>
      )}
      {to && (
        <p className="listen" lang={language}>
          <Link className="plain" to={to}>
            <Icon name="play" />{' '}
            {seconds === null ? m.digest.listenUnmade : m.digest.listen(seconds)}
          </Link>
        </p>
      )}
    </>
  )
}
