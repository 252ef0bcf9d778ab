import { useStudioMessages } from '~/i18n/studio'
import { CopyField, ShareLink } from '~/ui/share-link'

/** A published course as it is passed on. */
export type Passed = {
  address: string
  qr: { size: number; path: string }
  /** HTML that shows it on another page. */
  embed: string
}

/** The address of a course in every way in which it can be passed on. */
export function PassedOn({ passed, title }: { passed: Passed; title: string }) {
  const m = useStudioMessages().publish
  const { address, qr, embed } = passed
  return (
    <section className="stack gap-5" aria-labelledby="pass-on">
      <h2 id="pass-on">{m.passOn}</h2>
      <div className="stack gap-2 measure">
        <ShareLink address={address} label={m.address} title={title} />
      </div>
      <details className="stack">
        <summary>{m.qr}</summary>
        <svg
          className="qr"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={m.qrOf(title)}
        >
          <rect width={qr.size} height={qr.size} />
          <path d={qr.path} />
        </svg>
      </details>
      <details className="stack measure">
        <summary>{m.embed}</summary>
        <CopyField name="embed" label={m.embed} text={embed} rows={4} copy={m.copyCode} />
      </details>
    </section>
  )
}
