import { type FormEvent, useEffect, useState } from 'react'
import { useMessages } from '~/i18n/messages'
import { type Display, displayCookie, displayIn, SIZES, THEMES } from './display'
import { useRootData } from './page-data'

/** Text size and light or dark, kept on this device. A plain form without scripts. */
export function DisplayMenu() {
  const m = useMessages().display
  const { display } = useRootData()
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])

  function apply(event: FormEvent<HTMLFormElement>) {
    const form = new FormData(event.currentTarget)
    const chosen = displayIn(`display=${form.get('theme')}.${form.get('size')}`)
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it with the next page
    document.cookie = displayCookie(chosen)
    document.documentElement.dataset.theme = chosen.theme
    document.documentElement.dataset.size = chosen.size
  }

  return (
    <details className="display">
      <summary className="plain" aria-label={m.title}>
        <span aria-hidden="true" className="aa">
          Aa
        </span>
      </summary>
      <form className="panel stack" method="post" action="/display" onChange={apply}>
        <Choices name="theme" legend={m.theme} of={THEMES} words={m.themes} chosen={display} />
        <Choices name="size" legend={m.size} of={SIZES} words={m.sizes} chosen={display} />
        {!alive && (
          <button className="btn quiet full" type="submit">
            {m.apply}
          </button>
        )}
      </form>
    </details>
  )
}

function Choices<N extends keyof Display>({
  name,
  legend,
  of,
  words,
  chosen,
}: {
  name: N
  legend: string
  of: readonly Display[N][]
  words: Record<Display[N], string>
  chosen: Display
}) {
  return (
    <fieldset>
      <legend className="meta">{legend}</legend>
      <div className="row sure">
        {of.map((value) => (
          <label key={value}>
            <input type="radio" name={name} value={value} defaultChecked={chosen[name] === value} />{' '}
            {words[value]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
