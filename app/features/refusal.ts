const STATUS = {
  'bad-input': 400,
  'cross-site': 403,
  forbidden: 403,
  'not-found': 404,
  'already-chosen': 409,
  'mentor-full': 409,
  'share-ended': 410,
  'too-large': 413,
  'too-many-tries': 429,
  'disk-full': 507,
  'sign-in-needed': 401,
} as const

export type Reason = keyof typeof STATUS

/** A no that a person can mend. Anything else that is thrown is a bug: a 500 with an id. */
export class Refusal extends Error {
  readonly status: number
  constructor(
    readonly reason: Reason,
    /** What the page needs to say more, free of secrets. */
    readonly detail?: unknown,
  ) {
    super(reason)
    this.name = 'Refusal'
    this.status = STATUS[reason]
  }
}
