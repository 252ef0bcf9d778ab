const FORMATS = new Map<string, Intl.DateTimeFormat>()
const HOURS = new Map<string, Intl.DateTimeFormat>()
const KNOWN = new Set<string>()

/** An IANA time zone as this runtime calls it, or null. */
export function zoneNamed(zone: unknown): string | null {
  if (typeof zone !== 'string' || zone.length > 64 || !/^[A-Za-z0-9_+\-/]+$/.test(zone)) {
    return null
  }
  if (KNOWN.has(zone)) return zone
  try {
    const name = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
    KNOWN.add(name)
    return name
  } catch {
    return null
  }
}

/** An IANA time zone that this runtime knows, or `UTC`. */
export function knownZone(zone: unknown): string {
  return zoneNamed(zone) ?? 'UTC'
}

/** Every time zone to choose from, by name; `own` is among them however it is called. */
export function allZones(own: string | null): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own ?? 'UTC'])].sort()
}

/**
 * The calendar day, `YYYY-MM-DD`, of a moment where the learner was. The one
 * function for all that is counted by days.
 *
 * @param zone an IANA time zone
 * @throws RangeError for a zone this runtime doesn't know.
 */
export function dayIn(at: Date, zone: string): string {
  let format = FORMATS.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    FORMATS.set(zone, format)
  }
  return format.format(at)
}

/**
 * The hour, 0 to 23, of a moment where the learner was.
 *
 * @param zone an IANA time zone
 * @throws RangeError for a zone this runtime doesn't know.
 */
export function hourIn(at: Date, zone: string): number {
  let format = HOURS.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' })
    HOURS.set(zone, format)
  }
  return Number(format.format(at))
}
