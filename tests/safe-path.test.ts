import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { safePath } from '~/safe-path'

describe('safePath', () => {
  it('lets a path of this site through', () => {
    expect(safePath('/courses/a?idea=2#p4')).toBe('/courses/a?idea=2#p4')
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    '/\t/evil.example',
    '/%2e%2e//evil.example/..//evil.example',
    'javascript:alert(1)',
    '',
    null,
    undefined,
    ['/a'],
    `/${'a'.repeat(3000)}`,
    '/a\nb',
  ])('answers with the fallback to %j', (path) => {
    const safe = safePath(path, '/home')
    expect(new URL(safe, 'https://own.example').origin).toBe('https://own.example')
    expect(safe.startsWith('//')).toBe(false)
  })

  it.skipIf(!process.env.FIFTEEN_DATA)('leads nowhere else for any known open redirect', () => {
    const file = `${process.env.FIFTEEN_DATA}/hostile/redirect/patt-open-redirect.json`
    const payloads = JSON.parse(readFileSync(file, 'utf8')) as string[]
    expect(payloads.length).toBeGreaterThan(100)
    for (const payload of payloads.flatMap((one) => [one, `/${one}`])) {
      const url = new URL(safePath(payload), 'https://own.example')
      expect([payload, url.origin]).toEqual([payload, 'https://own.example'])
    }
  })
})
