import { Form, useFetcher } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Language } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { Minutes } from '~/ui/quarter'
import { CutLine } from './cut-line'
import { CutPara } from './cut-para'
import type { CutView } from './text-view'

type CutsViewProps = { path: string; language: Language; revision: number; modules: CutView[] }

/** A text with its cuts: moved by a sentence, made and taken away by button, key or dragging. */
export function CutsView({ path, language, revision, modules }: CutsViewProps) {
  const m = useStudioMessages().bring
  const fetcher = useFetcher<{ kind: string }>()
  const article = useRef<HTMLElement>(null)
  const focus = useRef<string | null>(null)
  const action = `${path}/cuts`

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the cuts
  useEffect(() => {
    if (focus.current) article.current?.querySelector<HTMLElement>(focus.current)?.focus()
    focus.current = null
  }, [modules])

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
          {modules.map((module) => (
            <li key={module.at}>
              <a className="line" href={`#u${module.at}`}>
                <Minutes minutes={module.minutes + 1} />
                <span>
                  <b lang={language}>{module.title}</b>
                  <br />
                  <span className="meta">
                    {m.minutesLoad(module.minutes, module.load)}
                    {module.spans && ` · ${module.spans}`}
                  </span>
                </span>
              </a>
              {module.minutes > 14 && <p className="error">{m.over}</p>}
              {module.heavy && <p className="small">{m.heavy}</p>}
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
        {modules.map((module, place) => (
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
              />
            ))}
          </section>
        ))}
      </article>
    </div>
  )
}
