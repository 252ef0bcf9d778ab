import { useStudioMessages } from '~/i18n/studio'

type ActProps = { name: string; mark: string; label: string; about: string; quiet?: boolean }

/** A button with its key. */
export function Act({ name, mark, label, about, quiet = false }: ActProps) {
  const m = useStudioMessages().propose
  return (
    <button
      className={quiet ? 'btn quiet' : 'plain'}
      type="submit"
      name="what"
      value={name}
      data-key={mark}
      aria-keyshortcuts={mark}
      aria-label={m.of(label, about)}
    >
      {label}
    </button>
  )
}
