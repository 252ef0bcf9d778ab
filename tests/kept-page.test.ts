import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeptPage } from '~/ui/kept-page.server'
import { STYLES } from '~/ui/page-bytes.server'

const newNonce = () => randomBytes(16).toString('base64')
const headersWith = (nonce: string) =>
  new Headers({ 'Content-Security-Policy': `script-src 'nonce-${nonce}'` })

/** What stands between the nonces of a page, and the page itself with a given one. */
const pageOf = (parts: string[]) => (nonce: string) => parts.join(`nonce="${nonce}"`)

function kept(parts: string[]) {
  const page = pageOf(parts)
  const first = newNonce()
  return { page, kept: new KeptPage(Buffer.from(page(first)), headersWith(first), first) }
}

describe('a page that is kept', () => {
  it.each([
    [
      'styles and scripts',
      ['<!DOCTYPE html><style ', `>${STYLES}</style>注意<script `, '></script>'],
    ],
    ['no nonce', ['<!DOCTYPE html><p>Attention</p>']],
    ['nonces at both ends', ['', ' and ', '']],
    ['more than DEFLATE looks back', ['<p ', STYLES + STYLES, STYLES, '>']],
  ])('is what it was but for its nonce, packed or not: %s', (_, parts) => {
    const { page, kept: one } = kept(parts)
    for (const nonce of [newNonce(), newNonce()]) {
      expect(one.bodyWith(nonce, false).toString()).toBe(page(nonce))
      expect(gunzipSync(one.bodyWith(nonce, true)).toString()).toBe(page(nonce))
      const [[, policy]] = [...one.headersWith(nonce)] as [[string, string]]
      expect(policy).toBe(`script-src 'nonce-${nonce}'`)
    }
  })

  it('is so whatever it says', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abAB01+/= "nonce'), maxLength: 400 })
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (parts) => {
        const { page, kept: one } = kept(parts)
        const nonce = newNonce()
        expect(gunzipSync(one.bodyWith(nonce, true)).toString()).toBe(page(nonce))
      }),
      { numRuns: 50 },
    )
  })

  it('tells what it takes', () => {
    const { kept: one } = kept([STYLES])
    expect(one.bytes).toBeGreaterThan(STYLES.length)
    expect(one.bytes).toBeLessThan(2 * STYLES.length)
  })
})
