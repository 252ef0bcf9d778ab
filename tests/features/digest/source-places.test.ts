import { describe, expect, it } from 'vitest'
import { renderModule } from '~/features/course/markdown.server'
import { moduleSentences } from '~/features/course/sentences'
import { placesIn } from '~/features/digest/source-places'

const BODY = `## The first

Memory & attention are *two* things. The second sentence is \`here\`.

- An entry of a list
- Another entry, with a [link](https://example.org)

## The second

> Somebody else said it.

Its last sentence is 1 < 2.`

describe('the place of a sentence', () => {
  it('is the block of the page that holds it, for every sentence of a module', async () => {
    const rendered = await renderModule(BODY)
    if (rendered.kind === 'refused') throw new Error(rendered.what)
    const placeOf = placesIn(rendered.ideas)
    const texts = moduleSentences(BODY, 'en').filter(({ kind }) => kind !== 'heading')
    const found = texts.map(({ text }) => ({ text, place: placeOf(text) }))
    expect(found.map(({ place }) => place?.idea)).toEqual([0, 0, 0, 0, 1, 1])
    for (const { text, place } of found) {
      const { html = '' } = rendered.ideas[place?.idea ?? -1] ?? {}
      const after = html.slice(html.indexOf(`id="${place?.block}"`))
      const bare = after
        .replace(/<[^>]*>/g, '')
        .replace(/&#x26;/g, '&')
        .replace(/&#x3C;/g, '<')
      expect(bare.slice(0, 300)).toContain(text)
    }
  })

  it('is nowhere for a sentence that is not in the module', async () => {
    const placeOf = placesIn([{ html: '<p id="p1">Something.</p>' }])
    expect(placeOf('Another thing.')).toBeNull()
    expect(placeOf('')).toBeNull()
  })
})
