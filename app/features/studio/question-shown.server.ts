import { renderInline } from '~/features/course/markdown.server'
import { isTyped, type Kind, type Language } from '~/features/course/outline'
import { messagesIn } from '~/i18n/language.server'
import { literal } from './formats/literal'
import type { QuestionContent } from './question-form'

/** A question of a draft rendered, key and all: for those who write it. */
export type QuestionShown = {
  kind: Kind
  ask: string
  choices: { id: string; html: string; match: string; reason: string; right: boolean }[]
}

/** Renders a question of a draft; null where a part of it can't be shown. */
export async function questionShown(
  { kind, ask, choices }: QuestionContent,
  language: Language,
): Promise<QuestionShown | null> {
  const { card } = messagesIn(language)
  const truths: Record<string, string> = { true: card.isTrue, false: card.isFalse }
  const html = async (markdown: string) => {
    const rendered = await renderInline(markdown)
    return rendered.kind === 'rendered' ? rendered.html : null
  }
  const choiceHtml = (text: string) => {
    if (isTyped(kind)) return html(literal(text))
    return kind === 'true-false' && truths[text] ? truths[text] : html(text)
  }
  const shown = await Promise.all(
    choices.map(async ({ text, right, reason, match }, at) => ({
      id: `${at}`,
      html: await choiceHtml(text),
      match: await html(match ?? ''),
      reason: await html(reason ?? ''),
      right,
    })),
  )
  const askHtml = await html(ask)
  const whole = shown.flatMap(({ html, match, reason, ...rest }) =>
    html === null || match === null || reason === null ? [] : [{ ...rest, html, match, reason }],
  )
  if (askHtml === null || whole.length < choices.length) return null
  return { kind, ask: askHtml, choices: whole }
}
