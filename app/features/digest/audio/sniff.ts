/** What a recording can come in. */
export type Container = 'mp4' | 'webm' | 'ogg' | 'mp3' | 'wav'

const text = (bytes: Uint8Array, from: number, to: number) =>
  String.fromCharCode(...bytes.subarray(from, to))

/** The container that the first bytes are of, whatever else was said of it; null for all others. */
export function containerOf(bytes: Uint8Array): Container | null {
  if (text(bytes, 4, 8) === 'ftyp') return 'mp4'
  if (text(bytes, 0, 4) === '\x1A\x45\xDF\xA3') return 'webm'
  if (text(bytes, 0, 4) === 'OggS') return 'ogg'
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WAVE') return 'wav'
  const [sync = 0, layer = 0] = bytes
  const frame = sync === 0xff && (layer & 0xe6) === 0xe2
  return text(bytes, 0, 3) === 'ID3' || frame ? 'mp3' : null
}

const NAMES: Record<Container, RegExp> = {
  mp4: /^(audio|video)\/(mp4|x-m4a|m4a|quicktime)$/,
  webm: /^(audio|video)\/(webm|x-matroska)$/,
  ogg: /^(audio|application)\/(ogg|opus)$/,
  mp3: /^audio\/(mpeg|mp3)$/,
  wav: /^audio\/(wav|wave|x-wav|vnd\.wave)$/,
}

/** Whether a declared type can be this container. Nothing declared, or only bytes, can. */
export function agrees(declared: string, container: Container): boolean {
  const type = declared.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return type === '' || type === 'application/octet-stream' || NAMES[container].test(type)
}
