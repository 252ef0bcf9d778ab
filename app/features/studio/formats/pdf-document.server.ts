import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Material } from '~/features/course/material'
import { bareText } from '~/features/course/plain-text'
import { Undocumented } from './document-fault'
import { oneLine } from './one-line'
import { type Bookmarks, blocksOfLines } from './pdf-blocks'
import { linesOf, type PdfItem, type PdfLine, withoutEdges } from './pdf-lines'

/** Whether bytes begin like a PDF. */
export const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder('latin1').decode(bytes.subarray(0, 1_024)).includes('%PDF-')

/** Where the reader finds how letters of East Asian fonts are coded. */
const CMAPS = `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/cmaps/`

const PAGES = 2_000

/**
 * The text of a PDF: headings by its bookmarks and the size of their letters, lists by their marks,
 * code by letters of one width. What repeats at the edge of pages is left out.
 *
 * @throws Undocumented `locked`, `broken`, `long`, `nothing`
 */
export async function readPdf(
  bytes: Uint8Array,
): Promise<Pick<Material, 'title' | 'blocks' | 'dropped'>> {
  const pictures = picturesIn(bytes)
  const pdf = await opened(bytes)
  if (pdf.numPages > PAGES) throw new Undocumented('long', `has more than ${PAGES} pages`)
  const all: PdfLine[][] = []
  const dropped: Material['dropped'] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const lines = await pageLines(pdf, number).catch(() => null)
    if (!lines) dropped.push({ what: `page ${number}`, why: 'it can’t be read' })
    all.push(lines ?? [])
  }
  if (all.every((lines) => lines.length === 0)) {
    throw new Undocumented('nothing', 'holds no text: its pages are pictures or empty')
  }
  const { pages, edges } = withoutEdges(all)
  const { title, blocks } = blocksOfLines(pages.flat(), await bookmarksOf(pdf))
  for (const edge of edges) {
    dropped.push({ what: edge.slice(0, 60), why: 'it stands at the edge of pages' })
  }
  for (const [at, lines] of all.entries()) {
    if (lines.length === 0) dropped.push({ what: `page ${at + 1}`, why: 'it holds no text' })
  }
  if (pictures > 0) {
    dropped.push({ what: `${pictures} pictures`, why: 'pictures of a PDF are not taken over' })
  }
  const named = title ?? (await titleOf(pdf))
  return { title: named, blocks, dropped }
}

async function opened(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      // The reader takes the bytes for its own.
      data: new Uint8Array(bytes),
      cMapUrl: CMAPS,
      cMapPacked: true,
      disableFontFace: true,
      useSystemFonts: false,
      isEvalSupported: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    if (locked) throw new Undocumented('locked', 'is locked with a password')
    throw new Undocumented('broken', 'is a broken PDF')
  }
}

async function pageLines(pdf: PDFDocumentProxy, number: number): Promise<PdfLine[]> {
  const page = await pdf.getPage(number)
  const { items, styles } = await page.getTextContent()
  const found = items.flatMap((item): PdfItem[] => {
    if (!('str' in item)) return []
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
    // What stands upright beside a text is a mark of the archive or of a draft.
    if (Math.abs(b) > Math.abs(a)) return []
    const size = Math.round(Math.hypot(c, d) * 2) / 2
    const fixed = /mono/i.test(styles[item.fontName]?.fontFamily ?? '')
    return [{ text: item.str, x, y, size, width: item.width, fixed, ends: item.hasEOL }]
  })
  page.cleanup()
  return linesOf(found, number - 1)
}

type Bookmark = { title: string; items: Bookmark[] }

async function bookmarksOf(pdf: PDFDocumentProxy): Promise<Bookmarks> {
  const found = new Map<string, number>()
  const add = (marks: Bookmark[], level: number) => {
    for (const { title, items } of marks) {
      const letters = bareText(title)
      if (letters && found.size < 5_000 && !found.has(letters)) found.set(letters, level)
      if (level < 6) add(items, level + 1)
    }
  }
  const outline = await pdf.getOutline().catch(() => null)
  add((outline ?? []) as Bookmark[], 2)
  return found
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string | null> {
  const meta = await pdf.getMetadata().catch(() => null)
  const title = (meta?.info as { Title?: unknown } | undefined)?.Title
  const line = typeof title === 'string' ? oneLine(title) : ''
  return line && !/\.(?:docx?|pptx?|tex|dvi|indd|pdf)$/i.test(line) ? line : null
}

/** How many pictures the file names; masks don't count. */
function picturesIn(bytes: Uint8Array): number {
  const text = new TextDecoder('latin1').decode(bytes)
  const all = text.match(/\/Subtype\s*\/Image\b/g)?.length ?? 0
  return Math.max(0, all - (text.match(/\/SMask\s+\d/g)?.length ?? 0))
}
