import { lint } from '~/features/card/lint'
import { CARD } from '~/features/course/outline'
import { moduleSentences } from '~/features/course/sentences'
import { type PartOf, partOf, partsOf } from './draft'
import type { Draft } from './draft.server'
import type { Editor } from './draft-access.server'
import { besideOf } from './drafted-questions'
import { paragraphOf } from './paragraph'
import { questionShown } from './question-shown.server'
import { sparesOf } from './spare-drafts.server'

/** How many modules are looked through at a time. */
const AT_ONCE = 5

/** The modules whose cards lack a question or have one that nobody has seen, the first few whole. */
export async function cardsView(editor: Editor, draft: Draft) {
  const { parts } = draft
  const all = partsOf(parts, 'module')
  const waiting = all.filter(({ id }) => {
    const card = cardOf(draft, id)
    return card.length < CARD || card.some(({ seen }) => !seen)
  })
  const modules = await Promise.all(
    waiting.slice(0, AT_ONCE).map((module) => moduleView(editor, draft, module)),
  )
  const unseen = partsOf(parts, 'question').filter((one) => !one.seen && one.place === 'card')
  return {
    revision: draft.revision,
    /** Whether there is no module at all. */
    none: all.length === 0,
    modules,
    unseen: unseen.length,
    /** Modules that come after these. */
    more: waiting.length - modules.length,
  }
}

const cardOf = ({ parts }: Draft, parentId: string) =>
  partsOf(parts, 'question', { parentId, place: 'card' })

async function moduleView(editor: Editor, draft: Draft, { id, content }: PartOf<'module'>) {
  const card = cardOf(draft, id)
  const sentences = moduleSentences(content.body, draft.language)
  const looked = card.filter(({ seen }) => !seen)
  return {
    id,
    title: content.title,
    questions: card.length,
    spares: await sparesOf(editor, draft.id, id),
    drafts: await Promise.all(
      looked.map((part) => draftView(draft, part, content.body, sentences)),
    ),
  }
}

async function draftView(
  { parts, language }: Draft,
  { id, parentId, content, revision }: PartOf<'question'>,
  text: string,
  sentences: ReturnType<typeof moduleSentences>,
) {
  const siblings = besideOf(parts, parentId ?? '')
  const source = siblings.find((one) => one.id === id)
  return {
    id,
    revision,
    ask: content.ask,
    kind: content.kind,
    concept: partOf(parts, 'concept', content.concept ?? '')?.content.title ?? null,
    shown: await questionShown(content, language),
    passage: content.passage ?? '',
    paragraph: paragraphOf(sentences, content.passage ?? '', language),
    flags: source
      ? lint(source, { language, text, siblings }).map(({ rule, where }) => ({ rule, where }))
      : [],
  }
}

export type CardsView = Awaited<ReturnType<typeof cardsView>>
export type CardView = CardsView['modules'][number]
export type DraftView = CardView['drafts'][number]
