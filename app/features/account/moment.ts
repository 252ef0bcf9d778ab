import type { Language } from '~/i18n/language'

/** In which language and IANA time zone a moment is told. */
export type Telling = { language: Language; zone: string }

/** A moment for a page: for machines, and as its reader says it. */
export type Moment = { iso: string; shown: string }

/** A moment to the minute. */
export function momentOf(at: Date, { language, zone }: Telling): Moment {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  })
  return { iso: at.toISOString(), shown: format.format(at) }
}

/** A moment by its day. */
export function dayOf(at: Date, { language, zone }: Telling): Moment {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: zone })
  return { iso: at.toISOString(), shown: format.format(at) }
}
