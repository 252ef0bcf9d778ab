import { strToU8, zipSync } from 'fflate'

type Files = Record<string, string | Uint8Array>

const zip = (files: Files) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, own]) => [
        name,
        typeof own === 'string' ? strToU8(own) : own,
      ]),
    ),
  )

const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const NAMES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"
  xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"`

const relations = (all: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="${RELS}">${all
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

/** A paragraph of a Word file, with a style of `docx` if one is named. */
export const para = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A picture of a Word file, `word/media/a.png`, in a paragraph; `rect` cuts off some of it. */
export const picture = (alt: string, rect = '') =>
  `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="${alt}"/><a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill><a:blip r:embed="rP"/>${rect}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

const STYLES = [
  ['T', 'Title'],
  ['H1', 'heading 1'],
  ['H2', 'heading 2'],
  ['Code', 'Source Code'],
]

/** A Word file with a body of WordprocessingML. Its styles: T, H1, H2, Code; its list: 1. */
export const docx = (body: string, more: Files = {}) =>
  zip({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/></Types>',
    '_rels/.rels': relations([['r1', 'officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relations([
      ['rS', 'styles', 'styles.xml'],
      ['rN', 'numbering', 'numbering.xml'],
      ['rP', 'image', 'media/a.png'],
    ]),
    'word/styles.xml': `<w:styles ${NAMES}>${STYLES.map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${NAMES}><w:body>${body}</w:body></w:document>`,
    'word/media/a.png': 'no picture that anybody reads',
    ...more,
  })

const SLIDES = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="${OFFICE}"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`

/** A shape of a slide: a placeholder of a type with lines, each after its level and a `|`. */
export const shape = (type: string, ...lines: string[]) =>
  `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${lines
    .map((line) => {
      const [, level = '0', text = line] = /^(\d)\|(.*)$/.exec(line) ?? []
      return `<a:p><a:pPr lvl="${level}"/><a:r><a:t>${text}</a:t></a:r></a:p>`
    })
    .join('')}</p:txBody></p:sp>`

/** A picture of a slide; on the first it is `ppt/media/a.png`. */
export const slidePicture = (alt: string, rect = '') =>
  `<p:pic><p:nvPicPr><p:cNvPr id="4" name="Picture 1" descr="${alt}"/></p:nvPicPr><p:blipFill><a:blip r:embed="p1"/>${rect}</p:blipFill></p:pic>`

/** Slides by their shapes, shown in the order of `order`; the first has these notes. */
export function pptx(slides: string[], order: number[], notes = '', more: Files = {}): Uint8Array {
  const files: Files = {
    'ppt/presentation.xml': `<p:presentation ${SLIDES}><p:sldIdLst>${order
      .map((at) => `<p:sldId id="${256 + at}" r:id="r${at}"/>`)
      .join('')}</p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(
      slides.map((_, at) => [`r${at}`, 'slide', `slides/slide${at}.xml`]),
    ),
  }
  for (const [at, shapes] of slides.entries()) {
    files[`ppt/slides/slide${at}.xml`] =
      `<p:sld ${SLIDES}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`
  }
  files['ppt/slides/_rels/slide0.xml.rels'] = relations([
    ['n1', 'notesSlide', '../notesSlides/notesSlide1.xml'],
    ['p1', 'image', '../media/a.png'],
  ])
  if (notes) {
    files['ppt/notesSlides/notesSlide1.xml'] =
      `<p:notes ${SLIDES}><p:cSld><p:spTree>${shape('sldNum', '7')}${shape('body', notes)}</p:spTree></p:cSld></p:notes>`
  }
  return zip({ ...files, ...more })
}

/** A book of chapters by their file names, in this order; `labels` are its table of contents. */
export function epub(
  chapters: Record<string, string>,
  labels: Record<string, string> = {},
  more: Files = {},
): Uint8Array {
  const names = Object.keys(chapters)
  const items = names.map(
    (name, at) => `<item id="c${at}" href="${name}" media-type="application/xhtml+xml"/>`,
  )
  const links = Object.entries(labels).map(
    ([name, label]) => `<li><a href="${name}#top">${label}</a></li>`,
  )
  return zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The book</dc:title></metadata>
      <manifest>${items.join('')}<item id="nav" href="nav.xhtml" properties="nav"/></manifest>
      <spine><itemref idref="nav"/>${names.map((_, at) => `<itemref idref="c${at}"/>`).join('')}</spine></package>`,
    'OEBPS/nav.xhtml': `<?xml version="1.0"?><!DOCTYPE html><html><body><nav><ol>${links.join('')}</ol></nav></body></html>`,
    ...Object.fromEntries(names.map((name) => [`OEBPS/${name}`, chapters[name] ?? ''])),
    ...more,
  })
}

/**
 * A line of a PDF's page: its text, its size, and how far it is from the left and from the foot. Of
 * the fonts Helvetica and Courier are F1 and F2; F3 is Chinese, is not in the file, and its text is
 * GBK in hexadecimal. `tag` is what it is in the structure of the page.
 */
export type PdfText = {
  text: string
  size?: number
  x?: number
  y: number
  font?: 'F1' | 'F2' | 'F3'
  tag?: string
}

const FONT = '/Type /Font /Encoding'
const FONTS = [
  `<< ${FONT} /WinAnsiEncoding /Subtype /Type1 /BaseFont /Helvetica >>`,
  `<< ${FONT} /WinAnsiEncoding /Subtype /Type1 /BaseFont /Courier >>`,
  `<< ${FONT} /GBK-EUC-H /Subtype /Type0 /BaseFont /SimSun /DescendantFonts [6 0 R] >>`,
  `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>`,
  `<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 859 /Descent -140 /CapHeight 683 /StemV 80 >>`,
]

/** A PDF of pages of text. */
export function pdf(pages: PdfText[][]): Uint8Array {
  const tags = pages[0]?.some(({ tag }) => tag) ? pages[0] : []
  const first = 3 + FONTS.length
  const root = first + 2 * pages.length
  const elements = tags.map((_, at) => `${root + 2 + at} 0 R`).join(' ')
  const structure =
    tags.length > 0 ? `/StructTreeRoot ${root} 0 R /MarkInfo << /Marked true >>` : ''
  const objects: string[] = [
    `<< /Type /Catalog /Pages 2 0 R ${structure} >>`,
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ...FONTS,
  ]
  for (const [at, lines] of pages.entries()) {
    const drawn = lines.map(({ text, size = 11, x = 72, y, font = 'F1', tag }, n) => {
      const shown = font === 'F3' ? `<${text}>` : `(${text.replace(/[\\()]/g, '\\$&')})`
      const line = `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown} Tj ET`
      return tag ? `/${tag} << /MCID ${n} >> BDC ${line} EMC` : line
    })
    const stream = drawn.join('\n')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /StructParents ${at} /MediaBox [0 0 612 792] /Contents ${first + 1 + at * 2} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    )
  }
  if (tags.length > 0) {
    objects.push(
      `<< /Type /StructTreeRoot /K ${root + 1} 0 R /ParentTree << /Nums [0 [${elements}]] >> >>`,
      `<< /Type /StructElem /S /Document /P ${root} 0 R /K [${elements}] >>`,
      ...tags.map(
        ({ tag }, at) =>
          `<< /Type /StructElem /S /${tag} /P ${root + 1} 0 R /Pg ${first} 0 R /K ${at} >>`,
      ),
    )
  }
  let text = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from([...text].map((letter) => letter.charCodeAt(0) & 255))
}
