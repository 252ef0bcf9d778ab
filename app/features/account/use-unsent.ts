import { useMessages } from '~/i18n/messages'
import type { Unsent } from './forms'

/** The sentences for a form that was not taken, and what was typed into it. */
export function useUnsent(unsent: Unsent | undefined) {
  const { errors } = useMessages().account
  const sentences: Record<string, string> = errors
  const said = (code: string | undefined) =>
    code === undefined ? null : (sentences[code] ?? errors.other)
  return {
    /** What is wrong with a field, or null. */
    error: (field: string) => said(unsent?.errors[field]),
    /** What is wrong with the form as a whole, when these are its fields. */
    errorBeside: (fields: string[]) => {
      const beside = Object.entries(unsent?.errors ?? {}).find(([field]) => !fields.includes(field))
      return said(beside?.[1])
    },
    value: (field: string, otherwise = '') => unsent?.values[field] ?? otherwise,
  }
}
