import type { z } from 'zod'
import { Refusal } from '~/features/refusal'
import { partAsItStands } from './draft.server'
import type { Editor } from './draft-access.server'
import { keepPart } from './keep-part.server'
import type { Kept } from './kept'
import { ofKind, questionContent, stepped } from './question-form'
import type { QuestionForm } from './question-posted'

/**
 * Keeps what somebody has typed into a question, after what a form without scripts asks to be done
 * with its choices. One whose kind was changed keeps as much as the new kind can hold.
 *
 * @throws Refusal `not-found`
 */
export async function keepQuestion(
  editor: Editor,
  draftId: string,
  id: string,
  { base, step, fields }: z.infer<typeof QuestionForm>,
): Promise<Kept> {
  const part = await partAsItStands(editor, draftId, id)
  if (part && part.kind !== 'question') throw new Refusal('not-found')
  const turned = part && part.content.kind !== fields.kind ? ofKind(fields, fields.kind) : fields
  const content = questionContent(stepped(turned, step))
  return keepPart(editor, draftId, { id, kind: 'question', base, content })
}
