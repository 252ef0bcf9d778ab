import { json } from '@remix-run/node'
import { door, nothingHere, requireForm } from '~/door.server'
import { requireInstructor } from '~/features/account/session.server'
import { VersionForm } from '~/features/studio/part-forms'
import { showVersion } from '~/features/studio/publication.server'
import { Nothing } from '~/ui/nothing'

/** Shows learners another version of a draft's course. */
export const action = door(
  async (args) => {
    const editor = await requireInstructor(args)
    const { version } = await requireForm(args.request, VersionForm)
    await showVersion(editor, args.params.draft ?? '', version)
    return json({ version })
  },
  { back: ({ params }) => `/studio/${params.draft}/publication` },
)

export const loader = nothingHere

export default Nothing
