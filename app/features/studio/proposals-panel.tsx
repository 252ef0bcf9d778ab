import { useFetcher } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import { LookAgain } from '~/ui/look-again'
import type { Proposing } from './proposals.server'

const AGAIN = 1.5 // s between two looks

type ProposalsPanelProps = {
  path: string
  proposing: Proposing
  /** Whether nothing is shown while nothing is under way. */
  quiet?: boolean
}

/** Asks for proposals, and while they are made says how far it is; looks again by itself, also without scripts. */
export function ProposalsPanel({ path, proposing, quiet = false }: ProposalsPanelProps) {
  const m = useStudioMessages().propose
  const fetcher = useFetcher()
  const { state, fault } = proposing
  if (quiet && state === 'idle' && !fault) return null
  const working = state === 'waiting' || state === 'running'
  return (
    <section className="panel stack gap-2" aria-label={m.ask}>
      {(state === 'waiting' || state === 'running') && <Working proposing={proposing as Working} />}
      {state === 'failed' && <FieldError id="not-proposed">{m.failed}</FieldError>}
      {fault && <p>{m.withoutModel[fault]}</p>}
      <fetcher.Form method="post" action={`${path}/proposals`} className="stack gap-2">
        {!working && <p className="small">{m.askText}</p>}
        <div>
          <button className="btn quiet" type="submit" name="what" value={working ? 'stop' : 'ask'}>
            {working ? m.stop : m.ask}
          </button>
        </div>
      </fetcher.Form>
    </section>
  )
}

type Working = Extract<Proposing, { state: 'waiting' | 'running' | 'failed' }>

function Working({ proposing }: { proposing: Working }) {
  const m = useStudioMessages().propose
  const { step, progress, stopping } = proposing
  const known = Object.keys(m.steps) as (keyof typeof m.steps)[]
  const said = m.steps[known.find((name) => name === step) ?? 'waiting']
  return (
    <>
      <LookAgain seconds={AGAIN} />
      <p role="status">{stopping ? m.stopping : said}</p>
      <progress aria-label={m.working} max={1} value={progress ?? undefined} />
      <p className="small">{m.leave}</p>
    </>
  )
}
