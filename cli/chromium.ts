import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

/** A Chromium that asks nothing of the network by itself, and runs as root too. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const NO_CHROMIUM =
  'no Chromium: install one (apt install chromium, or npx playwright-core install chromium) or set CHROMIUM_PATH'

/** The Chromium of CHROMIUM_PATH alone if that is set, else the system's, else Playwright's own; or null. */
export function chromiumPath(): string | null {
  const { CHROMIUM_PATH, PATH = '' } = process.env
  if (CHROMIUM_PATH) return existsSync(CHROMIUM_PATH) ? CHROMIUM_PATH : null
  // Without windows of its own it opens a page three times as fast.
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
  const found = PATH.split(':').flatMap((folder) => names.map((name) => `${folder}/${name}`))
  return [...found, chromium.executablePath()].find(existsSync) ?? null
}

/** Starts a Chromium, to be closed by whom it was started for. */
export function openChromium() {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error(NO_CHROMIUM)
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
}
