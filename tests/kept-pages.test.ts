import { describe, expect, it } from 'vitest'
import { KeptPages } from '~/ui/kept-pages'

const NOW = new Date('2026-01-01T09:00:00Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)
const page = (bytes = 100) => ({ bytes })

describe('a kept page', () => {
  it('is found under its key while the stamp is the same', () => {
    const kept = new KeptPages(1000)
    const one = page()
    expect(kept.find('a', 's', NOW)).toBeNull()
    kept.keep('a', 's', one, null)
    expect(kept.find('a', 's', NOW)).toBe(one)
    expect(kept.find('b', 's', NOW)).toBeNull()
    expect(kept.find('a', 't', NOW)).toBeNull()
    expect(kept.find('a', 's', NOW)).toBeNull()
  })

  it('that was made while the stamp changed is not kept', () => {
    const kept = new KeptPages(1000)
    kept.find('a', 's', NOW)
    kept.find('b', 't', NOW)
    kept.keep('a', 's', page(), null)
    expect(kept.find('a', 't', NOW)).toBeNull()
    expect(kept.find('a', 's', NOW)).toBeNull()
  })

  it('holds until its time has come, and not at that moment', () => {
    const kept = new KeptPages(1000)
    kept.find('a', 's', NOW)
    kept.keep('a', 's', page(), later(1000))
    expect(kept.find('a', 's', later(999))).not.toBeNull()
    expect(kept.find('a', 's', later(1000))).toBeNull()
    expect(kept.find('a', 's', NOW)).toBeNull()
  })

  it('makes room for others when nobody has asked for it longest', () => {
    const kept = new KeptPages(310)
    kept.find('a', 's', NOW)
    for (const key of ['a', 'b', 'c']) kept.keep(key, 's', page(), null)
    kept.find('a', 's', NOW)
    kept.keep('d', 's', page(), null)
    const there = ['a', 'b', 'c', 'd'].filter((key) => kept.find(key, 's', NOW))
    expect(there).toEqual(['a', 'c', 'd'])
  })

  it('is not kept where it alone is more than there is room for', () => {
    const kept = new KeptPages(310)
    kept.find('a', 's', NOW)
    kept.keep('a', 's', page(), null)
    kept.keep('b', 's', page(311), null)
    expect([kept.find('a', 's', NOW), kept.find('b', 's', NOW)]).toEqual([page(), null])
  })

  it('takes its room once, however often it is kept', () => {
    const kept = new KeptPages(310)
    kept.find('a', 's', NOW)
    for (let n = 0; n < 9; n++) kept.keep('a', 's', page(), null)
    kept.keep('b', 's', page(), null)
    expect(kept.find('a', 's', NOW)).not.toBeNull()
  })
})
