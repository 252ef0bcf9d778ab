const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'" }

/** What HTML without any element says; null when it has one, which an option can't show. */
export function plainHtml(html: string): string | null {
  if (html.includes('<')) return null
  return html.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    const known = ENTITIES[name.toLowerCase()]
    if (known !== undefined || !name.startsWith('#')) return known ?? whole
    const hex = /^#x/i.test(name)
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** A, B, C … for the first, second, third … partner. */
export const letterOf = (at: number) => String.fromCharCode('A'.charCodeAt(0) + at)
