import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { Refusal } from '~/features/refusal'
import { draftAs, EXPORTS } from '~/features/studio/export.server'
import { openDraft } from '~/features/studio/frame.server'

/** A draft, or the questions of one, in a format: a file to keep or to take elsewhere. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft } = await openDraft(args)
  const format = EXPORTS.find((known) => known === args.params.format)
  if (!format) throw new Refusal('not-found')
  const { name, type, body } = draftAs(format, draft)
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
