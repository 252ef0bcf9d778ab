import { CardForm } from '~/features/card/card-form'
import type { Given } from '~/features/card/given'
import { StudyPage } from '~/ui/page'
import type { LessonView } from './result.server'
import { ResultPage } from './result-page'

type LessonPageProps = LessonView & {
  /** The id of the question asked for, or null: the next one, or the result. */
  shown: string | null
  /** What a plain form came back with. */
  given: Given | null
}

/** A lesson: its card, a question at a time, then its result. */
export function LessonPage(props: LessonPageProps) {
  const { lessonId, course, module, asked, result, shown, given } = props
  const wanted = asked.findIndex(({ id }) => id === shown)
  const open = asked.findIndex(({ feedback }) => !feedback)
  if (wanted < 0 && result) return <ResultPage {...props} result={result} />
  const at = wanted >= 0 ? wanted : open
  const question = asked[at]
  if (!question) return null
  const path = `/lessons/${lessonId}`
  const number = at + 1
  return (
    <StudyPage
      back={{
        to: `/courses/${course.id}/modules/${module.key}`,
        title: module.title,
        language: course.language,
      }}
      className="stack gap-5"
    >
      <CardForm
        key={question.id}
        question={question}
        number={number}
        of={asked.length}
        action={`${path}/answers`}
        door="routes/lesson.answers"
        next={path}
        language={course.language}
        given={given}
      />
    </StudyPage>
  )
}
