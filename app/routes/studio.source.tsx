import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { draftAsWritten } from '~/features/studio/draft-file.server'
import { openDraft } from '~/features/studio/frame.server'

/** A draft in the course format, to keep or to take elsewhere. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const { draft } = await openDraft(args)
  const { name, text } = draftAsWritten(draft)
  return new Response(text, {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.md"`,
      'Cache-Control': 'private, no-store',
    },
  })
})
