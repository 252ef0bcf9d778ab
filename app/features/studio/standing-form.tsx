import { Form, Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useStudioMessages } from '~/i18n/studio'
import { Field } from '~/ui/field'
import type { Standing } from './publication.server'

/** What was typed and can't be taken. */
export type StandingTried = { found: 'catalogue' | 'link'; mentored: string }

/** Who is to find a course. */
export function WhoFinds({ listed }: { listed: boolean }) {
  const m = useStudioMessages().publish
  return (
    <fieldset className="stack measure">
      <legend>
        <b>{m.whoFinds}</b>
      </legend>
      <div className="choices">
        {(['catalogue', 'link'] as const).map((found) => (
          <label className="choice" key={found}>
            <input
              type="radio"
              name="found"
              value={found}
              defaultChecked={listed === (found === 'catalogue')}
            />
            <span>{m.found[found]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Under which licence a course is published, and where that is changed. */
export function Licence({ licence, path }: { licence: string; path: string }) {
  const m = useStudioMessages().publish
  return (
    <p>
      {licence ? m.licence(licence) : m.noLicence} <Link to={`${path}#licence`}>{m.change}</Link>
    </p>
  )
}

type StandingFormProps = { standing: Standing; tried?: StandingTried; kept: boolean }

/** Who finds a published course, and how many mentor questions its instructor takes at a time. */
export function StandingForm({ standing, tried, kept }: StandingFormProps) {
  const m = useStudioMessages().publish
  const { listed, mentored } = standing
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (tried) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [tried])
  return (
    <Form
      method="post"
      className="stack gap-5"
      aria-label={m.standing}
      ref={form}
      preventScrollReset
    >
      <h2>{m.standing}</h2>
      <WhoFinds listed={tried ? tried.found === 'catalogue' : listed} />
      <div className="measure">
        <Field
          name="mentored"
          inputMode="numeric"
          label={m.mentored}
          hint={m.mentoredText}
          defaultValue={tried?.mentored ?? mentored ?? ''}
          error={tried ? m.noNumber : null}
        />
      </div>
      <div className="row">
        <button className="btn quiet" type="submit">
          {m.save}
        </button>
        <span role="status">{kept && !tried && m.saved}</span>
      </div>
    </Form>
  )
}
