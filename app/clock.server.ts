declare const __CLOCK_SHIFTS__: boolean | undefined

/** ms from the true time; only a build made for tests can be moved, by CLOCK_SHIFT at its start. */
const shift =
  typeof __CLOCK_SHIFTS__ !== 'undefined' && __CLOCK_SHIFTS__
    ? Number(process.env.CLOCK_SHIFT ?? 0)
    : 0

/** The time: everything that needs it asks here, once a deed. */
export function now(): Date {
  return new Date(Date.now() + shift)
}
