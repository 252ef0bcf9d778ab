import { Link, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/messages'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import { InvitationMark } from '~/ui/invitation-mark'
import type { Frame } from './frame.server'
import { Turns } from './turns'

type StudioPageProps = {
  frame: Frame
  title: string
  /** Below the title. */
  about?: ReactNode
  /** How what is typed stands to the server. */
  saved?: ReactNode
  children: ReactNode
}

/** A page of the studio: the ways to a draft's other pages, undo and redo, and what it holds. */
export function StudioPage({ frame, title, about, saved, children }: StudioPageProps) {
  const { page } = useMessages()
  const { studio: m, bring, propose, say } = useStudioMessages()
  const path = `/studio/${frame.id}`
  return (
    <>
      <header className="top">
        <Link className="plain" to="/studio">
          <Icon name="back" />{' '}
          <span>
            {page.studio}
            <InvitationMark />
          </span>
        </Link>
        <nav aria-label={page.studio} className="studio-nav">
          <NavLink to={path} end>
            {m.nav.course}
          </NavLink>
          <NavLink to={`${path}/concepts`}>{m.nav.concepts}</NavLink>
          <NavLink to={`${path}/cards`}>{propose.cards}</NavLink>
          <NavLink to={`${path}/digests`}>{say.title}</NavLink>
          <NavLink to={`${path}/pool`}>{m.nav.pool}</NavLink>
          <NavLink to={`${path}/instructors`}>{m.nav.instructors}</NavLink>
          <NavLink to={`${path}/publication`}>{m.nav.publication}</NavLink>
          <NavLink to={`${path}/text`}>{bring.title}</NavLink>
        </nav>
      </header>
      <main id="main" className="wide studio stack gap-6">
        <header className="row ends">
          <div className="stack gap-2">
            <h1>{title}</h1>
            {about && <div className="meta">{about}</div>}
          </div>
          <div className="row">
            {saved}
            <Turns path={`${path}/turns`} />
          </div>
        </header>
        {children}
      </main>
    </>
  )
}
