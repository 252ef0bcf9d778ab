import { describe, expect, it } from 'vitest'
import { drawPng, FAMILY } from '~/features/digest/drawing.server'
import {
  familiesOf,
  linesOf,
  type Picture,
  pictureSvg,
  WIDTH,
  wordsOf,
} from '~/features/digest/share/picture'

const peaks = Array.from({ length: 300 }, (_, i) => Math.abs(Math.sin(i / 7)))
const about: Picture = {
  title: 'Count the letters',
  language: 'en',
  by: 'Amara’s three-minute digest',
  length: '2:54',
  seconds: 174,
  peaks,
}

const draw = (picture: Picture) =>
  drawPng(pictureSvg(picture, FAMILY), WIDTH, {
    text: wordsOf(picture),
    families: familiesOf(picture),
    without: pictureSvg(picture, FAMILY, false),
  })

const sizeOf = (png: Uint8Array) => {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

describe('the picture of a share', () => {
  it('is a PNG of 1200 by 630', async () => {
    const png = await draw(about)
    expect([...png.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    expect(sizeOf(png)).toEqual({ width: 1200, height: 630 })
  })

  it('is drawn without its name where no font has the signs, instead of in boxes', async () => {
    // Nobody has assigned U+0378, so no font has it.
    const unknown = { ...about, title: 'Count \u{0378} letters' }
    const without = await drawPng(pictureSvg(unknown, 'DejaVu Serif', false), WIDTH)
    const drawn = await draw(unknown)
    const named = await draw(about)
    expect(sizeOf(drawn)).toEqual(sizeOf(without))
    expect(Math.abs(drawn.length - without.length)).toBeLessThan(
      Math.abs(named.length - without.length),
    )
    const other = { ...unknown, title: 'Something else with \u{0378}' }
    expect(Buffer.from(await draw(other)).equals(Buffer.from(drawn))).toBe(true)
  })

  it('holds whatever a title is made of', async () => {
    const hostile = { ...about, title: '</text><script>&"\u0000\ud800]]>', by: '<b>&amp;' }
    expect(pictureSvg(hostile, 'serif')).not.toMatch(/<script|<b>/)
    expect(pictureSvg(hostile, 'serif')).not.toContain('\u0000')
    expect(sizeOf(await draw(hostile))).toEqual({ width: 1200, height: 630 })
    expect(sizeOf(await draw({ ...about, title: '', peaks: [] })).width).toBe(1200)
  })

  it('lights as much of the quarter as it takes of fifteen minutes', () => {
    const lit = (seconds: number) =>
      /<path d="(M[^"]*)" stroke="#cc5c08"/.exec(pictureSvg({ ...about, seconds }, ''))?.[1]
    expect(lit(900)).toBe('M800 72A300 300 0 0 1 1100.00 372.00')
    expect(lit(450)).toBe('M800 72A300 300 0 0 1 1012.13 159.87')
  })
})

describe('the lines of a title', () => {
  it('break between words, and no Chinese line begins with a closing mark', () => {
    expect(linesOf('one two three', 5, 4)).toEqual(['one two', 'three'])
    const lines = linesOf('阳性结果说明了什么，为什么多数人会弄错。', 9, 4)
    expect(lines.join('')).toBe('阳性结果说明了什么，为什么多数人会弄错。')
    for (const line of lines) expect(line).not.toMatch(/^[，。、）]/)
  })

  it('end in an ellipsis where they do not fit', () => {
    const lines = linesOf('word '.repeat(60), 8, 3)
    expect(lines).toHaveLength(3)
    expect(lines.at(-1)).toMatch(/…$/)
    expect(linesOf('x'.repeat(200), 8, 3)[0]).toMatch(/^x+…$/)
  })
})
