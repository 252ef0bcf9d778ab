/** How a page looks on this device. `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const
export const SIZES = ['small', 'medium', 'large', 'larger'] as const
export type Display = { theme: (typeof THEMES)[number]; size: (typeof SIZES)[number] }

export const USUAL: Display = { theme: 'system', size: 'medium' }

const COOKIE = /(?:^|;\s*)display=([a-z]+)\.([a-z]+)/

/** The display that a Cookie header asks for; the usual one where it names none. */
export function displayIn(cookies: string | null): Display {
  const [, theme, size] = COOKIE.exec(cookies ?? '') ?? []
  return {
    theme: THEMES.find((known) => known === theme) ?? USUAL.theme,
    size: SIZES.find((known) => known === size) ?? USUAL.size,
  }
}

/** The cookie that keeps a display on this device. */
export function displayCookie({ theme, size }: Display): string {
  return `display=${theme}.${size}; Path=/; Max-Age=31536000; SameSite=Lax`
}
