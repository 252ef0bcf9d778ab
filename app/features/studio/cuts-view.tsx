import { Form, Link, useFetcher } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Language } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { Minutes } from '~/ui/quarter'
import { CutLine } from './cut-line'
import { CutPara } from './cut-para'
import { SHOWN } from './text-shown'
import type { CutView } from './text-view'

type CutsViewProps = {
  path: string
  language: Language
  revision: number
  /** The first module that is shown whole, from 0. */
  first: number
  modules: CutView[]
}

/** A text with its cuts: moved by a sentence, made and taken away by button, key or dragging. */
export function CutsView({ path, language, revision, first, modules }: CutsViewProps) {
  const m = useStudioMessages().bring
  const fetcher = useFetcher<{ kind: string }>()
  const article = useRef<HTMLElement>(null)
  const focus = useRef<string | null>(null)
  const action = `${path}/cuts`
  const until = Math.min(modules.length, first + SHOWN)
  const shown = modules.slice(first, until)

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the cuts
  useEffect(() => {
    if (focus.current) article.current?.querySelector<HTMLElement>(focus.current)?.focus()
    focus.current = null
  }, [modules])

  const hrefOf = ({ at }: CutView, place: number) =>
    place >= first && place < until ? `#u${at}` : `${path}/text?module=${place + 1}#u${at}`

  function ask(what: string, at: number, then: string, to?: number) {
    focus.current = then
    const form = { what, at, base: revision, ...(to === undefined ? {} : { to }) }
    fetcher.submit(form, { method: 'post', action })
  }

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    const cut = target.closest('[data-cut]')
    const place = cut?.getAttribute('data-place')
    const keys: Record<string, string> = { '[': 'earlier', ']': 'later', j: 'join' }
    const what = cut ? keys[event.key.toLowerCase()] : undefined
    const para = target.closest('[data-unit]')
    if (cut && what)
      ask(what, Number(cut.getAttribute('data-cut')), `[data-place="${place}"] button`)
    else if (para && event.key.toLowerCase() === 's') {
      const at = Number(para.getAttribute('data-unit'))
      ask('split', at, `[data-cut="${at}"] button`)
    } else return
    event.preventDefault()
  }

  return (
    <div className="cutting">
      <nav aria-label={m.modules}>
        <ol className="list">
          {modules.map((module, place) => (
            <li key={module.at}>
              <a className="line" href={hrefOf(module, place)}>
                <Minutes minutes={module.minutes + 1} />
                <span>
                  <b lang={language}>{module.title}</b>
                  <br />
                  <span className="meta">
                    {m.minutesLoad(module.minutes, module.load)}
                    {module.spans && (
                      <>
                        {' · '}
                        <span className="span">{module.spans}</span>
                      </>
                    )}
                  </span>
                </span>
              </a>
              {module.minutes > 14 && <p className="error">{m.over}</p>}
              {module.heavy && <p className="small">{m.heavy}</p>}
              {module.split && modules.length === 1 && <p className="small">{m.turns}</p>}
              {module.split && (
                <fetcher.Form method="post" action={action}>
                  <input type="hidden" name="base" value={revision} />
                  <input type="hidden" name="at" value={module.split.at} />
                  <button className="plain look" type="submit" name="what" value="split">
                    {m.splitBefore(module.split.text)}
                  </button>
                </fetcher.Form>
              )}
            </li>
          ))}
        </ol>
        <p className="small">{m.explained}</p>
        <p className="small by-keys">{m.keys}</p>
        <Form method="post" action={action} className="stack" reloadDocument>
          <input type="hidden" name="base" value={revision} />
          <button className="btn" type="submit" name="what" value="apply">
            {m.apply(modules.length)}
          </button>
          <button className="plain" type="submit" name="what" value="drop">
            {m.drop}
          </button>
        </Form>
        <p role="status" className="meta">
          {fetcher.data?.kind === 'stale' && m.stale}
        </p>
      </nav>
      <article className="prose text" aria-label={m.text} ref={article} onKeyDown={press}>
        <Others path={path} from={first - SHOWN} all={modules.length} />
        {shown
          .map((module, nth) => ({ module, place: first + nth }))
          .map(({ module, place }) => (
            <section className="stack" key={module.at}>
              {place > 0 && (
                <CutLine
                  action={action}
                  base={revision}
                  place={place}
                  module={module}
                  minutes={modules[place - 1]?.minutes ?? 0}
                  onAsk={(what, then, to) => ask(what, module.at, then, to)}
                />
              )}
              <h2 id={`u${module.at}`} lang={language}>
                {place + 1}. {module.title}
              </h2>
              {module.paras.map((para, at) => (
                <CutPara
                  key={para.at}
                  action={action}
                  base={revision}
                  para={para}
                  language={language}
                  first={at === 0}
                  look={para.at === module.split?.at}
                />
              ))}
            </section>
          ))}
        <Others path={path} from={until} all={modules.length} />
      </article>
    </div>
  )
}

/** The way to modules that are not shown, from the one after `from`; nothing where there are none. */
function Others({ path, from, all }: { path: string; from: number; all: number }) {
  const m = useStudioMessages().bring
  if (from < 0 || from >= all) return null
  return (
    <p>
      <Link to={`${path}/text?module=${from + 1}`}>
        {m.others(from + 1, Math.min(all, from + SHOWN))}
      </Link>
    </p>
  )
}
