import { useSearchParams } from '@remix-run/react'
import { CardForm } from '~/features/card/card-form'
import type { Given } from '~/features/card/given'
import type { Feedback, QuestionView } from '~/features/card/question'
import { Reader } from '~/features/course/reader'
import { useStudioMessages } from '~/i18n/studio'
import { StudyPage } from '~/ui/page'
import type { Frame } from './frame.server'

type Tried =
  | ({ kind: 'incomplete'; question: string } & Given)
  | { kind: 'answered'; question: string; feedback: Feedback }

type PreviewModuleProps = {
  frame: Frame
  module: string
  shown: {
    heading: string
    spans: string
    ideas: { html: string; minutes: number; heading: string | null }[]
    asked: QuestionView[]
  } | null
  tried: Tried | undefined
}

/** A module of a draft on the pages that its learners will have. */
export function PreviewModule({ frame, module, shown, tried }: PreviewModuleProps) {
  const m = useStudioMessages().studio
  const wanted = useSearchParams()[0].get('question') ?? tried?.question
  const path = `/studio/${frame.id}/modules/${module}/preview/page`
  const back = { to: path, title: shown?.heading ?? frame.title, language: frame.language }
  if (!shown) {
    return (
      <StudyPage back={back}>
        <p>{m.faults.unrendered}</p>
      </StudyPage>
    )
  }
  const at = Math.max(
    0,
    shown.asked.findIndex(({ id }) => id === wanted),
  )
  const question = shown.asked[at]
  if (!wanted) {
    return (
      <Reader
        course={{ id: frame.id, title: frame.title || m.untitled, language: frame.language }}
        moduleKey={module}
        title={shown.heading}
        spans={shown.spans}
        ideas={shown.ideas}
        place={0}
        keeps={false}
        digest={null}
        preview={path}
      />
    )
  }
  if (!question) {
    return (
      <StudyPage back={back}>
        <p>{m.noQuestions}</p>
      </StudyPage>
    )
  }
  const next = shown.asked[at + 1]
  const answered = tried?.kind === 'answered' && tried.question === question.id ? tried : null
  const given = tried?.kind === 'incomplete' && tried.question === question.id ? tried : null
  return (
    <StudyPage back={back} className="stack gap-5">
      <CardForm
        key={question.id}
        question={{ ...question, feedback: answered?.feedback ?? null }}
        number={at + 1}
        of={shown.asked.length}
        action={path}
        door="routes/studio.preview.page"
        next={next ? `${path}?question=${encodeURIComponent(next.id)}` : path}
        language={frame.language}
        given={given}
      />
    </StudyPage>
  )
}
