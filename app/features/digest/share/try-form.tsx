import { Form, useNavigation } from '@remix-run/react'
import { useId } from 'react'
import type { Given } from '~/features/card/given'
import { sayLack } from '~/features/card/lack'
import type { QuestionView } from '~/features/card/question'
import { QuestionFields } from '~/features/card/question-fields'
import { useMessages } from '~/i18n/messages'
import { FieldError } from '~/ui/field'
import { Thirds } from '~/ui/quarter'

type TryFormProps = {
  share: string
  course: string
  module: string
  question: QuestionView
  /** The language of the course. */
  language: string
  given: Given | null
}

/** The first question of a module's card; the answer begins a lesson, also for a stranger. */
export function TryForm({ share, course, module, question, language, given }: TryFormProps) {
  const m = useMessages()
  const sending = useNavigation().state === 'submitting'
  const errorId = useId()
  return (
    <Form method="post" action="/lessons" className="stack gap-5" aria-labelledby="try" id="three">
      <div className="row ends">
        <h2 id="try">{m.share.stayed}</h2>
        <Thirds count={0} />
      </div>
      <input type="hidden" name="share" value={share} />
      <input type="hidden" name="course" value={course} />
      <input type="hidden" name="module" value={module} />
      <QuestionFields
        question={question}
        language={language}
        described={given ? errorId : undefined}
        busy={sending}
        given={given?.response}
      />
      <div role="alert">
        <FieldError id={errorId}>{given && sayLack(m.card, question.kind, given.lack)}</FieldError>
      </div>
      <button className="btn" type="submit">
        {sending ? m.card.sending : m.card.answer}
      </button>
      <p className="small">{m.share.seeAtOnce}</p>
    </Form>
  )
}
