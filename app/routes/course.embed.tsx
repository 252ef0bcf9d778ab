import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { door } from '~/door.server'
import { CourseEmbed } from '~/features/study/course-embed'
import { courseFor } from '~/features/study/overview.server'
import { messagesOf } from '~/i18n/language.server'
import { siteOf } from '~/settings.server'
import { titled } from '~/ui/titled'

export const meta = titled

/** Other sites may frame this page. */
export const handle = { framed: 'anywhere' }

/** A course for a frame: who looks at it is not asked. */
export const loader = door(async (args: LoaderFunctionArgs) => {
  const id = args.params.course ?? ''
  const { summary } = await courseFor(null, id)
  const title = messagesOf(args).page.title(summary.title)
  return json({ title, course: summary, address: `${siteOf(args.request)}/courses/${id}` })
})

export default function Embed() {
  return <CourseEmbed {...useLoaderData<typeof loader>()} />
}
