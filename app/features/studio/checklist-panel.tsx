import { Link } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import type { CheckLine, Finding } from './checklist'

type ChecklistPanelProps = {
  checks: CheckLine[]
  /** Of the draft. */
  path: string
  language: string
}

/** What is looked at before publishing, each finding with the way to where it is mended. */
export function ChecklistPanel({ checks, path, language }: ChecklistPanelProps) {
  const { checklist: m } = useStudioMessages()
  return (
    <section className="stack gap-5" aria-labelledby="checklist">
      <h2 id="checklist">{m.title}</h2>
      <p>{m.lede}</p>
      <ul className="list checks">
        {checks.map(({ check, count, findings }) => (
          <li className="line" key={check}>
            <span className={findings.length > 0 ? 'sign look' : 'sign ok'}>
              <Icon name={findings.length > 0 ? 'error' : 'right'} />
            </span>
            <div className="stack gap-2">
              <p>
                <b>{m.checks[check]}</b>
                <br />
                {findings.length > 0 ? (
                  m.found(findings.length)
                ) : (
                  <Held check={check} count={count} />
                )}
              </p>
              {findings.length > 0 && (
                <Findings findings={findings} path={path} language={language} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Held({ check, count }: Pick<CheckLine, 'check' | 'count'>) {
  const { holds, none } = useStudioMessages().checklist
  return count > 0 && check !== 'captions' ? holds[check] : none[check]
}

/** A picture of this site. */
const OWN = /^\/pictures\/[0-9a-f]{64}$/

const AT_ONCE = 5

function Findings({
  findings,
  path,
  language,
}: Omit<ChecklistPanelProps, 'checks'> & { findings: Finding[] }) {
  const { checklist: m } = useStudioMessages()
  const [shown, more] = [findings.slice(0, AT_ONCE), findings.slice(AT_ONCE)]
  const list = (some: Finding[]) => (
    <ul className="stack gap-2">
      {some.map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two findings can be alike, and none moves
        <FindingLine key={at} finding={finding} path={path} language={language} />
      ))}
    </ul>
  )
  return (
    <>
      {list(shown)}
      {more.length > 0 && (
        <details>
          <summary>{m.more(more.length)}</summary>
          {list(more)}
        </details>
      )}
    </>
  )
}

function FindingLine({
  finding,
  path,
  language,
}: {
  finding: Finding
  path: string
  language: string
}) {
  const { studio, checklist: m } = useStudioMessages()
  const { flaw, title, kind, line, quote } = finding
  return (
    <li>
      <Link to={wayTo(finding, path)}>
        {title.trim() ? <span lang={language}>{title}</span> : studio.kinds[kind]}
        {line !== null && m.line(line)}
      </Link>
      <br />
      <span className="small">
        {m.flaws[flaw]} <span lang={flaw === 'card' ? undefined : language}>{quote}</span>
      </span>
      {flaw === 'no-alt' && OWN.test(quote) && <img src={quote} alt="" className="asked" />}
    </li>
  )
}

function wayTo({ flaw, kind, id, line }: Finding, path: string): string {
  if (kind === 'question') return `${path}/questions/${id}`
  const module = `${path}/modules/${id}`
  if (flaw === 'card') return `${module}/card`
  return line === null ? module : `${module}#line-${line}`
}
