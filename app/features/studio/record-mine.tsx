import { useMessages } from '~/i18n/messages'

type RecordMineProps = {
  course: string
  /** As it stands in addresses. */
  module: string
  title: string
}

/** The way to reading out the digest of a published module oneself. */
export function RecordMine({ course, module, title }: RecordMineProps) {
  const m = useMessages().make
  return (
    <form method="post" action="/digests">
      <input type="hidden" name="course" value={course} />
      <input type="hidden" name="module" value={module} />
      <button
        className="btn quiet"
        type="submit"
        name="kind"
        value="recorded"
        aria-label={`${m.record}: ${title}`}
      >
        {m.record}
      </button>
    </form>
  )
}
