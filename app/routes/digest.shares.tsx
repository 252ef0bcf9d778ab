import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addressOf, door, parseForm } from '~/door.server'
import type { Unsent } from '~/features/account/forms'
import { learnerOrGuest, zoneOf } from '~/features/account/guest.server'
import { learnerOf } from '~/features/account/session.server'
import { embedCode } from '~/features/digest/share/embed'
import type { Made } from '~/features/digest/share/made-share'
import { qrCode } from '~/features/digest/share/qr'
import { makeShare, requireShareable } from '~/features/digest/share/share.server'
import { ShareForm } from '~/features/digest/share/share-form'
import { ShareSheet } from '~/features/digest/share/share-sheet'
import { sheetView } from '~/features/digest/share/share-view.server'
import { Refusal } from '~/features/refusal'
import { languageOf, messagesOf } from '~/i18n/language.server'
import { siteOf } from '~/settings.server'
import { titled } from '~/ui/titled'

export const meta = titled

export const loader = door(async (args: LoaderFunctionArgs) => {
  const learner = await learnerOf(args)
  const telling = { language: languageOf(args), zone: zoneOf(args, learner) }
  const view = await sheetView(learner?.id ?? null, args.params.digest ?? '', telling)
  const { page, sheet } = messagesOf(args)
  return json({ title: page.title(sheet.title(view.digest.title)), view, account: learner?.name })
})

type Came = { unsent?: Unsent; made?: Made }

/** Makes a share and shows its address, this once. A stranger becomes a guest. */
export const action = door(async (args: ActionFunctionArgs) => {
  const form = await parseForm(args.request, ShareForm)
  if (!form.ok) return json<Came>({ unsent: form }, 422)
  const id = args.params.digest ?? ''
  await requireShareable((await learnerOf(args))?.id ?? null, id)
  const { learner, headers } = await learnerOrGuest(args)
  try {
    const by = { id: learner.id, address: addressOf(args) }
    const { token, digest, waits } = await makeShare(by, id, form.value)
    const address = `${siteOf(args.request)}/shares/${token}`
    const title = messagesOf(args).share.embedTitle(digest.title)
    const embed = embedCode(`${address}/embed`, title)
    const made = { address, waits, seconds: digest.seconds, qr: qrCode(address), embed }
    return json<Came>({ made }, { headers })
  } catch (thrown) {
    if (!(thrown instanceof Refusal && thrown.reason === 'too-many-tries')) throw thrown
    const values = { name: form.value.name ?? '', span: form.value.span }
    return json<Came>({ unsent: { errors: { form: thrown.reason }, values } }, 429)
  }
})

export default function Shares() {
  const { view, account } = useLoaderData<typeof loader>()
  const came = useActionData<typeof action>()
  return <ShareSheet view={view} account={account ?? null} {...came} />
}
