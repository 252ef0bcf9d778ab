import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { minutesOf } from '~/features/course/minutes'
import { Undocumented } from '~/features/studio/formats/document-fault'
import { readDocument } from '~/features/studio/formats/read-document.server'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string | Uint8Array, name = 'a.txt') =>
  readDocument(name, typeof text === 'string' ? bytes(text) : text)
const kinds = async (text: string, name?: string) =>
  (await read(text, name)).blocks.map(({ kind }) => kind)
const faultOf = (text: string | Uint8Array) =>
  read(text).then(
    () => 'taken',
    (error: unknown) => (error instanceof Undocumented ? error.fault : error),
  )

const SENTENCES = 'All tea comes from one plant. It grows in the hills. '
const utf16 = (text: string, little: boolean) => {
  const codes = [...`\uFEFF${text}`].map((letter) => letter.charCodeAt(0))
  return Uint8Array.from(
    codes.flatMap((code) => (little ? [code & 255, code >> 8] : [code >> 8, code & 255])),
  )
}

describe('a document', () => {
  it('is read by what it holds, whatever its name says', async () => {
    expect(await kinds('## A\n\nText.\n\n- one\n- two', 'notes.txt')).toEqual([
      'heading',
      'prose',
      'list',
    ])
    expect(await kinds('1\n00:00:01,000 --> 00:00:02,000\nHello', 'x.md')).toEqual(['cue'])
    expect(await kinds('<!doctype html><h2>A</h2><p>Text.</p>', 'x.vtt')).toEqual([
      'heading',
      'prose',
    ])
    expect(await kinds('Just a text. It says 2 * 3 * 4.', 'x.html')).toEqual(['prose'])
  })

  it('comes in UTF-8, UTF-16 and GB18030', async () => {
    const han = '茶是一种植物。'
    const gb18030 = Uint8Array.from([
      0xb2, 0xe8, 0xca, 0xc7, 0xd2, 0xbb, 0xd6, 0xd6, 0xd6, 0xb2, 0xce, 0xef, 0xa1, 0xa3,
    ])
    for (const own of [
      bytes(han),
      bytes(`\uFEFF${han}`),
      utf16(han, true),
      utf16(han, false),
      gb18030,
    ]) {
      const { blocks, language } = await read(own)
      expect(blocks.map(({ markdown }) => markdown)).toEqual([han])
      expect(language).toBe('zh-CN')
    }
  })

  it('says how many letters it could not read where encodings are mixed', async () => {
    const mixed = Uint8Array.from([
      ...bytes(`${'“Tea” is good. '.repeat(40)}caf`),
      0xe9,
      ...bytes(' there.'),
    ])
    const { warnings, blocks } = await read(mixed)
    expect(warnings.join()).toContain('1 letters are in another encoding')
    expect(blocks[0]?.markdown).toContain('“Tea” is good.')
  })

  it('parts plain text at empty lines, or at lines that end sentences', async () => {
    expect(await kinds(`One\nand on.\n\nTwo.`)).toEqual(['prose', 'prose'])
    expect(await kinds('A sentence.\nAnother one.\nA third one.')).toEqual([
      'prose',
      'prose',
      'prose',
    ])
    expect(await kinds('A sentence that\ngoes on here and\nends at last.')).toEqual(['prose'])
  })

  it('takes a short first line that stands by itself for the title of plain text', async () => {
    const titled = async (text: string) => {
      const { title, blocks } = await read(text, '')
      return [title, blocks.length]
    }
    expect(await titled('How tea grows\n\nIt grows in the hills.')).toEqual(['How tea grows', 1])
    expect(await titled('茶的历史\n\n茶是一种植物。')).toEqual(['茶的历史', 1])
    expect(await titled('It grows in the hills.\n\nIt is tea.')).toEqual([null, 2])
    expect(await titled('How tea grows\nIt grows in the hills.')).toEqual([null, 1])
    expect(await titled('How tea grows\n\n')).toEqual([null, 1])
  })

  it('takes a paragraph without an end apart, and loses no word', async () => {
    const { blocks } = await read(SENTENCES.repeat(200))
    expect(blocks.length).toBeGreaterThan(10)
    expect(blocks.map(({ markdown }) => markdown).join(' ')).toBe(SENTENCES.repeat(200).trim())
  })

  it('takes the text of a page and not what surrounds it', async () => {
    const page = `<html><head><title>Tea</title><style>p{}</style></head><body><nav>Menu</nav>
      <main><h2>Leaf</h2><p>It is <b>green</b>.</p><script>alert(1)</script>
      <img src="x.png" alt="Leaf"><pre><code class="language-js">a()</code></pre>
      <table><tr><th>a</th></tr><tr><td>b</td></tr></table></main><footer>Foot</footer></body></html>`
    const { title, blocks, dropped } = await read(page, 'p.html')
    const text = blocks.map(({ markdown }) => markdown).join('\n')
    expect(title).toBe('Tea')
    expect(text).toContain('It is **green**.')
    expect(text).toContain('```js\na()\n```')
    expect(text).not.toMatch(/Menu|Foot|alert/)
    expect(dropped.map(({ what }) => what)).toEqual(['image x.png'])
  })

  it('reads an archive in the order of its paths, and names what it can’t take', async () => {
    const zip = zipSync({
      'course/10.md': bytes('# Ten\n\nThe last.'),
      'course/2.md': bytes('# Two\n\nThe first.'),
      'course/3.txt': new Uint8Array([0, 1, 2, 3, 0, 0, 7, 0, 9]),
      '__MACOSX/course/2.md': bytes('junk'),
      'course/picture.png': new Uint8Array(9),
    })
    const { blocks, dropped } = await read(zip, 'course.zip')
    expect(blocks.map(({ markdown }) => markdown)).toEqual([
      '## Two',
      'The first.',
      '## Ten',
      'The last.',
    ])
    expect(dropped.map(({ what }) => what)).toEqual(['course/3.txt'])
  })

  it('takes Japanese for no Chinese, and says that it is in neither language', async () => {
    const text = '記憶とは、過去の経験を保持し、後で思い出す働きのことです。'.repeat(20)
    const { language, warnings } = await readDocument('a.txt', bytes(text))
    expect([language, warnings.join()]).toEqual([null, expect.stringContaining('neither')])
    const cues = `WEBVTT\n\n00:00.000 --> 00:09.000\n${text}\n`
    expect((await readDocument('a.vtt', bytes(cues))).language).toBeNull()
    const chinese =
      '记忆是保持过去经验的能力，学习就是留下记忆。日语把“的”写作“の”，我们不这样写。'.repeat(20)
    expect((await readDocument('a.txt', bytes(chinese))).language).toBe('zh-CN')
  })

  it('keeps text from right to left, and says that it is in neither language', async () => {
    const { warnings, blocks } = await read('الشاي نبات ينمو في الجبال. نشربه كل يوم.')
    expect(blocks[0]?.markdown).toContain('الشاي')
    expect(warnings.join()).toContain('neither')
  })

  it.each([
    [
      'German',
      'Die Gezeiten sind das Steigen und Fallen des Meeres. Das war so, und es will keiner ändern. ',
    ],
    [
      'French',
      'Les marées sont la montée et la descente du niveau de la mer, et on les voit sur la côte. ',
    ],
    ['Spanish', 'Las mareas son la subida y la bajada del mar, y no me dan miedo en la costa. '],
    [
      'Polish',
      'Pływy to podnoszenie się i opadanie poziomu morza, i to jest ich urok na wybrzeżu. ',
    ],
  ])('takes %s for English, and says that it seems to be in neither language', async (_, text) => {
    const { language, warnings } = await read(text.repeat(4))
    expect([language, warnings.join()]).toEqual(['en', expect.stringContaining('neither')])
    const cues = `WEBVTT\n\n00:00.000 --> 00:09.000\n${text.repeat(4)}\n`
    expect((await read(cues, 'a.vtt')).warnings.join()).toContain('neither')
  })

  it('says nothing of English, of a few words and of code', async () => {
    expect((await read(SENTENCES.repeat(9))).warnings).toEqual([])
    expect((await read('Tidenhub, Springflut, Nippflut.')).warnings).toEqual([])
    const code = `## Loops\n\nThe loop below ends.\n\n\`\`\`js\n${'let summe = summe + wert;\n'.repeat(40)}\`\`\``
    expect((await read(code)).warnings).toEqual([])
  })

  it.each([
    ['nothing', '', 'empty'],
    ['spaces', ' \n\t\n', 'empty'],
    ['more than 20 MB', new Uint8Array(20_000_001).fill(65), 'large'],
    ['binary', Uint8Array.from({ length: 4_000 }, (_, n) => (n * 7) % 256), 'binary'],
    ['a broken zip', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'archive'],
    ['a zip without a text', zipSync({ 'a.png': new Uint8Array(5) }), 'nothing'],
    ['a bomb', zipSync({ 'a.md': new Uint8Array(9_000_000) }), 'archive'],
    ['a path out of the zip', zipSync({ '../a.md': bytes('Text.') }), 'archive'],
    ['an XML bomb', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', 'unknown'],
    ['data', '{"a": [1, 2, 3]}', 'unknown'],
    ['100,000 headings', '# A\n\n'.repeat(100_000), 'headings'],
    ['a line of 2 MB', `# A\n\n${SENTENCES.repeat(40_000)}`, 'long'],
    ['six million letters', SENTENCES.repeat(120_000), 'long'],
    ['deep quotes', `# A\n\n${'> '.repeat(500)}a`, 'deep'],
    ['deep elements', `<div>${'<div>'.repeat(5_000)}a`, 'deep'],
    ['marks alone', '--- *** ---', 'nothing'],
  ])('is refused: %s', async (_, given, fault) => {
    expect(await faultOf(given)).toBe(fault)
  })

  it('is taken as plain text with a line of 2 MB', async () => {
    const { blocks } = await read(SENTENCES.repeat(40_000))
    const minutes = blocks.reduce((sum, { markdown }) => sum + minutesOf(markdown), 0)
    expect(minutes).toBeCloseTo((40_000 * 11) / 238, 0)
  })
})
