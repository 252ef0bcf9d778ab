import { Form, Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import { BringForm } from './bring-form'
import type { NotTaken, Reading } from './reading'
import { ReadingText } from './reading-text'

type BeginPageProps = {
  /** What a course is begun with; null before. */
  reading: Reading | null
  notTaken: NotTaken | null
}

/** A course is begun with a text: what to bring it in by, how far its reading is, why it is not taken. */
export function BeginPage({ reading, notTaken }: BeginPageProps) {
  const m = useStudioMessages().bring
  const { page } = useMessages()
  const path = reading ? `/studio/texts/${reading.id}` : '/studio/texts'
  const read = reading?.fault === null
  return (
    <>
      <header className="top">
        <Link className="plain" to="/studio">
          <Icon name="back" /> {page.studio}
        </Link>
      </header>
      <main id="main" className="studio stack gap-6">
        <header className="stack">
          <h1>{m.begin}</h1>
          {!read && <p className="lede">{m.lede}</p>}
        </header>
        {read ? (
          <ReadingText {...reading} />
        ) : (
          <>
            <BringForm action={path} sample={!reading} notTaken={notTaken} />
            {reading && (
              <Form method="post" action={path}>
                <button className="plain" type="submit" name="what" value="drop">
                  {m.putAway}
                </button>
              </Form>
            )}
          </>
        )}
      </main>
    </>
  )
}
