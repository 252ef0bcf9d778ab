import { Link, useFetcher } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import { Minutes } from '~/ui/quarter'
import type { ModuleLine } from './course-view'
import { useDrag } from './use-drag'

type ModuleOrderProps = { path: string; modules: ModuleLine[]; language: string }

/** The modules of a draft in order: moved by buttons, by Alt with an arrow, or by dragging. */
export function ModuleOrder({ path, modules, language }: ModuleOrderProps) {
  const m = useStudioMessages().studio
  const action = `${path}/changes`
  const fetcher = useFetcher<{ kind: string }>()
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<string | null>(null)
  const put = (part: string, after: string) =>
    fetcher.submit({ what: 'put', part, after }, { method: 'post', action })
  const drag = useDrag(
    modules.map(({ id }) => id),
    put,
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each change of the order
  useEffect(() => {
    if (focus.current) list.current?.querySelector<HTMLElement>(focus.current)?.focus()
    focus.current = null
  }, [modules])

  function press(event: KeyboardEvent, part: string) {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    const what = event.key === 'ArrowUp' ? 'up' : 'down'
    const held = (event.target as HTMLElement).getAttribute('data-focus')
    focus.current = `[data-focus="${held}"]`
    fetcher.submit({ what, part }, { method: 'post', action })
  }

  return (
    <ol className="list" ref={list}>
      {modules.map((module, at) => (
        <li
          key={module.id}
          data-part={module.id}
          className={[
            'part-line',
            drag.over === module.id && 'drop',
            drag.held === module.id && 'held',
          ]
            .filter(Boolean)
            .join(' ')}
          onKeyDown={(event) => press(event, module.id)}
        >
          <span className="grip" aria-hidden="true" {...drag.handle(module.id)}>
            <Icon name="grip" />
          </span>
          <Link
            className="line"
            to={`${path}/modules/${module.id}`}
            data-focus={`open ${module.id}`}
          >
            <Minutes minutes={module.minutes} />
            <span>
              <b lang={language}>{module.title || m.untitled}</b>
              <br />
              <span className="small">
                {m.moduleState(module.minutes, module.card, module.pool, module.concepts)}
              </span>
            </span>
            <span>
              {module.unseen > 0 && <span className="badge look">{m.unseen(module.unseen)}</span>}
            </span>
          </Link>
          <div className="part-tools">
            <fetcher.Form method="post" action={action} className="row">
              <input type="hidden" name="part" value={module.id} />
              {(['up', 'down'] as const).map((what) => {
                const off = what === 'up' ? at === 0 : at === modules.length - 1
                return (
                  <button
                    key={what}
                    className="plain"
                    type="submit"
                    name="what"
                    value={what}
                    data-focus={`${what} ${module.id}`}
                    aria-disabled={off || undefined}
                    aria-label={m.move[what](module.title || m.untitled)}
                    onClick={(event) => {
                      if (off) event.preventDefault()
                      focus.current = `[data-focus="${what} ${module.id}"]`
                    }}
                  >
                    <Icon name={what} />
                  </button>
                )
              })}
            </fetcher.Form>
            <fetcher.Form method="post" action={action}>
              <input type="hidden" name="what" value="remove" />
              <input type="hidden" name="part" value={module.id} />
              <input type="hidden" name="base" value={module.revision} />
              <button
                className="plain"
                type="submit"
                aria-label={m.removeModule(module.title || m.untitled)}
              >
                {m.remove}
              </button>
            </fetcher.Form>
          </div>
        </li>
      ))}
    </ol>
  )
}
