import { Form } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { Page } from '~/ui/page'

type InvitationPageProps = { title: string; language: string; by: string | null }

/** An invitation to work on a draft, before it is followed. */
export function InvitationPage({ title, language, by }: InvitationPageProps) {
  const m = useStudioMessages().studio
  return (
    <Page wide={false}>
      <h1>{m.invitation}</h1>
      <p>
        {m.invitationTo(by ?? m.somebody)} <b lang={language}>{title || m.untitled}</b>
      </p>
      <Form method="post">
        <button className="btn" type="submit">
          {m.follow}
        </button>
      </Form>
    </Page>
  )
}
