import { useMessages } from '~/i18n/messages'
import { Markup } from './markup'
import { letterOf, plainHtml } from './partner'
import type { QuestionView } from './question'
import { putTo, type Response } from './response'

type MatchFieldsProps = {
  question: QuestionView
  language: string
  given: Response
  described?: string
}

/** For each choice a list to pick its partner from. */
export function MatchFields({ question, language, given, described }: MatchFieldsProps) {
  const m = useMessages().card
  const { choices, partners = [] } = question
  const rich = partners.some(({ html }) => plainHtml(html) === null)
  return (
    <>
      {rich && (
        <ol className="list partners" lang={language}>
          {partners.map(({ id, html }, at) => (
            <li className="row" key={id}>
              <b>{letterOf(at)}</b> <Markup html={html} />
            </li>
          ))}
        </ol>
      )}
      <ul className="choices">
        {choices.map(({ id, html }) => {
          const partner = putTo(given, id)
          return (
            <li className="choice matching" key={id}>
              <label htmlFor={`partner-${id}`} lang={language}>
                <Markup html={html} />
              </label>
              <select
                id={`partner-${id}`}
                name="response"
                lang={language}
                defaultValue={partner === null ? '' : `${id}:${partner}`}
                aria-describedby={described}
                aria-invalid={described ? true : undefined}
              >
                <option value="">{m.partner}</option>
                {partners.map((partner, at) => (
                  <option value={`${id}:${partner.id}`} key={partner.id}>
                    {rich ? letterOf(at) : plainHtml(partner.html)}
                  </option>
                ))}
              </select>
            </li>
          )
        })}
      </ul>
    </>
  )
}
