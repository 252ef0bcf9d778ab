import { Form, useNavigate, useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { StudyPage } from '~/ui/page'
import { Heard } from './heard'
import { usePace } from './pace'
import { usePlace } from './use-place'

const DOTS = 10

type ReaderProps = {
  course: { id: string; title: string; language: string }
  moduleKey: string
  title: string
  /** What it is of a recording; empty without one. */
  spans: string
  ideas: { html: string; minutes: number; heading: string | null }[]
  /** The idea to begin with, from 0. */
  place: number
  /** Whether the place is kept on the server. */
  keeps: boolean
  /** The seconds of its digest; null while it can't be heard. */
  digest: number | null
  /** The page itself where a draft is looked at: then its card is another question on it. */
  preview?: string
}

/** A module, one idea after another; the last one goes on to the card. */
export function Reader(props: ReaderProps) {
  const { course, moduleKey, title, spans, ideas, place, keeps, digest, preview } = props
  const m = useMessages()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const asked = Number(params.get('idea') ?? 0) - 1
  const idea = ideas[asked] ? asked : place
  const [alive, setAlive] = useState(false)
  const article = useRef<HTMLElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const path = preview ?? `/courses/${course.id}/modules/${moduleKey}`
  const last = idea === ideas.length - 1
  const pace = usePace(idea, ideas[idea]?.minutes ?? 0)
  const left = pace * ideas.slice(idea).reduce((sum, { minutes }) => sum + minutes, 0)

  useEffect(() => setAlive(true), [])
  usePlace(path, idea, ideas.length, keeps)
  const before = useRef(idea)
  useEffect(() => {
    if (before.current === idea) return
    before.current = idea
    article.current?.focus({ preventScroll: true })
    if (!window.location.hash) window.scrollTo({ top: 0 })
  }, [idea])

  useEffect(() => {
    const turn = (to: number) => navigate(`?idea=${to + 1}`, { preventScrollReset: true })
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const target = event.target as Element
      if (target.closest('input, select, textarea, summary, details')) return
      const scrolls = target.closest('pre, .scroll, .formula')
      if (event.key === 'ArrowLeft' && idea > 0 && !scrolls) turn(idea - 1)
      const space = event.key === ' ' && !target.closest('a, button')
      if ((event.key === 'ArrowRight' && !scrolls) || (space && atBottom())) {
        event.preventDefault()
        if (last) form.current?.requestSubmit()
        else turn(idea + 1)
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [idea, last, navigate])

  const bar = (
    <>
      {idea > 0 ? (
        <Turn to={idea - 1} path={path} alive={alive} keeps={keeps} className="plain">
          <Icon name="back" />
          <span className="vh">{m.module.back}</span>
        </Turn>
      ) : (
        <span className="plain" />
      )}
      <div className="place">
        <ol
          className="dots"
          aria-label={m.module.ideas(idea + 1, ideas.length)}
          hidden={ideas.length > DOTS}
        >
          {ideas.map(({ heading }, i) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: ideas have no other name and never move
              key={`${i} ${heading}`}
              className={i < idea ? 'past' : i === idea ? 'now' : undefined}
              aria-current={i === idea ? 'step' : undefined}
            />
          ))}
        </ol>
        <p className="small">
          {ideas.length > DOTS && `${idea + 1}/${ideas.length} · `}
          {m.module.left(left)}
        </p>
      </div>
      {last ? (
        <Form method={preview ? 'get' : 'post'} action={preview ?? '/lessons'} ref={form}>
          {preview && <input type="hidden" name="question" value="first" />}
          {!preview && <input type="hidden" name="course" value={course.id} />}
          {!preview && <input type="hidden" name="module" value={moduleKey} />}
          <button className="btn" type="submit">
            {m.module.toCard} <Icon name="next" />
          </button>
        </Form>
      ) : (
        <Turn to={idea + 1} path={path} alive={alive} keeps={keeps} className="btn">
          {m.module.next} <Icon name="next" />
        </Turn>
      )}
    </>
  )
  return (
    <StudyPage
      back={{
        to: preview ?? `/courses/${course.id}`,
        title: course.title,
        language: course.language,
      }}
      bar={bar}
    >
      <article className="prose" lang={course.language} ref={article} tabIndex={-1}>
        <h1 className={idea > 0 ? 'count-line' : undefined}>{title}</h1>
        {idea === 0 && (
          <Heard to={preview ? null : `${path}/digest`} seconds={digest} spans={spans} />
        )}
        {ideas.map(({ html, heading }, i) => (
          <section
            // biome-ignore lint/suspicious/noArrayIndexKey: ideas have no other name and never move
            key={`${i} ${heading}`}
            hidden={i !== idea}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when published
            dangerouslySetInnerHTML={{ __html: html }}
          />
        ))}
      </article>
    </StudyPage>
  )
}

const atBottom = () =>
  window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 4

/** To another idea: a link for a stranger; a form for a learner without scripts, so that the place is kept. */
function Turn({
  to,
  path,
  alive,
  keeps,
  className,
  children,
}: {
  to: number
  path: string
  alive: boolean
  keeps: boolean
  className: string
  children: React.ReactNode
}) {
  const navigate = useNavigate()
  const href = `${path}?idea=${to + 1}`
  if (keeps && !alive) {
    return (
      <form method="post" action={`${path}/place`}>
        <input type="hidden" name="idea" value={to + 1} />
        <button className={className} type="submit">
          {children}
        </button>
      </form>
    )
  }
  return (
    <a
      className={className}
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        navigate(href, { preventScrollReset: true })
      }}
    >
      {children}
    </a>
  )
}
