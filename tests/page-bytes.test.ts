import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { gzipped, PageResponse, STYLES } from '~/ui/page-bytes.server'

const text = 'Attention picks out a little and lets the rest go. '.repeat(200)
const page = (before: string, after = text) => Buffer.from(`${before}${STYLES}${after}`)

describe('a body that is compressed', () => {
  it.each([
    ['a page', page('<!DOCTYPE html><style>', `</style>${text}注意`)],
    ['styles alone', page('', '')],
    ['styles behind more than one stored block holds', page(text.repeat(7))],
    ['no styles', Buffer.from(text)],
    ['nothing', Buffer.alloc(0)],
  ])('is what it was: %s', (_, body) => {
    expect(gunzipSync(gzipped(body)).equals(body)).toBe(true)
  })

  it('has the styles of a page as small as they get', () => {
    expect(STYLES.length).toBeGreaterThan(10_000)
    const body = page('<!DOCTYPE html><style>')
    expect(gzipped(body).length).toBeLessThan(gzipSync(body, { level: 3 }).length)
  })

  it('is refused by whoever checks it when a byte is another', () => {
    const packed = gzipped(page('<!DOCTYPE html><style>'))
    packed[packed.length - 9] = (packed.at(-9) ?? 0) ^ 0x10
    expect(() => gunzipSync(packed)).toThrow()
  })
})

describe('a page', () => {
  it('can be read like any answer', async () => {
    const body = page('<!DOCTYPE html><style>')
    const answer = new PageResponse(body, { status: 404, headers: { 'X-Of': 'mine' } })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('X-Of')).toBe('mine')
    expect(await answer.text()).toBe(body.toString())
  })
})
