import { z } from 'zod'
import { Refusal } from '~/features/refusal'

const Sent = z.strictObject({
  module: z.string().min(1).max(100),
  alt: z.string().max(1_000),
  picture: z.unknown(),
})

/**
 * A picture with its words and the module it is for, as a form sends them.
 *
 * @throws Refusal `bad-input`
 */
export async function readPicture(request: Request) {
  const type = request.headers.get('content-type') ?? ''
  const form = type.startsWith('multipart/form-data')
    ? await request.formData().catch(() => null)
    : new URLSearchParams(await request.text())
  const parsed = Sent.safeParse(form && { picture: null, ...Object.fromEntries(form) })
  if (!parsed.success) throw new Refusal('bad-input')
  const { module, alt, picture } = parsed.data
  const bytes = picture instanceof Blob ? new Uint8Array(await picture.arrayBuffer()) : null
  return { module, alt, bytes }
}
