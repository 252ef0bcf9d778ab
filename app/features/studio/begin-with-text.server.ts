import { redirect } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { reader } from '~/db/db.server'
import { drafts } from '~/db/schema'
import { bringText } from './bring-text.server'
import { draftRow, type Editor } from './draft-access.server'
import type { NotTaken, Reading } from './reading'
import { notTaken, ownIn, putAway, uploadOf } from './reading.server'
import { hasText } from './text.server'
import type { Brought } from './text-form.server'

const to = (path: string) => redirect(path, { status: 303 })

/**
 * How the reading of what a course begins with stands.
 *
 * @param id of the reading; undefined before one
 * @throws Response that leads to the draft, once it is read
 * @throws Refusal `not-found`
 */
export async function readingPage(
  editor: Editor,
  id: string | undefined,
): Promise<{ reading: Reading | null; notTaken: NotTaken | null }> {
  if (id === undefined) return { reading: null, notTaken: null }
  const upload = await uploadOf(id)
  const [row] = await reader().select({ id: drafts.id }).from(drafts).where(eq(drafts.id, id))
  if (!row) {
    const reading = ownIn(upload, editor)
    return { reading, notTaken: await notTaken(reading) }
  }
  await draftRow(reader(), editor, id)
  throw to((await hasText(editor, id)) ? `/studio/${id}/text` : `/studio/${id}`)
}

/**
 * Begins a course with a text, or puts away one that was not taken.
 *
 * @param brought null to put it away
 * @param id of the reading that was not taken; undefined before one
 * @returns why the text is not taken
 * @throws Response that leads to the page of the reading
 * @throws Refusal `not-found`, `disk-full`
 */
export async function beginWithText(
  editor: Editor & { name: string },
  brought: Brought | null,
  id: string | undefined,
): Promise<NotTaken> {
  const again = id === undefined ? undefined : ownIn(await uploadOf(id), editor).id
  if (!brought) {
    if (again) await putAway(again)
    throw to('/studio')
  }
  const sent = await bringText(editor, brought, { again })
  if (sent.kind === 'refused') return sent.notTaken
  throw to(`/studio/texts/${sent.id}`)
}
