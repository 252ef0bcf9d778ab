import { type ReactNode, useEffect, useState } from 'react'
import { useMessages } from '~/i18n/messages'

type ShareLinkProps = {
  address: string
  label: string
  /** What is handed on with it where the device shares. */
  title?: string
}

/** An address to select by hand; with scripts also to copy and, where the device can, to share. */
export function ShareLink({ address, label, title }: ShareLinkProps) {
  return (
    <CopyField name="address" label={label} text={address}>
      <ShareButton address={address} title={title} className="btn quiet" />
    </CopyField>
  )
}

type ShareButtonProps = { address?: string; title?: string; className?: string }

/** Hands an address, else that of the page, to what the device shares with; nothing where it can't. */
export function ShareButton({ address, title, className = 'plain' }: ShareButtonProps) {
  const m = useMessages().page
  const [can, setCan] = useState(false)
  useEffect(() => setCan('share' in navigator), [])
  const share = () => {
    const url = address ?? window.location.origin + window.location.pathname
    void navigator.share({ url, title }).catch(() => {})
  }
  if (!can) return null
  return (
    <button className={className} type="button" onClick={share}>
      {m.share}
    </button>
  )
}

type CopyFieldProps = {
  name: string
  label: string
  text: string
  /** More than a line. */
  rows?: number
  /** Another name for the button than that for a link. */
  copy?: string
  children?: ReactNode
}

/** A text to select by hand; with scripts also to copy. */
export function CopyField({ name, label, text, rows, copy, children }: CopyFieldProps) {
  const m = useMessages().page
  const [can, setCan] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => setCan('clipboard' in navigator), [])

  async function onCopy() {
    setCopied(false)
    await navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCan(false),
    )
  }

  const shown = { id: name, readOnly: true, value: text }
  return (
    <div className="stack gap-2">
      <div className="field">
        <label htmlFor={name}>{label}</label>
        {rows ? (
          <textarea {...shown} rows={rows} onFocus={(event) => event.currentTarget.select()} />
        ) : (
          <input {...shown} type="url" onFocus={(event) => event.currentTarget.select()} />
        )}
      </div>
      <div className="row">
        {can && (
          <button className={rows ? 'btn quiet' : 'btn'} type="button" onClick={onCopy}>
            {copy ?? m.copy}
          </button>
        )}
        {children}
      </div>
      <p className="meta" role="status">
        {copied && m.copied}
      </p>
    </div>
  )
}
