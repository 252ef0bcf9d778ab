import { useEffect, useRef } from 'react'
import { useMessages } from '~/i18n/messages'
import { CopyField, ShareLink } from '~/ui/share-link'
import { minuteText } from './share'
import type { SheetView } from './share-view.server'

/** A share just made. Its address is known now and never again. */
export type Made = {
  address: string
  waits: boolean
  seconds: number
  qr: { size: number; path: string }
  /** HTML that embeds the player. */
  embed: string
}

/** The address of a new share in every way in which it can be passed on. */
export function MadeShare({ made, digest }: { made: Made } & Pick<SheetView, 'digest'>) {
  const m = useMessages().sheet
  const { address, waits, seconds, qr, embed } = made
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="stack gap-5" aria-labelledby="made">
      <div className="stack gap-2">
        <h2 id="made" ref={heading} tabIndex={-1}>
          {waits ? m.madeWaits : m.made}
        </h2>
        <p>{m.once}</p>
      </div>
      <div className="stack gap-2">
        <ShareLink address={address} label={m.address} title={digest.title} />
      </div>
      <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={m.qr}>
        <rect width={qr.size} height={qr.size} />
        <path d={qr.path} />
      </svg>
      <details className="stack">
        <summary className="meta">{m.message}</summary>
        <CopyField
          name="message"
          label={m.message}
          text={m.messageText(digest.title, minuteText(seconds), address)}
          rows={4}
          copy={m.copyText}
        />
      </details>
      <details className="stack">
        <summary className="meta">{m.embed}</summary>
        <CopyField name="embed" label={m.embed} text={embed} rows={4} copy={m.copyCode} />
      </details>
      <div className="row">
        <a className="plain" href={address}>
          {m.open}
        </a>
        <DownloadLink digest={digest} />
      </div>
    </section>
  )
}

/** The MP3, to be kept or sent as a file. */
export function DownloadLink({ digest }: Pick<SheetView, 'digest'>) {
  const m = useMessages().sheet
  return (
    <a className="plain" href={`/digests/${digest.id}/audio`} download={`${digest.title}.mp3`}>
      {m.download}
    </a>
  )
}
