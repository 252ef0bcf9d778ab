import { decodedText } from './decoding'
import { DOCUMENT, Undocumented } from './document-fault'
import { Unreadable } from './unreadable'

/** Up to which share of a text its letters may be unreadable and the rest be taken. */
const UNREADABLE = 0.01
/** From which share of control characters on a text is none. */
const CONTROLS = 0.002
const CONTROL = /[^\P{Cc}\t\n\r\f\v]/gu

/**
 * The text in bytes of any encoding that instructors' files have, and how many of its letters could
 * not be read. Lines end with `\n`.
 *
 * @throws Undocumented `empty`, `binary` or `long`
 */
export function documentText(bytes: Uint8Array): { text: string; lost: number } {
  const { text, lost } = mixed(bytes) ?? { text: decoded(bytes), lost: 0 }
  const controls = text.match(CONTROL)?.length ?? 0
  if (controls > 8 + CONTROLS * text.length) throw new Undocumented('binary', 'is no text')
  if (text.length > DOCUMENT.characters) {
    throw new Undocumented('long', `is longer than ${DOCUMENT.characters} characters`)
  }
  if (text.trim() === '') throw new Undocumented('empty', 'is empty')
  const clean = text.replace(/\r\n?/g, '\n').replace(CONTROL, ' ')
  return { text: clean.replace(/[\u2028\u2029]/g, '\n'), lost }
}

function decoded(bytes: Uint8Array): string {
  try {
    return decodedText(bytes)
  } catch (error) {
    if (error instanceof Unreadable) throw new Undocumented('binary', error.what)
    throw error
  }
}

/** UTF-8 in which a few letters are of another encoding; null for any other bytes. */
function mixed(bytes: Uint8Array): { text: string; lost: number } | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const lost = text.match(/\uFFFD/g)?.length ?? 0
  const wide = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0
  if (lost === 0 || lost > UNREADABLE * text.length || wide < 3 * lost) return null
  return text.includes('\0') ? null : { text, lost }
}
