import { Link } from '@remix-run/react'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { Minutes } from '~/ui/quarter'

type Listed = {
  id: string
  language: string
  title: string
  summary: string
  modules: number
  minutes: number
  minutesLeft: number
  done: number
  begun: boolean
  longest: number
}

/** Courses, a line each, with what is left of those begun. */
export function CourseList({ courses }: { courses: Listed[] }) {
  const { catalogue } = useMessages()
  return (
    <div className="list">
      {courses.map((course) => (
        <Link className="line" to={`/courses/${course.id}`} key={course.id}>
          <Minutes minutes={course.longest} lit={course.done === course.modules} />
          <span>
            <span className="title" lang={course.language}>
              {course.title}
            </span>
            <br />
            {course.summary && (
              <>
                <span className="meta" lang={course.language}>
                  {course.summary}
                </span>
                <br />
              </>
            )}
            <span className="small">
              {course.begun
                ? catalogue.begun(course.done, course.modules, course.minutesLeft)
                : catalogue.size(course.modules, course.minutes)}
            </span>
          </span>
          <Icon name="next" />
        </Link>
      ))}
    </div>
  )
}
