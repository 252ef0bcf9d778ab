import { Link, useFetcher } from '@remix-run/react'
import { FlagList } from '~/features/card/flag-list'
import { plainText } from '~/features/course/plain-text'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import type { DraftView } from './cards-view.server'
import { Act } from './concept-act'
import type { Frame } from './frame.server'
import { QuestionAsSeen, Quote } from './question-aside'
import type { LookedAt } from './spare-drafts.server'

type DraftItemProps = {
  draft: DraftView
  /** How many others could stand here. */
  spares: number
  frame: Frame
  /** What became of this one, sent by a plain form. */
  done: LookedAt | undefined
}

/** A drafted question: its key and reasons, the sentence it rests on, its checks, and what to do with it. */
export function DraftItem({ draft, spares, frame, done }: DraftItemProps) {
  const m = useStudioMessages().propose
  const { question } = useStudioMessages()
  const fetcher = useFetcher<LookedAt>()
  const { id, revision, shown, passage, paragraph, flags, kind, concept } = draft
  const path = `/studio/${frame.id}`
  const doing = fetcher.formData?.get('what')
  const kept = doing === 'keep' || doing === 'drop'
  const name = plainText(draft.ask) || question.unwritten
  const told = fetcher.data ?? done
  const Form = fetcher.Form
  return (
    <article
      className="stack gap-5 drafted"
      id={id}
      data-draft={id}
      hidden={kept}
      aria-label={name}
    >
      <p className="row ends">
        <span className="small">{question.about(question.kinds[kind], concept)}</span>
        <span className="badge look">{question.unseen}</span>
      </p>
      <div className="cols question-cols stack gap-5">
        <QuestionAsSeen shown={shown} language={frame.language} />
        <div className="stack gap-5">
          <Quote {...{ passage, paragraph }} language={frame.language} />
          <FlagList flags={flags} />
        </div>
      </div>
      <div className="row concept-tools">
        <Form method="post" action={`${path}/cards`} className="row">
          <input type="hidden" name="part" value={id} />
          <Act name="keep" mark="K" label={m.keep} about={name} quiet />
        </Form>
        <Link
          className="plain"
          to={`${path}/questions/${id}`}
          data-key="C"
          aria-keyshortcuts="C"
          aria-label={m.of(m.change, name)}
        >
          {m.change}
        </Link>
        <Form method="post" action={`${path}/cards`} className="row">
          <input type="hidden" name="part" value={id} />
          <input type="hidden" name="base" value={revision} />
          {spares > 0 && <Act name="another" mark="N" label={m.another} about={name} />}
          <Act name="drop" mark="X" label={m.drop} about={name} />
        </Form>
      </div>
      <div role="alert">
        <FieldError id={`done-${id}`}>
          {told?.kind === 'stale' ? m.stale : told?.kind === 'none' && m.noOther}
        </FieldError>
      </div>
    </article>
  )
}
