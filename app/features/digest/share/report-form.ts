import { z } from 'zod'
import { Typed, typed } from '~/features/account/typed'
import { BECAUSE_LIMIT, REASONS, REPORT_LIMIT } from './report'

/** What a listener posts. */
export const ReportForm = z.strictObject({
  reason: z.enum(REASONS, 'reason-missing'),
  text: z
    .string()
    .default('')
    .transform(typed)
    .refine((text) => text.length <= REPORT_LIMIT, 'text-long'),
})
export type ReportForm = z.infer<typeof ReportForm>

const share = z.string().max(100)

/** What an instructor posts: how a course is shared, or a verdict on one share. */
export const TendForm = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('sharing'), sharing: z.enum(['open', 'approved']) }),
  z.strictObject({ what: z.literal('approval'), share }),
  z.strictObject({ what: z.literal('refusal'), share, because: Typed(BECAUSE_LIMIT) }),
])
export type TendForm = z.infer<typeof TendForm>
