import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Band } from '~/ui/band'
import { Icon } from '~/ui/icon'
import { StudyPage } from '~/ui/page'
import { Dial } from '~/ui/quarter'
import type { RewardKind } from './reward'
import type { SprintView } from './reward.server'

/** A finished sprint: what it was, what it moved, and its one reward. */
export function SprintPage({ sprint }: { sprint: SprintView }) {
  const m = useMessages().sprint
  const { course, moved, reward } = sprint
  return (
    <StudyPage
      back={{ to: `/courses/${course.id}`, title: course.title, language: course.language }}
      wide
      counts={false}
    >
      <div className="stack gap-7">
        <div className="cols stack gap-7 reward-cols">
          <Dial count={3} label={m.dial} sweep={!reward}>
            <h1 className="hero">{m.complete}</h1>
            <p className="meta">{m.numbers(sprint.minutes, sprint.right, sprint.of)}</p>
          </Dial>
          {reward ? <Chosen reward={reward} /> : <ChooseForm sprint={sprint} />}
        </div>
        {moved.length > 0 && (
          <section className="stack gap-2" aria-labelledby="moved">
            <h2 id="moved">{m.moved}</h2>
            <ul className="list moved">
              {moved.map((concept) => (
                <MovedLine concept={concept} key={concept.conceptId} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </StudyPage>
  )
}

function Chosen({ reward }: { reward: NonNullable<SprintView['reward']> }) {
  const m = useMessages().sprint
  const badge = reward.kind === 'badge'
  return (
    <section className="stack gap-5">
      <h2>{m.chosen}</h2>
      <p className="lede">{badge ? m.choseBadge : m.choseMentor}</p>
      <Link className="btn" to={reward.href}>
        {badge ? m.toBadge : m.toMentor} <Icon name="next" />
      </Link>
    </section>
  )
}

function MovedLine({ concept }: { concept: SprintView['moved'][number] }) {
  const m = useMessages()
  const { bands } = m.graph
  const { from, to } = concept
  return (
    <li className="row ends">
      <b lang={concept.language}>{concept.title}</b>
      <span className="row">
        {from && from !== to && <span className="meta">{m.sprint.before(bands[from])}</span>}
        <Band band={to} fading={concept.fading} />
      </span>
    </li>
  )
}

function ChooseForm({ sprint: { id, mentor } }: { sprint: SprintView }) {
  const m = useMessages().sprint
  return (
    <form className="stack gap-5" method="post" action={`/sprints/${id}/reward`}>
      <fieldset className="stack">
        <legend className="title">{m.choose}</legend>
        <div className="choices">
          {mentor && !mentor.full && (
            <Option
              kind="mentor-question"
              title={m.mentor}
              text={m.mentorText(mentor.name, mentor.before)}
              chosen
            />
          )}
          <Option kind="badge" title={m.badge} text={m.badgeText} chosen={!mentor || mentor.full} />
        </div>
        {!mentor && <p className="meta">{m.noMentor}</p>}
        {mentor?.full && <p className="meta">{m.mentorFull(mentor.name)}</p>}
      </fieldset>
      <div className="row">
        <button className="btn" type="submit">
          {m.take}
        </button>
        <Link className="plain" to="/">
          {m.later}
        </Link>
      </div>
      <p className="small">{m.keeps}</p>
    </form>
  )
}

type OptionProps = { kind: RewardKind; title: string; text: string; chosen: boolean }

function Option({ kind, title, text, chosen }: OptionProps) {
  return (
    <label className="choice">
      <input type="radio" name="reward" value={kind} defaultChecked={chosen} />
      <span className="stack gap-1">
        <b>{title}</b>
        <span className="meta">{text}</span>
      </span>
    </label>
  )
}
