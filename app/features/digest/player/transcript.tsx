import { Fragment, type MouseEvent, useEffect, useRef } from 'react'
import { useMessages } from '~/i18n/messages'
import { type HeardLine, paragraphsOf } from './cues'

type TranscriptProps = {
  lines: HeardLine[]
  language: string
  /** The line that is heard, from 0; −1 for none; null before anything was. */
  current: number | null
  onSeek: (start: number) => void
}

const inSight = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < window.innerHeight
}

/** Brings the line that is heard into sight, unless the reader has scrolled away from the one before. */
function useFollowing(current: number | null) {
  const text = useRef<HTMLElement>(null)
  const before = useRef<Element | null>(null)
  useEffect(() => {
    const line = text.current?.querySelector('[aria-current]') ?? null
    const followed = before.current && inSight(before.current)
    before.current = line
    if (current === null || !line || !followed) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    line.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' })
  }, [current])
  return text
}

/** What is said, sentence by sentence; each leads to where it is heard. */
export function Transcript({ lines, language, current, onSeek }: TranscriptProps) {
  const m = useMessages().digest
  const text = useFollowing(current)
  const space = language === 'zh-CN' ? '' : ' '
  const numbered = lines.map((line, i) => ({ ...line, i }))
  const seek = (start: number) => (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onSeek(start)
  }
  return (
    <section aria-label={m.transcript} className="prose transcript" lang={language} ref={text}>
      {paragraphsOf(numbered).map((paragraph) => (
        <p key={paragraph[0]?.i}>
          {paragraph.map(({ text, start, i }) => (
            <Fragment key={i}>
              <a
                id={`t${i}`}
                href={`#t${i}`}
                className={current === null || i < current ? 'heard' : undefined}
                aria-current={i === current ? 'true' : undefined}
                onClick={seek(start)}
              >
                {text}
              </a>
              {space}
            </Fragment>
          ))}
        </p>
      ))}
    </section>
  )
}
