import type { Unsent } from '~/features/account/forms'
import { useMessages } from '~/i18n/messages'
import { Field, FieldError } from '~/ui/field'
import { Page } from '~/ui/page'
import { DownloadLink, type Made, MadeShare } from './made-share'
import { OwnShares } from './own-shares'
import { SPANS } from './share'
import type { SheetView } from './share-view.server'

type ShareSheetProps = {
  view: SheetView
  /** The name of the account that looks at it. */
  account: string | null
  unsent?: Unsent
  made?: Made
}

/** What a share makes public, said before it is; then its address, once; and what is shared already. */
export function ShareSheet({ view, account, unsent, made }: ShareSheetProps) {
  const m = useMessages().sheet
  const { digest, module, shares } = view
  return (
    <Page wide={false}>
      <header className="stack gap-2">
        <h1>{m.heading}</h1>
        <p className="lede" lang={digest.language}>
          {digest.title}
        </p>
      </header>
      {made ? (
        <MadeShare made={made} digest={digest} />
      ) : (
        <>
          <section className="stack" aria-labelledby="public">
            <h2 id="public">{m.public}</h2>
            <p>{m.publicText}</p>
            <Public digest={digest} module={module} />
          </section>
          <MakeForm view={view} account={account} unsent={unsent} />
        </>
      )}
      <section className="stack gap-2" aria-labelledby="yours">
        <h2 id="yours">{m.yours}</h2>
        <OwnShares digestId={digest.id} shares={shares} />
      </section>
    </Page>
  )
}

function Public({ digest, module }: Pick<SheetView, 'digest' | 'module'>) {
  const m = useMessages().sheet
  const { kind, lines, language } = digest
  return (
    <dl className="facts">
      <dt>{m.voice}</dt>
      <dd>{kind === 'recorded' ? m.voices.recorded : m.voices.assembled}</dd>
      <dt>{m.text}</dt>
      <dd>
        <details>
          <summary>{m.sentences(lines.length)}</summary>
          <p lang={language}>{lines.join(language === 'en' ? ' ' : '')}</p>
        </details>
      </dd>
      <dt>{m.about}</dt>
      <dd>
        <span lang={language}>{module}</span> {m.aboutText}
      </dd>
      <dt>{m.who}</dt>
      <dd>{m.whoText}</dd>
      <dt>{m.ends}</dt>
      <dd>{m.endsText}</dd>
    </dl>
  )
}

function MakeForm({ view, account, unsent }: Omit<ShareSheetProps, 'made'>) {
  const m = useMessages().sheet
  const sentences: Record<string, string> = m.errors
  const said = (field: string) => {
    const code = unsent?.errors[field]
    return code === undefined ? null : (sentences[code] ?? m.errors.other)
  }
  const wrongSpan = said('span')
  const span = unsent?.values.span ?? 'month'
  return (
    <form
      method="post"
      action={`/digests/${view.digest.id}/shares`}
      className="stack gap-5"
      aria-labelledby="make"
    >
      <h2 id="make">{m.make}</h2>
      <FieldError id="form-error">{said('form')}</FieldError>
      <Field
        name="name"
        label={m.name}
        hint={m.nameHint}
        error={said('name')}
        defaultValue={unsent?.values.name ?? account ?? ''}
        maxLength={60}
        autoComplete="nickname"
        dir="auto"
      />
      <fieldset aria-describedby={wrongSpan ? 'span-error' : undefined}>
        <legend className="meta">{m.span}</legend>
        <div className="row sure">
          {SPANS.map((value) => (
            <label key={value}>
              <input type="radio" name="span" value={value} defaultChecked={value === span} />{' '}
              {m.spans[value]}
            </label>
          ))}
        </div>
        <FieldError id="span-error">{wrongSpan}</FieldError>
      </fieldset>
      {view.approves && <p className="meta">{m.approves}</p>}
      <div className="row">
        <button className="btn" type="submit">
          {m.submit}
        </button>
        <DownloadLink digest={view.digest} />
      </div>
    </form>
  )
}
