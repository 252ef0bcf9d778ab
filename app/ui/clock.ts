/** Seconds as a player shows them: 1:11. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** The time of a day in hours and minutes, 14:02; in the zone of whoever asks where none is given. */
export const timeOfDay = (at: Date, language: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone,
  }).format(at)
