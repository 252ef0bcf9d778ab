import { Form, Link } from '@remix-run/react'
import type { DigestLine } from '~/features/digest/module-digest.server'
import { useStudioMessages } from '~/i18n/studio'
import { clock } from '~/ui/clock'
import { RecordMine } from './record-mine'

type DigestsPanelProps = { course: string; digests: DigestLine[]; language: string }

/** The digest of each published module: how it stands, and the way to hear it, change it or record it. */
export function DigestsPanel({ course, digests, language }: DigestsPanelProps) {
  const m = useStudioMessages().studio
  return (
    <section className="stack gap-5" aria-labelledby="digests">
      <h2 id="digests">{m.digests}</h2>
      <p>{m.digestsText}</p>
      <ul className="list">
        {digests.map(({ key, title, state, seconds }) => {
          const path = `/courses/${course}/modules/${key}/digest`
          return (
            <li className="row ends" key={key}>
              <span>
                <Link to={path} lang={language}>
                  {title}
                </Link>
                <br />
                <span className="small">
                  {seconds === null ? m.digestStates[state ?? 'none'] : m.heardIn(clock(seconds))}
                </span>
              </span>
              <span className="row">
                {state === null && (
                  <Form method="post" action={path}>
                    <button className="btn quiet" type="submit" aria-label={m.makeDigestOf(title)}>
                      {m.makeDigest}
                    </button>
                  </Form>
                )}
                <RecordMine course={course} module={key} title={title} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
