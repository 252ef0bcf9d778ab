import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { addressOf, door } from '~/door.server'
import { attempt } from '~/features/account/attempt.server'
import { reportShare } from '~/features/digest/share/report.server'
import { ReportForm } from '~/features/digest/share/report-form'
import { ReportPage } from '~/features/digest/share/report-page'
import { openShare } from '~/features/digest/share/share.server'
import { messagesOf } from '~/i18n/language.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const token = args.params.token ?? ''
  const { title, language } = (await openShare(token)).digest
  const { page, report } = messagesOf(args)
  return json({ title: page.title(report.title), about: title, language, token })
})

/** Keeps a report, and says so. */
export const action = door((args: ActionFunctionArgs) =>
  attempt(args, ReportForm, async (form) => {
    const token = args.params.token ?? ''
    await reportShare(token, form, addressOf(args))
    return { to: `/shares/${token}/reports?sent=1` }
  }),
)

export default function Reports() {
  const { about, language, token } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const unsent = useActionData<typeof action>()
  const sent = params.has('sent') && !unsent
  return <ReportPage token={token} title={about} language={language} sent={sent} unsent={unsent} />
}
