import { useMessages } from '~/i18n/messages'

type MakeOwnProps = { course: string; module: string }

/** The two ways to a digest of one's own. */
export function MakeOwn({ course, module }: MakeOwnProps) {
  const m = useMessages().make
  return (
    <form className="stack" method="post" action="/digests">
      <h2>{m.yourOwn}</h2>
      <p className="meta">{m.yourOwnText}</p>
      <input type="hidden" name="course" value={course} />
      <input type="hidden" name="module" value={module} />
      <div className="pair">
        <button className="btn quiet" type="submit" name="kind" value="assembled">
          {m.assemble}
        </button>
        <button className="btn quiet" type="submit" name="kind" value="recorded">
          {m.record}
        </button>
      </div>
    </form>
  )
}
