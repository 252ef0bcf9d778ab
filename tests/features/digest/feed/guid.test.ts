import { describe, expect, it } from 'vitest'
import { feedGuid, uuidOf } from '~/features/digest/feed/guid.server'

describe('feedGuid', () => {
  // The two examples of docs/tags/guid.md in the podcast namespace.
  it.each([
    ['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
    ['https://podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
  ])('of %s is %s', (address, guid) => {
    expect(feedGuid(address)).toBe(guid)
  })

  it('is the same over http and with slashes at the end', () => {
    expect(feedGuid('http://podnews.net/rss//')).toBe(feedGuid('https://podnews.net/rss'))
  })
})

describe('uuidOf', () => {
  it('is version 5 of RFC 9562, by its example', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
    expect(uuidOf(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
  })
})
