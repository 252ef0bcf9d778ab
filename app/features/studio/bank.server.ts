import { lint } from '~/features/card/lint'
import type { Language } from '~/features/course/outline'
import { bareText, plainText } from '~/features/course/plain-text'
import { messagesIn } from '~/i18n/language.server'
import { categoriesOf, itemsOf, type KeptBank, takingOf } from './bank-change'
import type { TakenForm } from './bank-form'
import { likelyPlace, placeText } from './bank-place'
import { type Contents, partsOf } from './draft'
import { changeDraft, type Draft, newPartId, partAsItStands, wholeDraft } from './draft.server'
import type { Editor } from './draft-access.server'
import type { Change } from './draft-change'
import type { FileFault } from './formats/bank-of-file.server'
import { readQuestions } from './read-bank.server'
import type { BroughtForm } from './text-forms'

/** The part of a draft that holds questions until they are taken. */
const BANK = 'bank'

/** The most questions that are looked through at a time. */
const MOST = 1_000

export type BankFault = FileFault | 'unknown' | 'many'

export type BankBrought = { kind: 'brought' } | { kind: 'refused'; fault: BankFault; what: string }

async function found(editor: Editor, draftId: string) {
  const part = await partAsItStands(editor, draftId, BANK)
  return part?.kind === 'material' ? { part, bank: part.content as unknown as KeptBank } : null
}

/**
 * Reads a file of questions and keeps them beside a draft until they are taken: one step that undo
 * takes back. A file that can't be taken changes nothing.
 *
 * @throws Refusal `not-found`
 */
export async function bringBank(
  editor: Editor,
  draft: Pick<Draft, 'id' | 'title'>,
  { name, bytes }: BroughtForm,
): Promise<BankBrought> {
  const before = await found(editor, draft.id)
  const json = name === '' && /^\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 100)))
  const read = await readQuestions(bytes, json ? 'pasted.json' : name)
  if (read.kind === 'other') return { kind: 'refused', fault: 'unknown', what: '' }
  if (read.kind === 'refused') return read
  const { title, ...bank } = read.bank
  if (bank.questions.length + bank.unfinished.length > MOST) {
    return { kind: 'refused', fault: 'many', what: '' }
  }
  const called = title ?? name.replace(/(?:\.gift)?\.[a-z0-9]{1,6}$/i, '').replace(/[_-]+/g, ' ')
  const content = { ...bank, name: called.trim().slice(0, 200) || draft.title }
  const change: Change = before
    ? { do: 'write', id: BANK, base: before.part.revision, content }
    : { do: 'insert', part: { kind: 'material', id: BANK, content } }
  await changeDraft(editor, draft.id, [change], { about: 'imported' })
  return { kind: 'brought' }
}

const flagsOf = (content: Contents['question'], language: Language) =>
  lint({ id: '', ...content, concept: '' }, { language }).map(({ rule, where }) => ({
    rule,
    where,
  }))

/**
 * The questions that wait beside a draft, category by category, with where they likely belong and
 * what the linter says; null for none.
 *
 * @throws Refusal `not-found`
 */
export async function bankView(editor: Editor, { id, parts, language }: Draft) {
  const one = await found(editor, id)
  if (!one) return null
  const { bank, part } = one
  const asked = new Set(partsOf(parts, 'question').map(({ content }) => bareText(content.ask)))
  const items = itemsOf(bank).map(({ category, content, whole, lacks }, at) => ({
    ...{ at, whole, lacks, kind: content.kind, ask: plainText(content.ask) },
    category: category ?? bank.name,
    known: asked.has(bareText(content.ask)),
    choices: content.choices.map(({ text, right, match }) => ({
      ...{ text: plainText(text), right },
      match: match === undefined ? null : plainText(match),
    })),
    flags: whole ? flagsOf(content, language) : [],
  }))
  const groups = categoriesOf(bank).map((category) => {
    const own = items.filter((item) => item.category === category)
    const texts = own.flatMap(({ ask, choices }) => [ask, ...choices.map(({ text }) => text)])
    return {
      category,
      items: own,
      place: placeText(likelyPlace(parts, category, texts, language)),
    }
  })
  const modules = partsOf(parts, 'module').map(({ id, content }) => ({
    ...{ id, title: content.title },
    concepts: partsOf(parts, 'concept', { parentId: id }).map((concept) => ({
      ...{ id: concept.id, title: concept.content.title },
    })),
  }))
  const unfinished = new Set(bank.unfinished.map(({ ask }) => ask))
  const notes = bank.notes.map(({ text }) => text).filter((text) => !unfinished.has(text))
  const essays = bank.unfinished.filter(({ why }) => why === null)
  const warnings = bank.warnings.filter(
    (warning) => !essays.some(({ what }) => warning.startsWith(`${what}: essay`)),
  )
  const { name, dropped } = bank
  return { name, revision: part.revision, groups, modules, notes, dropped, warnings }
}

export type BankView = NonNullable<Awaited<ReturnType<typeof bankView>>>

export type BankTaken =
  | { kind: 'taken'; count: number }
  | { kind: 'dropped' | 'none' | 'stale' }
  /** The pool of the module that is called so would have too many. */
  | { kind: 'full'; title: string }

/**
 * Takes the chosen questions into the pools of a draft in one step, or puts the bank away.
 *
 * @throws Refusal `not-found`
 */
export async function takeBank(
  editor: Editor,
  draftId: string,
  asked: TakenForm,
): Promise<BankTaken> {
  const draft = await wholeDraft(editor, draftId)
  const one = await found(editor, draftId)
  if (!one) return { kind: 'stale' }
  const away: Change = { do: 'remove', id: BANK, base: asked.base }
  const { intro } = messagesIn(draft.language).bank
  const options = { newId: newPartId, intro }
  const taking =
    asked.what === 'drop'
      ? { kind: 'changes' as const, changes: [], count: 0 }
      : takingOf(draft.parts, one.bank, asked, options)
  if (taking.kind !== 'changes') return taking
  const about = asked.what === 'drop' ? 'removed' : 'imported'
  const done = await changeDraft(editor, draftId, [...taking.changes, away], { about })
  if (done.kind !== 'changed') return { kind: 'stale' }
  return asked.what === 'drop' ? { kind: 'dropped' } : { kind: 'taken', count: taking.count }
}
