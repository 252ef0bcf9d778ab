import { Unreadable } from './unreadable'

const starts = (bytes: Uint8Array, ...with_: number[]) =>
  with_.every((byte, at) => bytes[at] === byte)

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 shows in its mark, or in the zeros of its first letters. */
function wide(bytes: Uint8Array): string | null {
  if (starts(bytes, 0xff, 0xfe) && !starts(bytes, 0xff, 0xfe, 0, 0)) return 'utf-16le'
  if (starts(bytes, 0xfe, 0xff)) return 'utf-16be'
  if (bytes[0] && bytes[1] === 0 && bytes[2] && bytes[3] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] && bytes[2] === 0 && bytes[3]) return 'utf-16be'
  return null
}

/**
 * The text in bytes that are UTF-8, UTF-16, or else GB18030, without its byte order mark.
 *
 * @throws Unreadable for what is no text.
 */
export function decodedText(bytes: Uint8Array): string {
  const encoding = wide(bytes)
  const text = encoding ? decode(bytes, encoding) : (decode(bytes, 'utf-8') ?? chinese(bytes))
  if (text === null || text.includes('\0')) throw new Unreadable('is no text')
  return text.replace(/^\uFEFF/, '')
}

/** GB18030 fits nearly every bytes, so the letters have to look like Chinese. */
function chinese(bytes: Uint8Array): string | null {
  const text = decode(bytes, 'gb18030')
  if (text === null) return decode(bytes, 'windows-1252')
  const strange = text.match(/[^\p{ASCII}]/gu)?.length ?? 0
  const han = text.match(/[\u4E00-\u9FFF\u3000-\u303F\uFF00-\uFFEF]/gu)?.length ?? 0
  return han >= strange * 0.8 ? text : decode(bytes, 'windows-1252')
}

/**
 * The text of an XML file in the encoding that it names, or UTF-8.
 *
 * @throws Unreadable
 */
export function decodedXml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const named = /^(?:\xEF\xBB\xBF)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(
    head,
  )
  const encoding = wide(bytes) ?? named?.[1] ?? 'utf-8'
  const text = decode(bytes, encoding)
  if (text === null) throw new Unreadable(`can't be read as ${encoding}`)
  if (text.includes('\0')) throw new Unreadable('is no text')
  return text.replace(/^\uFEFF/, '').trimStart()
}
