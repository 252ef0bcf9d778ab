import { Link } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import type { DraftFault } from './draft-faults'

type FaultsProps = { faults: DraftFault[]; path: string; language: string }

/** What stands in the way of publishing, each with where it is mended. */
export function Faults({ faults, path, language }: FaultsProps) {
  const { studio: m, propose } = useStudioMessages()
  const sentences: Record<string, string> = m.faults
  return (
    <section className="stack gap-5">
      <h2>{m.toMend(faults.length)}</h2>
      <p>{m.untilMended}</p>
      {faults.some(({ code }) => code === 'unseen') && (
        <p>
          <Link to={`${path}/cards`}>{propose.lookThrough}</Link>
        </p>
      )}
      <ul className="list">
        {faults.map((fault) => (
          <li className="row" key={`${fault.code} ${fault.id} ${fault.detail}`}>
            <span className="sign look">
              <Icon name="error" />
            </span>
            <span className="grow">
              <Link to={wayTo(fault, path)} lang={language}>
                {fault.title.trim() || m.kinds[fault.kind]}
              </Link>
              <br />
              {sentences[fault.code]} <span className="meta">{fault.detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Where a fault is mended. */
function wayTo({ kind, id }: DraftFault, path: string): string {
  if (kind === 'digest') return `${path}/modules/${id}/digest`
  if (kind === 'module') return `${path}/modules/${id}`
  if (kind === 'concept') return `${path}/concepts#${id}`
  if (kind === 'question') return `${path}/questions/${id}`
  return path
}
