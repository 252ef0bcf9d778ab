import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { Page } from '~/ui/page'
import { Thirds } from '~/ui/quarter'
import type { RewardLine } from './reward.server'

type RewardsPageProps = { waiting: RewardLine[]; chosen: RewardLine[] }

/** A learner's rewards, and the finished sprints whose reward waits. */
export function RewardsPage({ waiting, chosen }: RewardsPageProps) {
  const m = useMessages().sprint
  const none = waiting.length === 0 && chosen.length === 0
  return (
    <Page wide={false}>
      <h1>{m.rewards}</h1>
      {none && (
        <section className="empty stack">
          <Thirds count={0} />
          <h2>{m.none}</h2>
          <p className="lede">{m.noneText}</p>
          <Link className="btn" to="/">
            {m.toCourses} <Icon name="next" />
          </Link>
        </section>
      )}
      {waiting.length > 0 && (
        <section className="stack gap-2" aria-labelledby="waiting">
          <h2 id="waiting">{m.waiting}</h2>
          <Lines lines={waiting} />
          <p className="small">{m.keeps}</p>
        </section>
      )}
      {chosen.length > 0 && (
        <section className="stack gap-2" aria-labelledby="chosen">
          <h2 id="chosen">{m.yours}</h2>
          <Lines lines={chosen} />
        </section>
      )}
    </Page>
  )
}

function Lines({ lines }: { lines: RewardLine[] }) {
  const m = useMessages().sprint
  const names = { badge: m.badgeLine, 'mentor-question': m.mentorLine }
  return (
    <ul className="list">
      {lines.map(({ sprintId, kind, href, state, courses, finished }) => (
        <li key={sprintId}>
          <Link className="line" to={href}>
            <Thirds count={3} />
            <span>
              <b>{kind ? names[kind] : m.waitingLine}</b>
              <span className="meta list-of">
                {courses.map(({ id, title, language }) => (
                  <span lang={language} key={id}>
                    {title}
                  </span>
                ))}
                <time dateTime={finished.iso}>{finished.shown}</time>
              </span>
            </span>
            <span className="meta">{kind ? state && m.states[state] : m.chooseIt}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
