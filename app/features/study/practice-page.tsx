import { Form, Link } from '@remix-run/react'
import { CardForm } from '~/features/card/card-form'
import type { Given } from '~/features/card/given'
import { ConceptReading } from '~/features/graph/concept-reading'
import { useMessages } from '~/i18n/messages'
import { Icon } from '~/ui/icon'
import { StudyPage } from '~/ui/page'
import type { PracticeView } from './practice.server'

type PracticePageProps = PracticeView & {
  /** The id of the question asked for, or null: the next one, or the result. */
  shown: string | null
  /** What a plain form came back with. */
  given: Given | null
}

const graphPath = ({ course, concept }: PracticeView) =>
  `/courses/${course.id}/graph?concept=${encodeURIComponent(concept.key)}#concept`

/** A practice: a question at a time, then what it says of the concept. */
export function PracticePage(props: PracticePageProps) {
  const { practiceId, course, concept, asked, result, shown, given } = props
  const wanted = asked.findIndex(({ id }) => id === shown)
  const at = wanted >= 0 ? wanted : asked.findIndex(({ feedback }) => !feedback)
  const question = asked[at]
  const path = `/practices/${practiceId}`
  if (result && wanted < 0) return <Result {...props} result={result} />
  if (!question) return null
  return (
    <StudyPage
      back={{ to: graphPath(props), title: concept.title, language: course.language }}
      className="stack gap-5"
    >
      <ol className="dots" aria-hidden="true">
        {asked.map(({ id, feedback }, n) => (
          <li className={n === at ? 'now' : feedback ? 'past' : undefined} key={id} />
        ))}
      </ol>
      <CardForm
        key={question.id}
        question={question}
        number={at + 1}
        of={asked.length}
        action={`${path}/answers`}
        door="routes/practice.answers"
        next={path}
        language={course.language}
        given={given}
      />
    </StudyPage>
  )
}

function Result(props: PracticeView & { result: NonNullable<PracticeView['result']> }) {
  const { practiceId, course, concept, asked, result } = props
  const m = useMessages()
  return (
    <StudyPage
      back={{ to: graphPath(props), title: concept.title, language: course.language }}
      className="stack gap-6"
    >
      <h1>{m.practice.rightOf(result.right, asked.length)}</h1>
      {result.concept && (
        <section className="stack" aria-labelledby="moved">
          <h2 id="moved">{m.practice.moved}</h2>
          <ConceptReading
            concept={result.concept}
            language={course.language}
            href={graphPath(props)}
          />
          {result.before && (
            <p className="meta">{m.practice.before(m.graph.bands[result.before])}</p>
          )}
        </section>
      )}
      <Verdicts asked={asked} path={`/practices/${practiceId}`} language={course.language} />
      <Form method="post" action="/practices" className="row">
        <input type="hidden" name="course" value={course.id} />
        <input type="hidden" name="concept" value={concept.key} />
        <button className="btn" type="submit">
          {m.practice.again}
        </button>
        <Link className="plain" to={graphPath(props)}>
          {m.practice.toGraph}
        </Link>
      </Form>
      <p className="small">{m.practice.saved}</p>
    </StudyPage>
  )
}

type VerdictsProps = { asked: PracticeView['asked']; path: string; language: string }

function Verdicts({ asked, path, language }: VerdictsProps) {
  const m = useMessages()
  return (
    <section className="stack gap-2" aria-labelledby="answers">
      <h2 id="answers">{m.practice.yourAnswers}</h2>
      <ol className="list verdicts">
        {asked.map(({ id, ask, feedback }, i) => (
          <li className={`line ${feedback?.right ? 'is-right' : 'is-wrong'}`} key={id}>
            <span className="sign">
              <Icon name={feedback?.right ? 'right' : 'wrong'} />
            </span>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when published */}
            <span lang={language} dangerouslySetInnerHTML={{ __html: ask }} />
            <Link className="plain" to={`${path}?question=${encodeURIComponent(id)}`}>
              {feedback?.right ? m.lesson.right : m.lesson.why}
              <span className="vh"> {m.card.question(i + 1, asked.length)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
