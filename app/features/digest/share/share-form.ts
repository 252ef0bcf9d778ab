import { z } from 'zod'
import { Name } from '~/features/account/account'
import { SPANS } from './share'

const nobody = (name: unknown) =>
  name === undefined || (typeof name === 'string' && name.trim() === '') ? null : name

/** What makes a share: the name that stands on its page, or none, and how long it stays. */
export const ShareForm = z.strictObject({
  name: z.preprocess(nobody, Name.nullable()),
  span: z.enum(SPANS, 'span-unknown'),
})
export type ShareForm = z.infer<typeof ShareForm>
