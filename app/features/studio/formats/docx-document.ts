import { strToU8, zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Material } from '~/features/course/material'
import { promoted, readHtml } from './html-document'
import { Unreadable } from './unreadable'
import { clearXml } from './xml'

/** The files of a DOCX that hold its text, and what says how it is set. */
export const DOCX_PARTS =
  /^(?:\[Content_Types\]\.xml|(?:_rels|word)\/.*\.(?:xml|rels)|_rels\/\.rels)$/i

const HEADINGS = [1, 2, 3, 4, 5].flatMap((level) =>
  [`p.Heading${level}`, `p[style-name='Heading ${level}']`, `p[style-name='heading ${level}']`].map(
    (paragraph) => `${paragraph} => h${level + 1}:fresh`,
  ),
)
const CODE = [
  'HTML Preformatted',
  'Source Code',
  'Code',
  'Code Block',
  'Preformatted Text',
  'macro',
]
const CODE_WORDS = ['Verbatim Char', 'HTML Code', 'Source Text', 'Code Char', 'Inline Code']

/** How styles become elements. The title alone is a heading of the first level. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  ...HEADINGS,
  ...CODE.map((name) => `p[style-name='${name}'] => pre:separator('\\n')`),
  ...CODE_WORDS.map((name) => `r[style-name='${name}'] => code`),
  ...['Quote', 'Intense Quote', 'Block Text'].map(
    (name) => `p[style-name='${name}'] => blockquote > p:fresh`,
  ),
]

/** What stands in a text and has no place in HTML. */
const LOST: [RegExp, string][] = [
  [/<c:chart\b/g, 'a chart'],
  [/<dgm:relIds\b/g, 'a diagram'],
  [/<o:OLEObject\b/g, 'an embedded object'],
]

/**
 * The text of a Word file: headings, lists, tables, footnotes, code and links, pictures by their
 * words. What was deleted under tracked changes is left out.
 *
 * @param files those of `DOCX_PARTS`, by their paths
 * @throws Unreadable
 * @throws Undocumented as `readHtml`
 */
export async function readDocx(
  files: Map<string, Uint8Array>,
): Promise<Pick<Material, 'title' | 'blocks' | 'dropped'>> {
  const parts = new Map([...files].map(([name, bytes]) => [name, clearXml(bytes)]))
  const text = parts.get('word/document.xml') ?? ''
  parts.set('word/document.xml', withPlainFormulas(text))
  const clean = Object.fromEntries([...parts].map(([name, xml]) => [name, strToU8(xml)]))
  const value = await htmlOf(zipSync(clean, { level: 0 }))
  const read = readHtml(promoted(value), { pictures: 'pictures of a Word file are not taken over' })
  const lost = LOST.flatMap(([mark, what]) => {
    const count = text.match(mark)?.length ?? 0
    return Array.from({ length: count }, (_, at) => ({
      what: `${what} (${at + 1})`,
      why: 'it is not supported',
    }))
  })
  const formulas = text.match(/<m:oMath[\s>]/g)?.length ?? 0
  if (formulas > 0) lost.push({ what: `${formulas} formulas`, why: 'they are kept as plain text' })
  return { ...read, dropped: [...read.dropped, ...lost] }
}

async function htmlOf(archive: Uint8Array): Promise<string> {
  let pictures = 0
  const convertImage = mammoth.images.imgElement(async () => {
    pictures += 1
    return { src: `${pictures}` }
  })
  const options = { styleMap: STYLES, includeEmbeddedStyleMap: false, externalFileAccess: false }
  try {
    const buffer = Buffer.from(archive)
    return (await mammoth.convertToHtml({ buffer }, { ...options, convertImage })).value
  } catch (error) {
    // What the converter can't make sense of it throws as an error like any other.
    throw error instanceof RangeError ? error : new Unreadable('is a broken Word file')
  }
}

/** The text with the letters of its formulas as ordinary words: Word's own markup is passed over. */
function withPlainFormulas(xml: string): string {
  const text = xml.replace(/<\/?m:oMathPara(?:Pr)?\b[^>]*>/g, '').replace(/<m:jc\b[^>]*>/g, '')
  return text
    .split('</m:oMath>')
    .map((part, at, all) => {
      const start = at < all.length - 1 ? part.search(/<m:oMath[\s>]/) : -1
      if (start < 0) return part
      const letters = part.slice(start).matchAll(/<m:t\b[^>]*>([^<]*)<\/m:t>/g)
      const words = [...letters].map(([, letter]) => letter).join(' ')
      return `${part.slice(0, start)}<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
    })
    .join('')
}
