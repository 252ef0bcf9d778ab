import { FlagList } from '~/features/card/flag-list'
import { useStudioMessages } from '~/i18n/studio'
import { Icon } from '~/ui/icon'
import type { BankView } from './bank.server'
import type { Frame } from './frame.server'
import { LeftOut } from './left-out'

type Group = BankView['groups'][number]
type Item = Group['items'][number]

type BankGroupProps = {
  frame: Frame
  group: Group
  modules: BankView['modules']
  /** Where it goes unless another place is chosen. */
  place: string
  /** What was chosen before; null: everything but what is there already or was dropped. */
  taken: ReadonlySet<number> | null
}

/** The questions of a category of a bank, and where they go. */
export function BankGroup({ frame, group, modules, place, taken }: BankGroupProps) {
  const m = useStudioMessages().taking
  const { studio } = useStudioMessages()
  const { category, items } = group
  const id = `to-${items[0]?.at}`
  return (
    <section className="stack gap-2" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} lang={frame.language}>
        {category || studio.untitled}
      </h2>
      <div className="field">
        <label htmlFor={id}>{m.goesTo}</label>
        <select id={id} name="to" defaultValue={place}>
          {modules.map((module) => (
            <optgroup label={module.title || studio.untitled} key={module.id}>
              {module.concepts.map((concept) => (
                <option value={`concept:${concept.id}`} key={concept.id}>
                  {concept.title || studio.untitled}
                </option>
              ))}
              <option value={`module:${module.id}`}>{m.newConcept(category)}</option>
            </optgroup>
          ))}
          <option value="new">{m.newModule(category)}</option>
          <option value="">{m.nowhere}</option>
        </select>
      </div>
      <ol className="list">
        {items.map((item) => (
          <BankLine
            item={item}
            language={frame.language}
            chosen={taken ? taken.has(item.at) : !item.known && !item.lacks}
            key={item.at}
          />
        ))}
      </ol>
    </section>
  )
}

type BankLineProps = { item: Item; language: string; chosen: boolean }

function BankLine({ item, language, chosen }: BankLineProps) {
  const m = useStudioMessages().taking
  const { question } = useStudioMessages()
  const { at, ask, kind, choices, flags, whole, lacks, known } = item
  const id = `take-${at}`
  return (
    <li className="bank-line">
      <label className="key">
        <input type="checkbox" id={id} name="take" value={at} defaultChecked={chosen} />
      </label>
      <div>
        <label htmlFor={id} lang={language}>
          {ask || question.unwritten}
        </label>
        <p className="row gap-2 small">
          {whole && <span>{question.kinds[kind]}</span>}
          {!whole && <span className="badge look">{m.unfinished}</span>}
          {flags.length > 0 && <span className="badge look">{m.toLookAt(flags.length)}</span>}
          {known && <span className="badge">{m.known}</span>}
        </p>
        {lacks && <p className="small">{m.said(lacks)}</p>}
        {whole && (
          <details>
            <summary className="small">{m.choices(choices.length)}</summary>
            <ul className="list small" lang={language}>
              {choices.map(({ text, right, match }) => (
                <li key={`${text} ${match}`}>
                  {right && <Icon name="right" />} {text}
                  {match !== null && ` → ${match}`}
                  {right && <span className="vh"> {m.right}</span>}
                </li>
              ))}
            </ul>
            <FlagList flags={flags} />
          </details>
        )}
      </div>
    </li>
  )
}

/** What of a file does not come in, what was changed, and texts that are no questions. */
export function Left({ bank, language }: { bank: BankView; language: string }) {
  const m = useStudioMessages().taking
  const { dropped, warnings, notes } = bank
  return (
    <>
      <LeftOut dropped={dropped} />
      {warnings.length > 0 && (
        <section className="stack gap-2">
          <h2>{m.changed}</h2>
          <ul className="list small">
            {[...new Set(warnings)].map((warning) => (
              <li key={warning}>{m.said(warning)}</li>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className="stack gap-2">
          <h2>{m.notes}</h2>
          <p className="small">{m.notesText}</p>
          <ul className="list small" lang={language}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
