import { Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useMessages } from '~/i18n/messages'
import { CopyField } from '~/ui/share-link'
import type { FeedView } from './feed-view.server'
import { MorningPart } from './morning-part'

/** A feed just made. Its address is known now and never again. */
export type MadeFeed = { address: string; qr: { size: number; path: string } }

type FeedSectionProps = {
  view: FeedView
  made?: MadeFeed | null
  /** Whether it is the whole page. */
  alone?: boolean
}

/** A learner's own podcast: what it is, its address once, when it was used, and its end. */
export function FeedSection({ view, made, alone = false }: FeedSectionProps) {
  const m = useMessages().feedPage
  const Heading = alone ? 'h1' : 'h2'
  const { feed } = view
  return (
    <section className="stack gap-5" aria-labelledby="podcast">
      <div className="stack gap-2">
        <Heading id="podcast">{m.title}</Heading>
        <p>{m.lede}</p>
      </div>
      {made && <NewAddress made={made} heading={alone ? 'h2' : 'h3'} />}
      {feed ? (
        <>
          <p className="meta list-of">
            <span>{m.since(feed.made.shown)}</span>
            <span>{feed.used ? m.used(feed.used.shown) : m.unused}</span>
          </p>
          <div className="row">
            <Form method="post" action="/feeds/revocation">
              <button className="btn quiet" type="submit">
                {m.end}
              </button>
            </Form>
            {!made && (
              <Form method="post" action="/feeds">
                <button className="plain" type="submit" aria-describedby="renewing">
                  {m.renew}
                </button>
              </Form>
            )}
          </div>
          {!made && (
            <p className="meta" id="renewing">
              {m.renewText}
            </p>
          )}
          <MorningPart morning={feed.morning} heading={alone ? 'h2' : 'h3'} />
        </>
      ) : (
        !made && (
          <>
            <p>{m.secret}</p>
            <Form method="post" action="/feeds">
              <button className="btn" type="submit">
                {m.make}
              </button>
            </Form>
          </>
        )
      )}
    </section>
  )
}

type NewAddressProps = { made: MadeFeed; heading: 'h2' | 'h3' }

function NewAddress({ made: { address, qr }, heading: Heading }: NewAddressProps) {
  const m = useMessages().feedPage
  const arrived = useRef<HTMLHeadingElement>(null)
  useEffect(() => arrived.current?.focus(), [])
  return (
    <div className="stack gap-5">
      <div className="stack gap-2">
        <Heading ref={arrived} tabIndex={-1}>
          {m.made}
        </Heading>
        <p>{m.once}</p>
      </div>
      <CopyField name="address" label={m.address} text={address} />
      <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={m.qr}>
        <rect width={qr.size} height={qr.size} />
        <path d={qr.path} />
      </svg>
    </div>
  )
}
