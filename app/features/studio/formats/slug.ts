/**
 * An id made of a path or title: lower-case ASCII letters, digits and hyphens, at most `most`
 * characters. Where that loses letters or length, a hash of the whole keeps it apart.
 */
export function slugOf(text: string, most = 60): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  const lost = /[^\p{ASCII}]/u.test(plain.replace(/[^\p{L}\p{N}]/gu, ''))
  if (slug && !lost && slug.length <= most) return slug
  return [slug.slice(0, most - 8).replace(/-$/, ''), hashOf(text)].filter(Boolean).join('-')
}

/** FNV-1a, 32 bits, in base 36. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash.toString(36).padStart(7, '0')
}
