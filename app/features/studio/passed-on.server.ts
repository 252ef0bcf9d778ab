import { embedCode } from '~/features/digest/share/embed'
import { qrCode } from '~/features/digest/share/qr'
import type { Frame } from './frame.server'
import type { Passed } from './passed-on'

/** A published course as it is passed on; null before it is published. */
export function passedOn({ courseId, title }: Frame, site: string): Passed | null {
  if (!courseId) return null
  const address = `${site}/courses/${courseId}`
  return { address, qr: qrCode(address), embed: embedCode(`${address}/embed`, title) }
}
