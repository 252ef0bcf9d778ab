import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  docx,
  epub,
  para,
  pdf,
  picture,
  pptx,
  shape,
  slidePicture,
} from '#/tests/support/office-files'
import { Undocumented } from '~/features/studio/formats/document-fault'
import { readDocument } from '~/features/studio/formats/read-document.server'

const read = (bytes: Uint8Array, name = 'tea') => readDocument(name, bytes)
const markdown = async (bytes: Uint8Array) =>
  (await read(bytes)).blocks.map((block) => block.markdown)
const refusal = (bytes: Uint8Array) =>
  read(bytes).then(
    () => ['taken'],
    (error: unknown) => (error instanceof Undocumented ? [error.fault, error.what] : [error]),
  )
const PNG = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#345' } })
  .png()
  .toBuffer()
  .then((bytes) => new Uint8Array(bytes))
const BOMB = '<!DOCTYPE a [<!ENTITY b "boom"><!ENTITY c SYSTEM "file:///etc/passwd">]>'

describe('a Word file', () => {
  const item = (text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const cell = (text: string) => `<w:tc>${para(text)}</w:tc>`

  it('gives its title, headings, lists, tables, code, and the words of what is no picture', async () => {
    const body = [
      para('How tea is made', 'T'),
      para('Leaves', 'H1'),
      para('All tea comes from one plant.'),
      item('green') + item('black'),
      para('Water', 'H2'),
      `<w:tbl><w:tr>${cell('Kind')}${cell('Minutes')}</w:tr><w:tr>${cell('green')}${cell('2')}</w:tr></w:tbl>`,
      para('def brew(leaf):', 'Code') + para('    return leaf', 'Code'),
      picture('A cup of tea'),
      para('Cups', 'H1'),
      para('A cup is small.'),
    ].join('')
    const { title, blocks, dropped } = await read(docx(body))
    expect(title).toBe('How tea is made')
    expect(blocks.map((block) => block.markdown)).toEqual([
      '## Leaves',
      'All tea comes from one plant.',
      '- green\n- black',
      '### Water',
      '| Kind  | Minutes |\n| ----- | ------- |\n| green | 2       |',
      '```\ndef brew(leaf):\n    return leaf\n```',
      '*A cup of tea*',
      '## Cups',
      'A cup is small.',
    ])
    expect(dropped).toEqual([
      { what: 'image word/media/a.png', why: expect.stringContaining('its words are kept') },
    ])
  })

  it('brings its pictures along, each once, and what is cut off of one as such', async () => {
    const half = '<a:srcRect l="50000"/>'
    const body = picture('A cup') + picture('') + picture('Half a cup', half) + para('Text.')
    const { blocks, pictures, dropped } = await read(docx(body, { 'word/media/a.png': PNG }))
    expect(blocks.map((block) => block.markdown)).toEqual([
      '![A cup](/pictures/@0)',
      '![](/pictures/@0)',
      '![Half a cup](/pictures/@1)',
      'Text.',
    ])
    const name = 'word/media/a.png'
    expect(pictures).toEqual([
      { name, bytes: PNG, crop: null },
      { name, bytes: PNG, crop: { left: 0.5, top: 0, right: 0, bottom: 0 } },
    ])
    expect(dropped).toEqual([])
  })

  it('keeps its text where a picture is too large, and names the picture', async () => {
    const large = new Uint8Array(10_000_001)
    large.set(PNG)
    const body = picture('A cup') + para('Text.')
    const { blocks, dropped } = await read(docx(body, { 'word/media/a.png': large }))
    expect(blocks.map((block) => block.markdown)).toEqual(['*A cup*', 'Text.'])
    expect(dropped).toHaveLength(1)
  })

  it('is called by its only heading of the first level, where it has no title', async () => {
    const body = para('Tea', 'H1') + para('Leaves', 'H2') + para('All tea is one plant.')
    expect(await read(docx(body))).toMatchObject({ title: 'Tea', blocks: [{ level: 3 }, {}] })
  })

  it('keeps its formulas, and names what it can’t show', async () => {
    const formula =
      '<w:p><w:r><w:t>So </w:t></w:r><m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=2</m:t></m:r></m:oMath></w:p>'
    const chart = '<w:p><w:r><w:t>A chart.</w:t><c:chart r:id="r9"/></w:r></w:p>'
    const { blocks, dropped } = await read(docx(formula + chart))
    expect(blocks[0]?.markdown).toBe('So $x=2$')
    expect(dropped.map(({ what }) => what)).toEqual(['a chart (1)'])
  })

  it('with entities or a document type is refused', async () => {
    const hostile = docx('', { 'word/document.xml': `<?xml version="1.0"?>${BOMB}<w:document/>` })
    expect(await refusal(hostile)).toEqual(['broken', expect.stringContaining('document type')])
    const styles = docx(para('Text.'), { 'word/styles.xml': `${BOMB}<w:styles/>` })
    expect((await refusal(styles))[0]).toBe('broken')
  })

  it('that is nested without end, or no XML, is refused', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(1_200)}${'</w:sdtContent></w:sdt>'.repeat(1_200)}`
    expect(['deep', 'broken', 'nothing']).toContain((await refusal(docx(deep)))[0])
    expect((await refusal(docx('', { 'word/document.xml': '<w:document' })))[0]).toBe('broken')
    expect((await refusal(docx('')))[0]).toBe('nothing')
  })

  it('reads no other file, whatever it names', async () => {
    const outside = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`
    const body = picture('A cup').replace('r:embed', 'r:link') + para('Text.')
    const { blocks } = await read(docx(body, { 'word/_rels/document.xml.rels': outside }))
    expect(JSON.stringify(blocks)).not.toContain('root:')
    expect(blocks.at(-1)?.markdown).toBe('Text.')
  })
})

