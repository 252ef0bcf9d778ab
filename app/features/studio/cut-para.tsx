import { useFetcher } from '@remix-run/react'
import { Fragment } from 'react'
import { Markup } from '~/features/card/markup'
import type { Language } from '~/features/course/outline'
import { clock } from '~/features/course/spans'
import { useStudioMessages } from '~/i18n/studio'
import type { Para } from './text-view'

/** HTML that can't stand in a paragraph. */
const BLOCK = /<(?:p|div|ul|ol|table|pre|blockquote|hr)\b/

type CutParaProps = {
  action: string
  base: number
  para: Para
  language: Language
  /** Whether a module begins with it already. */
  first: boolean
  /** Whether its module is best split before it. */
  look: boolean
}

/** A paragraph beside its load. */
export function CutPara({ action, base, para, language, first, look }: CutParaProps) {
  const m = useStudioMessages().bring
  const fetcher = useFetcher()
  const shown = para.units.map((unit) => (
    <span key={unit.at} data-at={unit.at}>
      {unit.html ? (
        <Markup html={unit.html} />
      ) : (
        <>
          {unit.headings.map((heading) => (
            <Fragment key={heading}>
              <b>{heading}</b>
              <br />
            </Fragment>
          ))}
          {unit.text}
        </>
      )}{' '}
    </span>
  ))
  const [begin] = para.units
  const Text = para.units.some(({ html }) => html && BLOCK.test(html)) ? 'div' : 'p'
  const heavy = para.load > 75
  return (
    <div className="para" data-unit={para.at}>
      <div className={`load${heavy ? ' over' : ''} w${Math.round(para.load / 5)}`}>
        {para.start !== null && clock(para.start)}
        <b>
          <span className="vh">{m.load} </span>
          {para.load}
        </b>
      </div>
      <div lang={language}>
        {!first && (
          <fetcher.Form method="post" action={action} className="split">
            <input type="hidden" name="base" value={base} />
            <input type="hidden" name="at" value={para.at} />
            <button
              className={`plain${look ? ' look' : ''}`}
              type="submit"
              name="what"
              value="split"
            >
              {m.split} <kbd>{m.splitKey}</kbd>
              <span className="vh">
                {' '}
                {m.splitAt((begin?.headings[0] ?? begin?.text ?? '').slice(0, 40))}
              </span>
            </button>
          </fetcher.Form>
        )}
        {para.kind === 'code' ? <pre>{shown}</pre> : <Text>{shown}</Text>}
        {para.pictures.map((src, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture may stand there twice, and none moves
          <img key={at} src={src} alt="" className="asked" loading="lazy" />
        ))}
      </div>
    </div>
  )
}
