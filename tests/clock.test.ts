import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

it('the clock shows the true time, whatever CLOCK_SHIFT says, but in a build for tests', async () => {
  vi.stubEnv('CLOCK_SHIFT', '86400000')
  vi.resetModules()
  const { now } = await import('~/clock.server')
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000)
})

it('a build for tests moves it by CLOCK_SHIFT', async () => {
  vi.stubEnv('CLOCK_SHIFT', '86400000')
  vi.stubGlobal('__CLOCK_SHIFTS__', true)
  vi.resetModules()
  const { now } = await import('~/clock.server')
  vi.unstubAllGlobals()
  expect(now().getTime() - Date.now()).toBeGreaterThan(86_390_000)
})
