const DAY = 86_400_000 // ms

/** How long a share can stay public. */
export const SPANS = ['week', 'month', 'year', 'never'] as const
export type Span = (typeof SPANS)[number]

const DAYS: Record<Span, number | null> = { week: 7, month: 30, year: 365, never: null }

/** When a share made at `now` ends; null for one that doesn't. */
export function endOf(span: Span, now: Date): Date | null {
  const days = DAYS[span]
  return days === null ? null : new Date(now.getTime() + days * DAY)
}

/** How a share stands: `ended` by its date, `revoked` by its maker, `refused` by an instructor. */
export type Standing = 'open' | 'waiting' | 'refused' | 'ended' | 'revoked'

/** What a page that shows a share is answered with. */
export const STATUS = { open: 200, waiting: 404, gone: 404, ended: 410 } as const

type Stored = {
  state: 'open' | 'waiting' | 'refused'
  audioId: string | null
  expiresAt: Date | null
  revokedAt: Date | null
}

/**
 * How a share stands at `now`. It waits while its digest can't be heard; where an instructor
 * approves, also while the digest has another audio than the one that was approved.
 */
export function standingOf(
  share: Stored,
  digest: { state: string; audioId: string | null },
  approves: boolean,
  now: Date,
): Standing {
  if (share.revokedAt) return 'revoked'
  if (share.state === 'refused') return 'refused'
  if (share.expiresAt && share.expiresAt <= now) return 'ended'
  const heard = digest.state === 'ready' && digest.audioId !== null
  const other = approves && share.audioId !== digest.audioId
  return share.state === 'waiting' || !heard || other ? 'waiting' : 'open'
}

/** A length as it is shown: 2:54. */
export function minuteText(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
