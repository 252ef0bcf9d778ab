import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

const CELL = 48 // px

/** Stands in an SVG where the family goes that its words are set in. */
export const FAMILY = '$FAMILY'

/** Coding a PNG keeps a thread busy for a tenth of a second, so it is not the one that answers. */
const DRAW = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { crc32, deflateSync } = require('node:zlib')
  const { Resvg } = require(workerData.resvg)
  const { svg, options, words, cell } = workerData
  parentPort.postMessage(opaquePng(new Resvg(words ? worded() : svg, options).render()))

  function opaquePng({ pixels, width, height }) {
    const rows = Buffer.alloc(height * (1 + 3 * width))
    for (let y = 0, to = 0, from = 0; y < height; y += 1) {
      to += 1
      for (let x = 0; x < width; x += 1, from += 4, to += 3) pixels.copy(rows, to, from, from + 3)
    }
    const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
    head.writeUInt32BE(width, 0)
    head.writeUInt32BE(height, 4)
    const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', '')]
    return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts])
  }

  function chunk(type, data) {
    const named = Buffer.concat([Buffer.from(type), Buffer.from(data)])
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(named.length - 4)
    sum.writeUInt32BE(crc32(named))
    return Buffer.concat([size, named, sum])
  }

  function worded() {
    const [other, ...known] = cellsOf(words.families.map((family) => ['g', family]))
    const at = known.findIndex((one) => one !== other)
    const family = words.families[at + 1] ?? 'sans-serif'
    const [none, unknown, ...drawn] = cellsOf(words.signs.map((sign) => [sign, family]))
    const lacking = drawn.some((one) => one === none || one === unknown)
    return (lacking ? words.without : svg).replaceAll('${FAMILY}', family)
  }

  function cellsOf(signs) {
    const text = ([sign, family], i) => '<text x="' + (i + 0.25) * cell + '" y="' + cell * 0.7 +
      '" font-family="' + family + '">' + (sign && '&#' + sign.codePointAt(0) + ';') + '</text>'
    const probe = '<svg xmlns="http://www.w3.org/2000/svg" font-size="' + cell / 2 + '" width="' +
      signs.length * cell + '" height="' + cell + '">' + signs.map(text).join('') + '</svg>'
    const { pixels, width } = new Resvg(probe).render()
    return signs.map((_, i) =>
      Array.from({ length: cell }, (_, y) =>
        pixels.subarray(4 * (y * width + i * cell), 4 * (y * width + (i + 1) * cell)).toString('latin1'),
      ).join(''),
    )
  }
`

export type Words = {
  /** All that is written in the SVG. */
  text: string
  /** Names of font families; the first that this machine has is taken. */
  families: string[]
  /** The SVG that is drawn instead where no font here has a sign for some of the text. */
  without: string
}

/** What the thread tries: signs, after an empty one and one that nobody has; families, after none. */
function tried({ text, families, without }: Words) {
  const signs = [...new Set(text)].filter((sign) => /[^\s\p{M}\p{Cc}\p{Cf}\p{Cs}]/u.test(sign))
  return { without, signs: ['', '\u0378', ...signs], families: ['no such family', ...families] }
}

/**
 * Draws an SVG that covers all of itself as a PNG of red, green and blue, in a thread of its own.
 * Podcast apps take no alpha channel.
 *
 * @param width in pixels
 * @param words what is written in it, so that it is never written in boxes
 * @throws Error when the SVG is none
 */
export async function drawPng(
  svg: string,
  width: number,
  words?: Words,
): Promise<Uint8Array<ArrayBuffer>> {
  const resvg = createRequire(import.meta.url).resolve('@resvg/resvg-js')
  const options = { fitTo: { mode: 'width', value: width } }
  const workerData = { resvg, svg, options, cell: CELL, words: words && tried(words) }
  const thread = new Worker(DRAW, { eval: true, execArgv: [], workerData })
  return new Promise((done, failed) => {
    thread.once('message', (png: Uint8Array<ArrayBuffer>) => done(png))
    thread.once('error', failed)
    thread.once('exit', () => failed(new Error('nothing was drawn')))
  })
}
