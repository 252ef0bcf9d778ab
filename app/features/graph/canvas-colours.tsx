const TOKENS = [
  'paper',
  'ink',
  'ink-2',
  'line',
  'light',
  'light-wash',
  'm0',
  'm1',
  'm2',
  'm3',
  'm4',
] as const

/** The look's colours as the browser resolves them now, light or dark, for a canvas. */
export type Colours = Record<(typeof TOKENS)[number], string> & { font: string }

/** Reads the colours that stand at `element`. */
export function coloursAt(element: HTMLElement): Colours {
  const probe = document.createElement('span')
  probe.hidden = true
  element.append(probe)
  const read = (token: string) => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  }
  probe.style.fontFamily = 'var(--sans)'
  const font = getComputedStyle(probe).fontFamily
  const found = Object.fromEntries(TOKENS.map((token) => [token, read(token)]))
  probe.remove()
  return { ...found, font } as Colours
}

/** Calls `changed` whenever the colours may be others; returns how to stop that. */
export function watchColours(changed: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const theme = new MutationObserver(changed)
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  dark.addEventListener('change', changed)
  return () => {
    theme.disconnect()
    dark.removeEventListener('change', changed)
  }
}
