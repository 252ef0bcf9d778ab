import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { StudyPage } from '~/ui/page'
import { takesName } from './take'

type DiscardPageProps = { id: string; heading: string; language: string }

/** Takes the recording off this device, too. */
export const dropTakes = (digestId: string) => indexedDB.deleteDatabase(takesName(digestId))

/** Whether a digest is to go for good, before it does. */
export function DiscardPage({ id, heading, language }: DiscardPageProps) {
  const m = useMessages().make
  return (
    <StudyPage back={{ to: `/digests/${id}`, title: heading, language }}>
      <form
        className="stack gap-6"
        method="post"
        action={`/digests/${id}/deletion`}
        onSubmit={() => dropTakes(id)}
      >
        <h1>{m.discardTitle}</h1>
        <p>{m.discardText}</p>
        <div className="pair">
          <button className="btn quiet" type="submit">
            {m.discardIt}
          </button>
          <Link className="btn quiet" to={`/digests/${id}`}>
            {m.keepIt}
          </Link>
        </div>
      </form>
    </StudyPage>
  )
}
