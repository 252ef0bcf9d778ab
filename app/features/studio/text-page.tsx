import { Form, useNavigation } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { FieldError } from '~/ui/field'
import { CutsView } from './cuts-view'
import type { DocumentFault } from './formats/document-fault'
import type { Frame } from './frame.server'
import { StudioPage } from './studio-page'
import type { textOf } from './text.server'

type TextPageProps = {
  frame: Frame
  text: Awaited<ReturnType<typeof textOf>>
  fault: DocumentFault | null
  typed: string
}

/** A draft's text with its cuts, or what to bring one in by. */
export function TextPage({ frame, text, fault, typed }: TextPageProps) {
  const m = useStudioMessages().bring
  const minutes = text?.modules.reduce((sum, module) => sum + module.minutes, 0) ?? 0
  return (
    <StudioPage
      frame={frame}
      title={text?.name || m.title}
      about={text && m.proposed(minutes, text.modules.length)}
    >
      {text ? (
        <CutsView path={`/studio/${frame.id}`} {...text} />
      ) : (
        <Bring fault={fault} typed={typed} />
      )}
    </StudioPage>
  )
}

function Bring({ fault, typed }: Pick<TextPageProps, 'fault' | 'typed'>) {
  const m = useStudioMessages().bring
  const reading = useNavigation().state === 'submitting'
  return (
    <Form method="post" encType="multipart/form-data" className="stack gap-6">
      <p className="lede">{m.lede}</p>
      <div className="field">
        <label htmlFor="file">{m.file}</label>
        <input
          id="file"
          name="file"
          type="file"
          accept=".md,.markdown,.txt,.vtt,.srt,.html,.htm,.zip"
          aria-describedby="file-hint bring-error"
        />
        <p className="small" id="file-hint">
          {m.fileHint}
        </p>
      </div>
      <div className="field">
        <label htmlFor="text">{m.paste}</label>
        <textarea id="text" name="text" rows={10} defaultValue={typed} />
        <FieldError id="bring-error">{fault && m.faults[fault]}</FieldError>
      </div>
      <div className="row">
        <button className="btn" type="submit">
          {m.propose}
        </button>
        <p className="meta" role="status">
          {reading && m.reading}
        </p>
      </div>
    </Form>
  )
}
