import { z } from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is dropped
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** A posted text as it was typed: line ends are one character, the ends are trimmed. */
export function typed(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').trim()
}

/** A text that has to be written, of at most `limit` characters as a field's maxlength counts them. */
export const Typed = (limit: number) =>
  z
    .string('text-missing')
    .transform(typed)
    .refine((text) => text !== '', 'text-missing')
    .refine((text) => text.length <= limit, 'text-long') // zod's max counts an emoji as one
