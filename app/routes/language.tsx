import { json } from '@remix-run/node'
import { z } from 'zod'
import { door, nothingHere, pageBefore, requireForm } from '~/door.server'
import { chooseLanguage } from '~/features/account/preferences.server'
import { learnerOf } from '~/features/account/session.server'
import { LANGUAGES } from '~/i18n/language'
import { languageCookie } from '~/i18n/language.server'
import { Nothing } from '~/ui/nothing'

const Form = z.strictObject({ language: z.enum(LANGUAGES), back: z.string().max(2000).optional() })

export const action = door(
  async (args) => {
    const { language, back } = await requireForm(args.request, Form)
    const learner = await learnerOf(args)
    if (learner) await chooseLanguage(learner.id, language)
    return json({ language, back }, { headers: { 'Set-Cookie': languageCookie(language) } })
  },
  { back: (args, kept) => (kept as { back?: string } | null)?.back ?? pageBefore(args) },
)

export const loader = nothingHere

export default Nothing
