import { Link, NavLink, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/messages'
import { DisplayMenu } from './display-menu'
import { Icon } from './icon'
import { InvitationMark } from './invitation-mark'
import { useRootData } from './page-data'
import { Thirds } from './quarter'

/**
 * The count towards the next sprint, or the way to the reward of the one just finished; nothing
 * for a stranger, who has none yet.
 */
export function SprintCount() {
  const m = useMessages()
  const { person, counted, waitingSprint } = useRootData()
  if (!person) return null
  if (waitingSprint) {
    return (
      <Link className="plain sprint-count" to={`/sprints/${waitingSprint}`}>
        <Thirds count={3} />
        {m.page.rewardWaits}
      </Link>
    )
  }
  return (
    <span className="row meta sprint-count">
      <Thirds count={counted} />
      <span>
        {m.page.sprint} {m.page.ofThree(counted)}
      </span>
    </span>
  )
}

function Navigation() {
  const m = useMessages()
  const { person } = useRootData()
  const teaches = person?.role === 'instructor' || person?.role === 'admin'
  return (
    <nav aria-label={m.page.navigation}>
      <NavLink to="/" end>
        {m.page.courses}
      </NavLink>
      {person && <NavLink to="/graph">{m.page.graph}</NavLink>}
      {person && <NavLink to="/digests">{m.page.digests}</NavLink>}
      {person && <NavLink to="/rewards">{m.page.rewards}</NavLink>}
      {teaches && (
        <NavLink to="/studio">
          <span>
            {m.page.studio}
            <InvitationMark />
          </span>
        </NavLink>
      )}
      {teaches && <NavLink to="/mentor-questions">{m.page.mentorQuestions}</NavLink>}
      {person?.name ? (
        <NavLink to="/account">{m.page.account}</NavLink>
      ) : (
        <NavLink to="/sign-in">{m.page.signIn}</NavLink>
      )}
    </nav>
  )
}

function Wordmark() {
  const m = useMessages()
  return (
    <Link className="wordmark" to="/" aria-label={m.page.home}>
      Fifteen
      <Thirds count={3} />
    </Link>
  )
}

/** A page that somebody was sent to: nothing stands before what it holds. */
export function SentPage({
  way,
  foot,
  children,
}: {
  /** The one way on from its head. */
  way: ReactNode
  foot?: ReactNode
  children: ReactNode
}) {
  const { pathname } = useLocation()
  return (
    <>
      <header className="top">
        <Wordmark />
        {way}
      </header>
      <main id="main" className="stack gap-7">
        {children}
      </main>
      <footer className="foot stack gap-2">
        {foot}
        <LanguageSwitch back={pathname} />
      </footer>
    </>
  )
}

/** A page to look around in: the name, the ways on, the count. */
export function Page({ children, wide = true }: { children: ReactNode; wide?: boolean }) {
  const m = useMessages()
  return (
    <>
      <header className="top">
        <Wordmark />
        <Navigation />
      </header>
      <main id="main" className={wide ? 'wide stack gap-7' : 'stack gap-6'}>
        {children}
      </main>
      <footer className="foot stack gap-2">
        <SprintCount />
        <LanguageSwitch />
        <p>{m.page.foot}</p>
      </footer>
    </>
  )
}

/** A page to study on: only the way back, and the count where the page itself shows none. */
export function StudyPage({
  back,
  wide = false,
  counts = true,
  className,
  bar,
  children,
}: {
  back: { to: string; title: string; language?: string }
  wide?: boolean
  counts?: boolean
  className?: string
  bar?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <header className="top">
        <Link className="plain" to={back.to}>
          <Icon name="back" /> <span lang={back.language}>{back.title}</span>
        </Link>
        <div className="row tools">
          {counts && <SprintCount />}
          <DisplayMenu />
        </div>
      </header>
      <main id="main" className={[wide && 'wide', className].filter(Boolean).join(' ')}>
        {children}
      </main>
      {bar && (
        <footer className="bar">
          <div className="row ends">{bar}</div>
        </footer>
      )}
    </>
  )
}

/**
 * The other language of the interface, one press away on every page. `back` says where to, on
 * pages that tell nobody where they are.
 */
function LanguageSwitch({ back }: { back?: string }) {
  const m = useMessages()
  return (
    <form method="post" action="/language" className="row language">
      <input type="hidden" name="language" value={m.page.otherLanguage.code} />
      {back && <input type="hidden" name="back" value={back} />}
      <button className="plain" type="submit" lang={m.page.otherLanguage.code}>
        {m.page.otherLanguage.name}
      </button>
    </form>
  )
}
