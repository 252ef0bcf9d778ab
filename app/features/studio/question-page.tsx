import { useRevalidator } from '@remix-run/react'
import { useEffect, useMemo } from 'react'
import { lint } from '~/features/card/lint'
import type { QuestionSource } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { useStudioMessages } from '~/i18n/studio'
import type { Frame } from './frame.server'
import type { Kept } from './kept'
import { paragraphOf } from './paragraph'
import { Checks, Shown, Source } from './question-aside'
import { QuestionEditor } from './question-editor'
import {
  type QuestionContent,
  type QuestionFields,
  questionContent,
  questionFields,
  questionPairs,
} from './question-form'
import { QuestionHead, QuestionLists } from './question-lists'
import { marksOf } from './question-marks'
import type { QuestionView } from './question-view.server'
import { Saved } from './saved'
import { StaleNotice } from './stale-notice'
import { StudioPage } from './studio-page'
import { useKept } from './use-kept'

const fieldsOf = (content: object) => questionFields(content as QuestionContent)

/** What the linter is told: parts of a draft have ids of their own. */
const asSource = (id: string, { concept, ...content }: QuestionContent): QuestionSource => ({
  id,
  concept: concept ?? '',
  ...content,
})

type QuestionPageProps = QuestionView & { frame: Frame; spares: number; tried?: Kept }

/** A question of a draft: written on the left, looked over on the right as it is typed. */
export function QuestionPage(props: QuestionPageProps) {
  const { frame, question, concepts, sentences, text, siblings, shown, tried } = props
  const m = useStudioMessages().question
  const path = `/studio/${frame.id}/questions/${question.id}`
  const before = tried?.kind === 'stale' ? tried : null
  const work = useKept<QuestionFields>({
    path,
    door: 'routes/studio.question',
    name: `${frame.id}/${question.id}`,
    opened: {
      value: fieldsOf(before?.typed ?? question.content),
      revision: before?.revision ?? question.revision,
    },
    fields: questionPairs,
    valueOf: fieldsOf,
  })
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (work.savedAt) revalidate()
  }, [work.savedAt, revalidate])

  const fields = work.value
  const bare = useMemo(() => bareText(text), [text])
  const marks = useMemo(() => {
    const known = new Set(concepts.map(({ id }) => id))
    return marksOf(fields, { concepts: known, text: bare })
  }, [fields, concepts, bare])
  const flags = useMemo(() => {
    const others = siblings.map(({ id, ...content }) => asSource(id, content))
    const looked = asSource(question.id, questionContent(fields))
    return lint(looked, { language: frame.language, text, siblings: others })
  }, [fields, question.id, siblings, frame.language, text])

  const passage = fields.passage.trim()
  const paragraph = useMemo(
    () => paragraphOf(sentences, passage, frame.language),
    [sentences, passage, frame.language],
  )
  const stale = work.stale ?? before
  const at = props.card.findIndex(({ id }) => id === question.id)
  return (
    <StudioPage
      frame={frame}
      title={at >= 0 ? m.ofCard(at + 1) : m.ofPool}
      about={<QuestionHead {...props} />}
      saved={<Saved {...work} />}
    >
      {stale && (
        <StaleNotice
          stale={stale}
          path={path}
          form="question"
          language={frame.language}
          onSettle={work.stale ? work.settle : null}
        />
      )}
      <div className="cols question-cols stack gap-6">
        <div className="stack gap-6">
          <QuestionEditor
            id="question"
            action={path}
            base={work.revision.current}
            fields={fields}
            marks={marks}
            language={frame.language}
            concepts={concepts}
            sentences={[...new Set(sentences.map((sentence) => sentence.text))]}
            onChange={work.change}
            onSubmit={work.onSubmit}
          />
          <noscript>
            <button className="btn quiet" type="submit" form="question">
              {m.save}
            </button>
          </noscript>
        </div>
        <aside className="stack gap-6">
          <Checks flags={flags} onFix={(mended) => work.change(questionFields(mended))} />
          <Source passage={passage} paragraph={paragraph} language={frame.language} />
          <Shown shown={shown} language={frame.language} />
          <QuestionLists {...props} open={question.id} />
        </aside>
      </div>
    </StudioPage>
  )
}
