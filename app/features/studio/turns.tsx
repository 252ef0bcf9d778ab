import { useFetcher } from '@remix-run/react'
import { type FormEvent, useEffect, useRef } from 'react'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import { flushAll } from './use-kept'

type Turned = { kind: string; by?: string | null }

/** Undo and redo, by button or by Alt+U and Alt+Shift+U; what is not sent yet is sent first. */
export function Turns({ path }: { path: string }) {
  const m = useStudioMessages().studio
  const fetcher = useFetcher<Turned>()
  const undo = useRef<HTMLFormElement>(null)
  const redo = useRef<HTMLFormElement>(null)

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.code !== 'KeyU' || !event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      ;(event.shiftKey ? redo : undo).current?.requestSubmit()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  async function turn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    await flushAll()
    fetcher.submit(form, { method: 'post', action: path })
  }

  const { kind, by } = fetcher.data ?? {}
  const said: Record<string, string> = {
    stale: m.turnStale(by ?? m.somebody),
    nothing: m.turnNothing,
    changed: m.turned,
  }
  const idle = fetcher.state === 'idle'
  return (
    <div className="row">
      <form method="post" action={path} onSubmit={turn} ref={undo}>
        <input type="hidden" name="way" value="undo" />
        <button className="plain" type="submit" aria-keyshortcuts="Alt+U">
          <Icon name="undo" /> {m.undo}
        </button>
      </form>
      <form method="post" action={path} onSubmit={turn} ref={redo}>
        <input type="hidden" name="way" value="redo" />
        <button className="plain" type="submit" aria-keyshortcuts="Alt+Shift+U">
          <Icon name="redo" /> {m.redo}
        </button>
      </form>
      <p className="meta" role="status">
        {idle && kind && said[kind]}
      </p>
    </div>
  )
}
