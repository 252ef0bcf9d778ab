import { Form, Link, useNavigation } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import type { BankFault, BankTaken, BankView } from './bank.server'
import { BankGroup, Left } from './bank-items'
import type { Frame } from './frame.server'
import { StudioPage } from './studio-page'

type Refused = { fault: BankFault; what: string; typed: string }
type Tried = Exclude<BankTaken, { kind: 'taken' }> & { take: number[]; to: string[] }

type BankPageProps = {
  frame: Frame
  bank: BankView | null
  /** Why a file was not taken, and what was pasted. */
  refused: Refused | null
  /** Why nothing came in, and what was chosen. */
  tried: Tried | null
}

/** Questions out of a file: bringing one, or what was read in it and where it goes. */
export function BankPage({ frame, bank, refused, tried }: BankPageProps) {
  const m = useStudioMessages().taking
  return (
    <StudioPage frame={frame} title={m.title} about={bank?.name}>
      {bank ? (
        <Waiting frame={frame} bank={bank} tried={tried} key={bank.revision} />
      ) : (
        <Bring refused={refused} gone={tried?.kind === 'stale'} />
      )}
    </StudioPage>
  )
}

function Bring({ refused, gone }: { refused: Refused | null; gone: boolean }) {
  const m = useStudioMessages().taking
  const reading = useNavigation().state === 'submitting'
  return (
    <Form method="post" encType="multipart/form-data" className="stack gap-6">
      {gone && (
        <p className="panel" role="alert">
          {m.gone}
        </p>
      )}
      <p className="lede">{m.lede}</p>
      <div className="field">
        <label htmlFor="file">{m.file}</label>
        <input
          id="file"
          name="file"
          type="file"
          className="drop"
          accept=".gift,.txt,.xml,.mbz,.zip,.apkg,.anki2,.csv,.tsv,.json"
          aria-invalid={refused ? true : undefined}
          aria-describedby="file-hint bank-error"
        />
        <p className="small" id="file-hint">
          {m.fileHint}
        </p>
      </div>
      <div className="field">
        <label htmlFor="text">{m.paste}</label>
        <textarea id="text" name="text" rows={8} defaultValue={refused?.typed} />
        <FieldError id="bank-error">
          {refused && (
            <>
              {m.faults[refused.fault]} {refused.what && <span>({m.said(refused.what)})</span>}
            </>
          )}
        </FieldError>
      </div>
      <div className="row">
        <button className="btn" type="submit">
          {m.read}
        </button>
        <p className="meta" role="status">
          {reading && m.reading}
        </p>
      </div>
    </Form>
  )
}

function Waiting({ frame, bank, tried }: { frame: Frame; bank: BankView; tried: Tried | null }) {
  const m = useStudioMessages().taking
  const items = bank.groups.flatMap((group) => group.items)
  const whole = items.filter((item) => item.whole).length
  return (
    <Form method="post" className="stack gap-6">
      <input type="hidden" name="base" value={bank.revision} />
      <p className="lede">{m.found(whole, items.length - whole, bank.dropped.length)}</p>
      {bank.groups.map((group, at) => (
        <BankGroup
          key={group.category}
          frame={frame}
          group={group}
          modules={bank.modules}
          place={tried?.to[at] ?? group.place}
          taken={tried && new Set(tried.take)}
        />
      ))}
      <div className="stack gap-2">
        <div className="row">
          <button className="btn" type="submit" name="what" value="take">
            {m.take}
          </button>
          <button className="plain" type="submit" name="what" value="drop">
            {m.drop}
          </button>
        </div>
        <p className="small">
          {m.takeText} <Link to={`/studio/${frame.id}/pool`}>{m.toPool}</Link>
        </p>
        <FieldError id="take-error">{tried && faultOf(tried, m)}</FieldError>
      </div>
      <Left bank={bank} language={frame.language} />
    </Form>
  )
}

function faultOf(tried: Tried, m: ReturnType<typeof useStudioMessages>['taking']): string {
  if (tried.kind === 'full') return m.full(tried.title)
  return tried.kind === 'none' ? m.none : m.stale
}
