const english = new Intl.PluralRules('en')

/** The English form for a count: `one` for 1, else `other`. Chinese has one form for all. */
export function plural(count: number, one: string, other: string): string {
  return `${count} ${english.select(count) === 'one' ? one : other}`
}
