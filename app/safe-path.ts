/**
 * A path of this site that is safe to send a browser to, or `fallback`. Refuses
 * other origins, backslashes, control characters and doubled slashes.
 */
export function safePath(path: unknown, fallback = '/'): string {
  if (typeof path !== 'string' || path.length > 2000) return fallback
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers strip them, so they hide a second slash
  if (!/^\/(?![/\\])/.test(path) || /[\\\u0000-\u0020\u007f]/.test(path)) return fallback
  try {
    const url = new URL(path, 'http://here.invalid')
    if (url.origin !== 'http://here.invalid' || url.pathname.startsWith('//')) return fallback
    return url.pathname + url.search + url.hash
  } catch {
    return fallback
  }
}
