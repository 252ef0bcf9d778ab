import { Link } from '@remix-run/react'
import type { Given } from '~/features/card/given'
import { useMessages } from '~/i18n/messages'
import { SentPage } from '~/ui/page'
import { SharePlayer } from './share-player'
import type { OpenShareView, ShareView } from './share-view.server'
import { TryForm } from './try-form'

type SharePageProps = {
  view: ShareView
  token: string
  /** What a plain form came back with. */
  given: Given | null
}

/** A shared digest as a stranger meets it: heard at once, read, then tried. */
export function SharePage({ view, ...props }: SharePageProps) {
  return view.kind === 'open' ? <OpenShare view={view} {...props} /> : <ClosedShare view={view} />
}

function OpenShare({ view, token, given }: SharePageProps & { view: OpenShareView }) {
  const m = useMessages().share
  const { title, language, name, module, course, toAnswer } = view
  const way = course && (
    <Link className="plain" to={`/courses/${course.id}`}>
      {m.aboutCourse}
    </Link>
  )
  return (
    <SentPage way={way} foot={<Foot view={view} token={token} />}>
      <header className="stack">
        <h1 lang={language}>{title}</h1>
        <p className="meta">
          {name === null ? m.byNobody : m.by(name)}{' '}
          {module && (
            <Link to={module.href} lang={language}>
              {module.title}
            </Link>
          )}
        </p>
      </header>
      <SharePlayer view={view} token={token} />
      {toAnswer && <TryForm {...toAnswer} share={token} language={language} given={given} />}
    </SentPage>
  )
}

function Foot({ view: { name, until }, token }: { view: OpenShareView; token: string }) {
  const m = useMessages().share
  const shared = name === null ? null : m.sharedBy(name)
  const ends = until && (name === null ? m.untilOfNobody(until.shown) : m.until(name, until.shown))
  return (
    <p>
      {ends ?? shared}{' '}
      <Link className="plain" to={`/shares/${token}/reports`}>
        {m.report}
      </Link>
    </p>
  )
}

/** What stands in the place of a share that can't be heard. */
function ClosedShare({ view }: { view: Exclude<ShareView, OpenShareView> }) {
  const { share: m, page } = useMessages()
  const { kind, module, language } = view
  const way = (
    <Link className="plain" to="/">
      {page.courses}
    </Link>
  )
  return (
    <SentPage way={way}>
      <section className="empty stack">
        <h1>{kind === 'ended' ? m.ended : m.waiting}</h1>
        <p className="lede">{kind === 'ended' ? m.endedText : m.waitingText}</p>
        {module && (
          <p>
            {m.stillThere}{' '}
            <Link to={module.href} lang={language}>
              {module.title}
            </Link>
          </p>
        )}
      </section>
    </SentPage>
  )
}
