import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { clock } from '~/ui/clock'
import { Icon } from '~/ui/icon'
import { Minutes, Thirds } from '~/ui/quarter'

type Listed = {
  key: string
  title: string
  minutes: number
  ideas: number
  right: number | null
  open: boolean
  place: number | null
  /** The seconds of its digest; null while it can't be heard. */
  digest: number | null
}

const SPRINT = 3

function stateOf(words: ReturnType<typeof useMessages>['course'], module: Listed): string | null {
  if (module.right !== null) return words.done(module.right)
  if (module.open) return words.hereOnCard
  if (module.place !== null) return words.here(module.place + 1, module.ideas)
  return null
}

/** The modules of a course, three a sprint, each with where this learner stands. */
export function ModuleList({
  courseId,
  language,
  modules,
  nextKey,
}: {
  courseId: string
  language: string
  modules: Listed[]
  nextKey: string | null
}) {
  const { course, digest } = useMessages()
  const sprints = Array.from({ length: Math.ceil(modules.length / SPRINT) }, (_, i) =>
    modules.slice(i * SPRINT, (i + 1) * SPRINT),
  )
  return sprints.map((group, i) => {
    const done = group.filter(({ right }) => right !== null).length
    return (
      <section className="stack gap-2" aria-labelledby={`sprint-${i + 1}`} key={group[0]?.key}>
        <div className="row ends">
          <h2 id={`sprint-${i + 1}`}>{course.sprint(i + 1)}</h2>
          <span className="row meta">
            {course.finishedOf(done, group.length)} <Thirds count={done} />
          </span>
        </div>
        <ol className="list">
          {group.map((module) => {
            const state = stateOf(course, module)
            return (
              <li className="row module-row" key={module.key}>
                <Link
                  className="line"
                  to={`/courses/${courseId}/modules/${module.key}`}
                  aria-current={module.key === nextKey ? 'step' : undefined}
                >
                  <Minutes minutes={module.minutes} lit={module.right !== null} />
                  <span>
                    <b lang={language}>{module.title}</b>
                    {state && (
                      <>
                        <br />
                        <span className="meta">{state}</span>
                      </>
                    )}
                  </span>
                  <span className="meta">{course.minutes(module.minutes)}</span>
                </Link>
                {module.digest !== null && (
                  <Link className="plain" to={`/courses/${courseId}/modules/${module.key}/digest`}>
                    <Icon name="play" />
                    <span className="vh">
                      {digest.listenTo}
                      {module.title},
                    </span>
                    {clock(module.digest)}
                  </Link>
                )}
              </li>
            )
          })}
        </ol>
      </section>
    )
  })
}
