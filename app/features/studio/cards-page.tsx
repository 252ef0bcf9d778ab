import { Form, Link, useFetcher } from '@remix-run/react'
import { useRef } from 'react'
import { CARD } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import type { CardsView, CardView } from './cards-view.server'
import { DraftItem } from './draft-item'
import type { Frame } from './frame.server'
import { pressed } from './pressed'
import type { Proposing } from './proposals.server'
import { ProposalsPanel } from './proposals-panel'
import type { LookedAt } from './spare-drafts.server'
import { StudioPage } from './studio-page'

type CardsPageProps = CardsView & {
  frame: Frame
  proposing: Proposing
  /** What became of something done by a plain form. */
  done?: LookedAt
}

/** The drafted questions that nobody has seen yet, card by card, to be kept, changed or dropped. */
export function CardsPage({
  frame,
  proposing,
  revision,
  modules,
  none,
  unseen,
  more,
  done,
}: CardsPageProps) {
  const { propose: m, studio } = useStudioMessages()
  const list = useRef<HTMLDivElement>(null)
  const path = `/studio/${frame.id}`
  return (
    <StudioPage frame={frame} title={m.cards} about={m.cardsText}>
      <ProposalsPanel {...{ path, proposing }} quiet={unseen > 0 || modules.length === 0} />
      {none && <p>{studio.noModules}</p>}
      {!none && modules.length === 0 && (
        <p className="empty">
          {m.allSeen} <Link to={`${path}/publication`}>{m.toPublication}</Link>
        </p>
      )}
      {unseen > 0 && (
        <div className="stack gap-2">
          <h2>{m.drafts(unseen)}</h2>
          <p className="small by-keys">{m.draftKeys}</p>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside it */}
      <div className="stack gap-7" ref={list} onKeyDown={(event) => pressed(event, list.current)}>
        {modules.map((module) => (
          <Card key={module.id} {...{ frame, revision, module, done }} />
        ))}
      </div>
      {more > 0 && <p>{m.moreCards(more)}</p>}
    </StudioPage>
  )
}

type CardProps = { frame: Frame; revision: number; module: CardView; done: LookedAt | undefined }

/** What waits on the card of one module. */
function Card({ frame, revision, module, done }: CardProps) {
  const m = useStudioMessages().propose
  const { studio, question } = useStudioMessages()
  const fetcher = useFetcher<LookedAt>()
  const path = `/studio/${frame.id}`
  const { drafts, questions, spares } = module
  return (
    <section className="stack gap-5" aria-labelledby={`card-${module.id}`}>
      <header className="row ends">
        <div>
          <h2 id={`card-${module.id}`} lang={frame.language}>
            {module.title || studio.untitled}
          </h2>
          <p className="small">{question.card(questions)}</p>
        </div>
        {drafts.length > 1 && (
          <fetcher.Form method="post" action={`${path}/cards`}>
            <input type="hidden" name="module" value={module.id} />
            <input type="hidden" name="base" value={revision} />
            <button className="btn quiet" type="submit" name="what" value="keep-card">
              {m.keepCard(drafts.length)}
            </button>
          </fetcher.Form>
        )}
      </header>
      {drafts.map((draft) => (
        <DraftItem
          key={draft.id}
          draft={draft}
          spares={spares}
          frame={frame}
          done={done?.part === draft.id ? done : undefined}
        />
      ))}
      {questions < CARD && (
        <div className="row">
          {spares > 0 && (
            <fetcher.Form method="post" action={`${path}/cards`}>
              <input type="hidden" name="module" value={module.id} />
              <button className="btn quiet" type="submit" name="what" value="fill">
                {m.fill}
              </button>
            </fetcher.Form>
          )}
          <Form method="post" action={`${path}/modules/${module.id}/card`}>
            <input type="hidden" name="place" value="card" />
            <button className="plain" type="submit">
              {question.addToCard}
            </button>
          </Form>
        </div>
      )}
      <div role="alert">
        <FieldError id={`done-${module.id}`}>
          {fetcher.data?.kind === 'stale' && m.stale}
        </FieldError>
      </div>
    </section>
  )
}
