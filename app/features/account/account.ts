import { z } from 'zod'

export const ROLES = ['learner', 'instructor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** A name folded for comparison: full-width and half-width, upper and lower case are one. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/u

export const Name = z
  .string('name-missing')
  .trim()
  .min(1, 'name-missing')
  .max(60, 'name-long')
  .refine((name) => !INVISIBLE.test(name) && nameKey(name) !== '', 'name-invisible')

/** Length alone, as NIST SP 800-63B asks; 8 to 256 characters. */
export const Password = z
  .string('password-missing')
  .min(8, 'password-short')
  .max(256, 'password-long')
