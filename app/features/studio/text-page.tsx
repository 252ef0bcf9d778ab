import { useStudioMessages } from '~/i18n/studio'
import { BringForm } from './bring-form'
import { CutsView } from './cuts-view'
import type { Frame } from './frame.server'
import { LeftOut } from './left-out'
import type { NotTaken, Reading } from './reading'
import { ReadingText } from './reading-text'
import { StudioPage } from './studio-page'
import type { textOf } from './text.server'

type TextPageProps = {
  frame: Frame
  text: Awaited<ReturnType<typeof textOf>>
  /** What is being read; null where nothing is. */
  reading: Reading | null
  notTaken: NotTaken | null
}

/** A draft's text with its cuts, or how far it is read, or what to bring one in by. */
export function TextPage({ frame, text, reading, notTaken }: TextPageProps) {
  const m = useStudioMessages().bring
  const path = `/studio/${frame.id}`
  const minutes = text?.modules.reduce((sum, module) => sum + module.minutes, 0) ?? 0
  const shown = reading ? null : text
  return (
    <StudioPage
      frame={frame}
      title={shown?.name || m.title}
      about={shown && m.proposed(minutes, shown.modules.length)}
    >
      {reading && <ReadingText {...reading} />}
      {shown?.foreign && <p className="panel">{m.foreign}</p>}
      {shown && <CutsView path={path} {...shown} />}
      {shown && <LeftOut dropped={shown.dropped} />}
      {!reading && !shown && (
        <>
          <p className="lede">{m.lede}</p>
          <BringForm action={`${path}/text`} notTaken={notTaken} />
        </>
      )}
    </StudioPage>
  )
}
