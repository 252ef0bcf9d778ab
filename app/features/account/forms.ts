import { z } from 'zod'
import { LANGUAGES } from '~/i18n/language'
import { Name, Password, ROLES } from './account'
import { zoneNamed } from './zone'

const next = z.string().max(2000).optional()

/** What may be typed where a password is asked for; whether it is right is another matter. */
const Typed = z.string('password-missing').min(1, 'password-missing').max(256, 'password-long')

export const SignUpForm = z.strictObject({ name: Name, password: Password, next })

export const SignInForm = z.strictObject({
  name: z.string('name-missing').trim().min(1, 'name-missing').max(200, 'name-long'),
  password: Typed,
  next,
})

export const PasswordForm = z.strictObject({ current: Typed, password: Password })

/** To delete an account. */
export const LeaveForm = z.strictObject({ password: Typed })

export const SettingsForm = z.strictObject({
  language: z.enum(LANGUAGES, 'language-unknown'),
  /** Empty: that of the device. */
  zone: z
    .string('zone-unknown')
    .refine((zone) => zone === '' || zoneNamed(zone) !== null, 'zone-unknown')
    .transform(zoneNamed),
})

export const RoleForm = z.strictObject({ role: z.enum(ROLES) })

/** What a form that was not taken says: for each field why, and what was typed. */
export type Unsent = { errors: Record<string, string>; values: Record<string, string> }
