import { Link } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import type { Frame } from './frame.server'
import { Add, Lines, QuestionLists } from './question-lists'
import type { ModuleQuestions } from './question-view.server'
import { StudioPage } from './studio-page'

/** The card of a module and its pool, while none of its questions is open. */
export function CardPage(props: ModuleQuestions & { frame: Frame }) {
  const { question: m, studio } = useStudioMessages()
  const { frame, module } = props
  return (
    <StudioPage
      frame={frame}
      title={m.cardOf}
      about={
        <Link to={`/studio/${frame.id}/modules/${module.id}`} lang={frame.language}>
          {module.title || studio.untitled}
        </Link>
      }
    >
      <p className="lede">{m.cardText}</p>
      <QuestionLists {...props} open={null} />
    </StudioPage>
  )
}

type PoolPageProps = {
  frame: Frame
  modules: ModuleQuestions[]
  /** How many questions just came in from a file. */
  taken: number
}

/** The further questions of a whole draft, module by module. */
export function PoolPage({ frame, modules, taken }: PoolPageProps) {
  const { question: m, studio, taking } = useStudioMessages()
  return (
    <StudioPage frame={frame} title={m.poolOf}>
      {taken > 0 && (
        <p className="panel row" role="status">
          <Icon name="right" /> {taking.taken(taken)}
        </p>
      )}
      <p className="lede">{m.poolText}</p>
      <p>
        <Link to={`/studio/${frame.id}/bank`}>{taking.title}</Link>
      </p>
      {modules.map((one) => (
        <section
          className="stack gap-2"
          aria-labelledby={`pool-${one.module.id}`}
          key={one.module.id}
        >
          <h2 id={`pool-${one.module.id}`} lang={frame.language}>
            {one.module.title || studio.untitled}
          </h2>
          <Lines frame={frame} open={null} lines={one.pool} />
          <Add frame={frame} open={null} module={one.module} place="pool" />
        </section>
      ))}
      {modules.length === 0 && <p className="meta">{m.noModules}</p>}
    </StudioPage>
  )
}
