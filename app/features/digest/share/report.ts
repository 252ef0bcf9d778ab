/** What a listener may find wrong with a share. */
export const REASONS = ['wrong', 'harmful', 'rights', 'other'] as const

/** Characters, as a field's maxlength counts them. */
export const REPORT_LIMIT = 1000
export const BECAUSE_LIMIT = 300
