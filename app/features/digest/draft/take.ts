/** The name of the device's own store for the takes of a digest. */
export const takesName = (digestId: string): string => `takes-${digestId}`

/**
 * A part of a take in which one line is read, in seconds of the take; `to` is null while it is
 * being read, or where the take broke off.
 */
export type Piece = { line: string; take: string; from: number; to: number | null }

/** Ends the piece that is being read. */
export function ended(pieces: readonly Piece[], at: number): Piece[] {
  const last = pieces.at(-1)
  if (!last || last.to !== null) return [...pieces]
  return [...pieces.slice(0, -1), { ...last, to: Math.max(last.from, at) }]
}

/** Goes on to a line, in a take at a moment of it. */
export function goneOn(pieces: readonly Piece[], line: string, take: string, at: number): Piece[] {
  const before = pieces.at(-1)
  const done = before?.take === take ? ended(pieces, at) : [...pieces]
  return [...done, { line, take, from: at, to: null }]
}

/** Forgets how a line was read, so that it can be read again. */
export const unread = (pieces: readonly Piece[], line: string): Piece[] =>
  pieces.filter((piece) => piece.line !== line)

/** The pieces as they are heard: by the order of the lines, those of no line left out. */
export function inOrder(pieces: readonly Piece[], lines: readonly string[]): Piece[] {
  return lines.flatMap((id) => pieces.filter(({ line }) => line === id))
}

/** Seconds of all pieces together, and of each take as far as it goes. */
export function secondsOf(
  pieces: readonly Piece[],
  takeSeconds: Readonly<Record<string, number>>,
): number {
  return pieces.reduce(
    (sum, { take, from, to }) => sum + Math.max(0, (to ?? takeSeconds[take] ?? from) - from),
    0,
  )
}

/** The place of the line to go on with: the one that broke off, else the first that was not read. */
export function placeOf(pieces: readonly Piece[], lines: readonly string[]): number {
  const open = pieces.at(-1)
  if (open && open.to === null && lines.includes(open.line)) return lines.indexOf(open.line)
  const read = new Set(pieces.map(({ line }) => line))
  const next = lines.findIndex((id) => !read.has(id))
  return next < 0 ? lines.length : next
}