describe('slides', () => {
  const table = `<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Kind</a:t></a:r></a:p></a:txBody></a:tc></a:tr><a:tr><a:tc><a:txBody><a:p><a:r><a:t>green</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
  const chart = `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr descr="Rising"/></p:nvGraphicFramePr><a:graphic><a:graphicData uri="http://x/chart"/></a:graphic></p:graphicFrame>`

  it('come in the order they are shown in, with levels, tables and notes', async () => {
    const slides = [
      shape('body', '0|green', '1|mild', '0|black') +
        shape('title', 'Leaves') +
        shape('ftr', 'Foot'),
      shape('ctrTitle', 'Tea') + shape('subTitle', 'An introduction to tea'),
      shape('title', 'Numbers') + table + chart,
    ]
    const file = pptx(slides, [1, 0, 2], 'Say that all tea is one plant.')
    expect(await markdown(file)).toEqual([
      'An introduction to tea',
      '## Leaves',
      '- green\n  - mild\n- black',
      'Say that all tea is one plant.',
      '## Numbers',
      '| Kind  |\n| ----- |\n| green |',
      '*Rising*',
    ])
    expect((await read(file)).title).toBe('Tea')
    expect((await read(file)).dropped).toEqual([
      { what: 'slide 3: chart', why: 'not supported, its words are kept' },
    ])
  })

  it('bring their pictures along, with the words that describe them', async () => {
    const first = shape('title', 'Cups') + slidePicture('A cup', '<a:srcRect b="25000"/>')
    const file = pptx([first], [0], '', { 'ppt/media/a.png': PNG })
    const { blocks, pictures } = await read(file)
    expect(blocks.map((block) => block.markdown)).toEqual(['## Cups', '![A cup](/pictures/@0)'])
    expect(pictures[0]?.crop).toEqual({ left: 0, top: 0, right: 0, bottom: 0.25 })
  })

  it('that are hidden are left out by name; a slide that is missing, or XML bombs, are refused', async () => {
    const hidden = pptx([shape('title', 'One'), shape('title', 'Two')], [0, 1])
    expect(await markdown(hidden)).toEqual(['## One', '## Two'])
    expect(await refusal(pptx([shape('title', 'One')], [0, 3]))).toEqual([
      'broken',
      'a slide is not in the file',
    ])
    const bomb = zipSync({ 'ppt/presentation.xml': strToU8(`${BOMB}<p:presentation/>`) })
    expect((await refusal(bomb))[0]).toBe('broken')
  })
})

describe('a book', () => {
  it('is read in its own order, each chapter under its title', async () => {
    const file = epub(
      {
        'z.xhtml':
          '<html><head><title>The book</title></head><body><h1>Leaves</h1><p>One plant.</p></body></html>',
        'a.xhtml':
          '<html><body><p>Water is hot. <img src="a.png" alt="A kettle"/></p><pre>boil()</pre></body></html>',
      },
      { 'a.xhtml': 'Water' },
    )
    const { title, blocks, dropped } = await read(file)
    expect(title).toBe('The book')
    expect(blocks.map((block) => block.markdown)).toEqual([
      '## Leaves',
      'One plant.',
      '## Water',
      'Water is hot. *A kettle*',
      '```\nboil()\n```',
    ])
    expect(dropped.map(({ what }) => what)).toEqual(['OEBPS/a.xhtml: image a.png'])
  })

  it('brings its pictures along, from where each chapter names them', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const chapter = `<p>Tea. <img src="../img/a%20b.png" alt="A cup"/> <img src="../img/c.svg" alt="A leaf"/>
      <img src="data:image/png;base64,${Buffer.from(PNG).toString('base64')}" alt="In it"/></p>`
    const more = { 'OEBPS/img/a b.png': PNG, 'OEBPS/img/c.svg': svg }
    const { blocks, pictures, dropped } = await read(epub({ 'text/a.xhtml': chapter }, {}, more))
    expect(blocks[0]?.markdown).toBe('Tea. ![A cup](/pictures/@0) *A leaf* ![In it](/pictures/@1)')
    expect(pictures.map(({ bytes }) => bytes)).toEqual([PNG, PNG])
    expect(dropped.map(({ what }) => what)).toEqual(['OEBPS/text/a.xhtml: image ../img/c.svg'])
  })

  it('that is locked, broken or hostile is refused', async () => {
    const chapter = { 'a.xhtml': '<p>Text.</p>' }
    const locked = {
      'META-INF/encryption.xml':
        '<encryption><CipherData><CipherReference URI="OEBPS/a.xhtml"/></CipherData></encryption>',
    }
    expect((await refusal(epub(chapter, {}, locked)))[0]).toBe('locked')
    const bomb = { 'OEBPS/book.opf': `<?xml version="1.0"?>${BOMB}<package/>` }
    expect((await refusal(epub(chapter, {}, bomb)))[0]).toBe('broken')
    const outside = {
      'META-INF/container.xml': '<container><rootfile full-path="../../etc/passwd"/></container>',
    }
    expect((await refusal(epub(chapter, {}, outside)))[0]).toBe('broken')
    expect((await refusal(epub({ 'a.xhtml': '<nav>Only this</nav>' })))[0]).toBe('nothing')
  })
})

describe('a PDF', () => {
  const page = (from: number, number: number) => [
    { text: 'A course on tea', size: 9, y: 770 },
    {
      text: `${number === 1 ? 'How tea is made' : 'More of it'}`,
      size: number === 1 ? 24 : 16,
      y: 720,
    },
    { text: 'All tea comes from one plant that grows in the hi-', y: 690 },
    { text: 'lls and is picked by hand.', y: 676 },
    { text: `Paragraph ${from} is here.`, y: 640 },
    { text: '\x95 green', y: 610 },
    { text: '\x95 black', y: 596 },
    { text: 'def brew(leaf):', y: 570, font: 'F2' as const },
    { text: 'return leaf', x: 98.4, y: 556, font: 'F2' as const },
    { text: `Page ${number}`, size: 9, y: 30 },
  ]

  it('gives headings by size, paragraphs made whole, lists and code, without what repeats', async () => {
    const { title, blocks, dropped } = await read(pdf([page(1, 1), page(2, 2)]))
    expect(title).toBe('How tea is made')
    expect(blocks.map((block) => block.markdown)).toEqual([
      'All tea comes from one plant that grows in the hills and is picked by hand.',
      'Paragraph 1 is here.',
      '- green\n- black',
      '```\ndef brew(leaf):\n    return leaf\n```',
      '## More of it',
      'All tea comes from one plant that grows in the hills and is picked by hand.',
      'Paragraph 2 is here.',
      '- green\n- black',
      '```\ndef brew(leaf):\n    return leaf\n```',
    ])
    expect(dropped.map(({ what }) => what)).toEqual(['A course on tea', 'Page 1'])
  })

  it('goes on with a sentence over the edge of a page', async () => {
    const first = [{ text: 'A sentence that goes', y: 60 }]
    const second = [{ text: 'on over the edge.', y: 720 }]
    expect(await markdown(pdf([first, second]))).toEqual(['A sentence that goes on over the edge.'])
  })

  it('is read by its tags where it has them, whatever its letters look like', async () => {
    const lines = [
      { text: 'Leaves', y: 700, tag: 'H1' },
      { text: 'One plant, and', y: 650, tag: 'P' },
      { text: 'nothing else.', y: 630, tag: 'P' },
      { text: 'Water', y: 600, tag: 'H1' },
      { text: 'LARGE TEXT', size: 30, y: 560, tag: 'P' },
    ]
    expect(await markdown(pdf([lines]))).toEqual([
      '## Leaves',
      'One plant, and',
      'nothing else.',
      '## Water',
      'LARGE TEXT',
    ])
  })

  it('in Chinese whose font is not in it is readable', async () => {
    const line = { text: 'B2E8CAC7D2BBD6D6D6B2CEEFA1A3', font: 'F3' as const, y: 700 }
    expect(await markdown(pdf([[line]]))).toEqual(['茶是一种植物。'])
  })

  it('that is all in letters of one width holds no code for that', async () => {
    const typed = ['A letter from a typewriter', 'goes on here.'].map((text, at) => ({
      ...{ text, y: 700 - 14 * at, font: 'F2' as const },
    }))
    expect(await markdown(pdf([typed]))).toEqual(['A letter from a typewriter goes on here.'])
  })

  it('is none for being spoken of', async () => {
    const text = strToU8('A file that begins with %PDF-1.7 is a PDF.')
    expect(await markdown(text)).toEqual(['A file that begins with %PDF-1.7 is a PDF.'])
  })

  it('of pictures alone, broken, or cut short is refused', async () => {
    expect(await refusal(pdf([[]]))).toEqual(['nothing', expect.stringContaining('no text')])
    expect((await refusal(strToU8('%PDF-1.7\nnothing more')))[0]).toBe('broken')
    const whole = pdf([page(1, 1)])
    const [fault] = await refusal(whole.slice(0, 300))
    expect(['broken', 'nothing']).toContain(fault)
  })
})

describe('a file of Office', () => {
  it('that is old or locked is told so', async () => {
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])
    expect(await refusal(old)).toEqual(['unknown', expect.stringContaining('.docx')])
  })

  it('that unfolds without end is refused', async () => {
    const bomb = zipSync({ 'word/document.xml': [new Uint8Array(9_000_000), { level: 9 }] })
    expect(await refusal(bomb)).toEqual(['archive', expect.stringContaining('times its size')])
  })

  it('stands among other files in an archive', async () => {
    const files = zipSync({
      '1.docx': docx(para('From Word.')),
      '2.pdf': pdf([[{ text: 'From a PDF.', y: 700 }]]),
      '3.md': strToU8('From Markdown.'),
    })
    expect((await markdown(files)).filter((text) => text.startsWith('From'))).toEqual([
      'From Word.',
      'From a PDF.',
      'From Markdown.',
    ])
  })
})
