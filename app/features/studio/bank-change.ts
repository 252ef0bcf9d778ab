import { LIMITS } from '~/features/course/course-limits'
import { bareText } from '~/features/course/plain-text'
import { type BankPlace, placeIn } from './bank-place'
import type { Contents, Part } from './draft'
import { partOf, partsOf } from './draft'
import type { Change } from './draft-change'
import type { Bank } from './formats/bank'

/** A bank as a draft keeps it until its questions are taken. */
export type KeptBank = Omit<Bank, 'title'> & { name: string }

/** A question of a bank, or an unfinished one. */
export type BankItem = {
  category: string | null
  content: Contents['question']
  /** Its id in the course format where it comes from a course of ours. */
  key: string | null
  whole: boolean
  /** Why it is not whole; null for an essay, too. */
  lacks: string | null
}

/** The questions of a bank, whole ones first; a form names them by their place here, from 0. */
export function itemsOf({ questions, unfinished }: KeptBank): BankItem[] {
  return [
    ...questions.map(({ id, category, passage = null, ...asked }) => ({
      category,
      content: { ...asked, passage, concept: null },
      key: id,
      ...{ whole: true, lacks: null },
    })),
    ...unfinished.map(({ category, ask, why }) => ({
      category,
      content: { kind: 'text' as const, ask, choices: [NO_FORM], passage: null, concept: null },
      key: null,
      ...{ whole: false, lacks: why },
    })),
  ]
}

/** The one accepted form of a short answer that nobody has written yet. */
export const NO_FORM = { text: '', right: true, reason: null }

/** The categories of a bank in their order; what has none is called like the bank. */
export const categoriesOf = (bank: KeptBank): string[] => [
  ...new Set(itemsOf(bank).map(({ category }) => category ?? bank.name)),
]

/** What is to be taken: places of {@link itemsOf}, and where each category goes. */
export type Chosen = { take: ReadonlySet<number>; to: readonly string[] }

export type TakingOptions = {
  /** Gives the id of a part, unlike any other. */
  newId: () => string
  /** The text of a new module with so many questions. */
  intro: (count: number) => string
}

/** Changes that bring questions in; `none` are to be taken, or a module would have too many. */
export type Taking =
  | { kind: 'changes'; changes: Change[]; count: number }
  | { kind: 'none' }
  | { kind: 'full'; title: string }

/** The changes that bring the chosen questions of a bank into the pools of a draft. */
export function takingOf(
  parts: readonly Part[],
  bank: KeptBank,
  { take, to }: Chosen,
  options: TakingOptions,
): Taking {
  const items = itemsOf(bank).filter((_, at) => take.has(at))
  const keys = new Set(partsOf(parts, 'question').map(({ key }) => key))
  const changes: Change[] = []
  let count = 0
  for (const [at, category] of categoriesOf(bank).entries()) {
    const own = items.filter((item) => (item.category ?? bank.name) === category)
    const place = own.length > 0 ? placeIn(to[at] ?? '') : ({ kind: 'nowhere' } as const)
    const target = targetOf(parts, place, category, own.length, options)
    if (!target) continue
    const { moduleId, title, text, conceptId } = target
    const there = partsOf(parts, 'question', { parentId: moduleId, place: 'pool' }).length
    const coming = changes.filter((one) => one.do === 'insert' && one.part.parentId === moduleId)
    if (there + coming.length + own.length > LIMITS.pool) return { kind: 'full', title }
    changes.push(...target.changes)
    for (const { content, key } of own) {
      const passage = content.passage && text.includes(bareText(content.passage))
      const kept = { ...content, concept: conceptId, passage: passage ? content.passage : null }
      const free = key !== null && !keys.has(key)
      if (free) keys.add(key)
      const part = { kind: 'question', parentId: moduleId, place: 'pool', content: kept } as const
      changes.push({ do: 'insert', part: { ...part, key: free ? key : null } })
    }
    count += own.length
  }
  return count > 0 ? { kind: 'changes', changes, count } : { kind: 'none' }
}

/** Where a category goes, with what has to be made there first; null for nowhere. */
function targetOf(
  parts: readonly Part[],
  place: BankPlace,
  category: string,
  count: number,
  { newId, intro }: TakingOptions,
) {
  if (place.kind === 'nowhere') return null
  const title = category.slice(0, LIMITS.title)
  const concept = place.kind === 'concept' ? partOf(parts, 'concept', place.id) : null
  if (place.kind === 'concept' && !concept) return null
  const known = place.kind === 'module' ? place.id : (concept?.parentId ?? '')
  const module = partOf(parts, 'module', known)
  if (place.kind !== 'new' && !module) return null
  const moduleId = module?.id ?? newId()
  const conceptId = concept?.id ?? newId()
  const body = module?.content.body ?? intro(count)
  const changes: Change[] = []
  if (!module) {
    changes.push({ do: 'insert', part: { kind: 'module', id: moduleId, content: { title, body } } })
  }
  if (!concept) {
    const content = { title, summary: '', needs: [] }
    changes.push({
      do: 'insert',
      part: { kind: 'concept', id: conceptId, parentId: moduleId, content },
    })
  }
  return {
    ...{ moduleId, conceptId, changes },
    title: module?.content.title ?? title,
    text: bareText(body),
  }
}
