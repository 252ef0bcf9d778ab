import { strFromU8, strToU8, zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Material } from '~/features/course/material'
import { pathFrom } from './archive-path'
import { cropped } from './document-pictures'
import { promoted, readHtml } from './html-document'
import type { Pictures } from './lesson-images'
import { texOfOmml } from './omml'
import { Unreadable } from './unreadable'
import { clearXml, readXml, within } from './xml'
import { attribute, escapedXml } from './xml-write'

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

const BODY = 'word/document.xml'

/** What stands in a text and has no place in HTML. */
const LOST: [RegExp, string][] = [
  [/<c:chart\b/g, 'a chart'],
  [/<dgm:relIds\b/g, 'a diagram'],
  [/<o:OLEObject\b/g, 'an embedded object'],
]

/**
 * The text of a Word file: headings, lists, tables, footnotes, code, links, formulas and pictures. What was
 * deleted under tracked changes is left out.
 *
 * @param files those of `DOCX_PARTS`, by their paths
 * @param pictures where its pictures are, by their paths
 * @throws Unreadable
 * @throws Undocumented as `readHtml`
 */
export async function readDocx(
  files: Map<string, Uint8Array>,
  pictures: Pictures,
): Promise<Pick<Material, 'title' | 'blocks' | 'dropped'>> {
  const parts = new Map([...files].map(([name, bytes]) => [name, clearXml(bytes)]))
  const text = parts.get(BODY) ?? ''
  const read = withFormulas(text)
  parts.set(BODY, read.text)
  withNamedPictures(parts)
  const clean = Object.fromEntries([...parts].map(([name, xml]) => [name, strToU8(xml)]))
  const value = await htmlOf(zipSync(clean, { level: 0 }))
  const outline = readHtml(promoted(value), pictures)
  const lost = LOST.flatMap(([mark, what]) => {
    const count = text.match(mark)?.length ?? 0
    return Array.from({ length: count }, (_, at) => ({
      what: `${what} (${at + 1})`,
      why: 'it is not supported',
    }))
  })
  if (read.plain > 0)
    lost.push({ what: `${read.plain} formulas`, why: 'they are kept as plain text' })
  return { ...outline, dropped: [...outline.dropped, ...lost] }
}

async function htmlOf(archive: Uint8Array): Promise<string> {
  const convertImage = mammoth.images.imgElement(async (image) => {
    const name = await image.readAsBuffer().catch(() => null)
    return { src: name ? strFromU8(name) : 'elsewhere' }
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

const RELATIONS = 'word/_rels/document.xml.rels'

/**
 * Puts into the place of each picture a file that holds its path alone, for the converter needs no
 * more; and where a part of a picture is shown, its path with that part.
 */
function withNamedPictures(parts: Map<string, string>): void {
  const xml = parts.get(RELATIONS)
  if (!xml) return
  const paths = new Map<string, string>()
  for (const { attributes } of within(readXml(strToU8(xml)), (name) => name === 'Relationship')) {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes
    if (!/\/image$/.test(Type) || TargetMode === 'External') continue
    paths.set(Id, pathFrom(BODY, Target))
  }
  for (const path of paths.values()) parts.set(path, path)
  const added: string[] = []
  const body = (parts.get(BODY) ?? '').replace(
    /(<a:blip\b[^>]{0,500}\br:embed=")([^"]{1,100})("[\s\S]{0,5000}?)(<a:srcRect\b[^>]{1,300}>|<\/pic:blipFill>)/g,
    (whole, before: string, id: string, between: string, rect: string) => {
      const path = paths.get(id)
      const share = (side: string) =>
        Number(new RegExp(`\\s${side}="(\\d{1,6})"`).exec(rect)?.[1] ?? 0) / 100_000
      const sides = { left: share('l'), top: share('t'), right: share('r'), bottom: share('b') }
      if (!path || !Object.values(sides).some((one) => one > 0)) return whole
      const own = `cropped-${added.length}`
      added.push(
        `<Relationship Id="${own}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${attribute(own)}"/>`,
      )
      parts.set(`word/${own}`, cropped(path, sides))
      return `${before}${own}${between}${rect}`
    },
  )
  parts.set(BODY, body)
  parts.set(RELATIONS, xml.replace('</Relationships>', `${added.join('')}</Relationships>`))
}

/**
 * The text with its formulas as words: in TeX, or where that can't be their letters. Word's own
 * markup is passed over.
 */
function withFormulas(xml: string): { text: string; plain: number } {
  let plain = 0
  const marked = mapped(xml, 'm:oMathPara', (inside) =>
    inside.replace(/<m:oMath(?=[\s>])/g, '<m:oMath alone="1"'),
  )
  const bare = marked.replace(/<\/?m:oMathPara(?:Pr)?\b[^>]*>/g, '').replace(/<m:jc\b[^>]*>/g, '')
  const text = mapped(bare, 'm:oMath', (formula) => {
    const tex = texOf(`${formula}</m:oMath>`)
    if (tex === null) plain += 1
    const letters = formula.matchAll(/<m:t\b[^>]*>([^<]*)<\/m:t>/g)
    const alone = /^<m:oMath alone/.test(formula)
    const words =
      tex === null
        ? [...letters].map(([, letter]) => letter).join(' ')
        : escapedXml(alone ? `\\[${tex}\\]` : `\\(${tex}\\)`)
    return `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
  })
  return { text, plain }
}

/** XML with each element of a name, but for its end, made another; the end is left out. */
function mapped(xml: string, name: string, make: (element: string) => string): string {
  const begins = new RegExp(`<${name}[\\s>]`)
  return xml
    .split(`</${name}>`)
    .map((part, at, all) => {
      const start = at < all.length - 1 ? part.search(begins) : -1
      return start < 0 ? part : part.slice(0, start) + make(part.slice(start))
    })
    .join('')
}

function texOf(formula: string): string | null {
  try {
    return texOfOmml(readXml(strToU8(formula)))
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
