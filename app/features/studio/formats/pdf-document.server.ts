import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Material } from '~/features/course/material'
import { bareText } from '~/features/course/plain-text'
import { Undocumented } from './document-fault'
import { promoted, readHtml } from './html-document'
import { oneLine } from './one-line'
import { type Bookmarks, blocksOfLines } from './pdf-blocks'
import { linesOf, type PdfItem, type PdfLine, withoutEdges } from './pdf-lines'
import { type PdfTag, type Tagged, taggedOf } from './pdf-tags'

/** Whether bytes are a PDF: its mark stands first, or after what a printer said and before its end. */
export function isPdf(bytes: Uint8Array): boolean {
  const latin = new TextDecoder('latin1')
  const head = latin.decode(bytes.subarray(0, 1_024))
  if (/^(?:\u00EF\u00BB\u00BF)?\s*%PDF-/.test(head)) return true
  return head.includes('%PDF-') && latin.decode(bytes.subarray(-1_024)).includes('%%EOF')
}

/** Where the reader finds how letters of East Asian fonts are coded. */
const CMAPS = `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}/cmaps/`

const PAGES = 2_000

/**
 * The text of a PDF: by its tags where it has them. Else headings by its bookmarks and the size of
 * their letters, lists by their marks, code by letters of one width; what repeats at the edge of
 * pages is left out.
 *
 * @throws Undocumented `locked`, `broken`, `long`, `nothing`
 */
export async function readPdf(
  bytes: Uint8Array,
): Promise<Pick<Material, 'title' | 'blocks' | 'dropped'>> {
  const pictures = picturesIn(bytes)
  const pdf = await opened(bytes)
  if (pdf.numPages > PAGES) throw new Undocumented('long', `has more than ${PAGES} pages`)
  const pages: Page[] = []
  const dropped: Material['dropped'] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pageOf(pdf, number).catch(() => null)
    if (!page) dropped.push({ what: `page ${number}`, why: 'it can’t be read' })
    else if (page.lines.length === 0) {
      dropped.push({ what: `page ${number}`, why: 'it holds no text' })
    }
    if (page) pages.push(page)
  }
  if (pages.every(({ lines }) => lines.length === 0)) {
    throw new Undocumented('nothing', 'holds no text: its pages are pictures or empty')
  }
  const read = tagged(pages) ?? (await untagged(pdf, pages))
  dropped.push(...read.dropped, ...edgesOf(pages.flatMap(({ edges }) => edges)))
  if (pictures > 0) {
    dropped.push({ what: `${pictures} pictures`, why: 'pictures of a PDF are not taken over' })
  }
  return { title: read.title ?? (await titleOf(pdf)), blocks: read.blocks, dropped }
}

/** Which share of the letters must be tagged for the tags to be believed. */
const BELIEVED = 0.8

/** What a tagged PDF says; null for one that is not, or little of it. */
function tagged(pages: Page[]) {
  const sum = (of: (page: Page) => number) => pages.reduce((all, page) => all + of(page), 0)
  const letters = sum(({ lines }) => lines.reduce((all, { text }) => all + text.length, 0))
  const believed = sum(({ tags }) => tags?.letters ?? 0) >= BELIEVED * letters
  if (!believed || !pages.some(({ tags }) => tags?.shaped)) return null
  const html = pages.map(({ tags }) => tags?.html ?? '').join('\n')
  return readHtml(promoted(html))
}

async function untagged(pdf: PDFDocumentProxy, pages: Page[]) {
  const { pages: kept, edges } = withoutEdges(pages.map(({ lines }) => lines))
  const read = blocksOfLines(kept.flat(), await bookmarksOf(pdf))
  return { ...read, dropped: edgesOf(edges) }
}

/** What stands at the edge of pages, each once whatever its number. */
function edgesOf(edges: string[]): Material['dropped'] {
  const alike = new Map<string, string>()
  for (const edge of edges) {
    const key = edge.replace(/\d+/g, '#')
    if (!alike.has(key)) alike.set(key, edge)
  }
  return [...alike.values()].map((edge) => ({
    what: edge.slice(0, 60),
    why: 'it stands at the edge of pages',
  }))
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

type Page = {
  lines: PdfLine[]
  /** What its maker set apart as no part of the text. */
  edges: string[]
  tags: Tagged | null
}

async function pageOf(pdf: PDFDocumentProxy, number: number): Promise<Page> {
  const page = await pdf.getPage(number)
  const { items, styles } = await page.getTextContent({ includeMarkedContent: true })
  const found: PdfItem[] = []
  const marked = new Map<string, PdfItem[]>()
  const aside: PdfItem[] = []
  const open: { id: string; aside: boolean }[] = []
  for (const item of items) {
    if (!('str' in item)) {
      const { type, id = '', tag } = item as { type: string; id?: string; tag?: string }
      if (type.startsWith('begin')) open.push({ id, aside: tag === 'Artifact' })
      else open.pop()
      continue
    }
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
    // What stands upright beside a text is a mark of the archive or of a draft.
    if (Math.abs(b) > Math.abs(a)) continue
    const size = Math.round(Math.hypot(c, d) * 2) / 2
    const mono = /mono/i.test(styles[item.fontName]?.fontFamily ?? '')
    const fixed = mono && !/\p{Script=Han}/u.test(item.str)
    const own = { text: item.str, x, y, size, width: item.width, fixed, ends: item.hasEOL }
    if (open.some((mark) => mark.aside)) {
      aside.push(own)
      continue
    }
    found.push(own)
    const mark = open.findLast(({ id }) => id !== '')?.id
    if (mark === undefined) continue
    const alike = marked.get(mark)
    if (alike) alike.push(own)
    else marked.set(mark, [own])
  }
  const root = marked.size > 0 ? await page.getStructTree().catch(() => null) : null
  page.cleanup()
  const tags = root && taggedOf(root as PdfTag, marked)
  const edges = linesOf(aside, number - 1).map(({ text }) => text)
  return { lines: linesOf(found, number - 1), edges, tags }
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
