import { useStudioMessages } from '~/i18n/studio'

/** What of a file could not be taken, one by one, and why; nothing where all of it was. */
export function LeftOut({ dropped }: { dropped: readonly { what: string; why: string }[] }) {
  const m = useStudioMessages().taking
  const each = [...new Map(dropped.map((one) => [`${one.what} ${one.why}`, one]))]
  if (each.length === 0) return null
  return (
    <details className="stack gap-2">
      <summary>{m.left(each.length)}</summary>
      <ul className="list small">
        {each.map(([key, { what, why }]) => (
          <li key={key}>
            <b>{m.said(what)}</b> {m.said(why)}
          </li>
        ))}
      </ul>
    </details>
  )
}
