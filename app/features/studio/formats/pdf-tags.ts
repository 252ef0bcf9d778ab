import { codeOfLines, joined } from './pdf-blocks'
import { linesOf, type PdfItem } from './pdf-lines'
import { escapedXml } from './xml-write'

/** A page's structure as its maker tagged it. A leaf names a stretch of marked text. */
export type PdfTag = {
  role?: string
  alt?: string
  type?: string
  id?: string
  children?: PdfTag[]
}

/** What a tagged page says, as HTML. */
export type Tagged = {
  html: string
  /** Letters of the text that is tagged. */
  letters: number
  /** Whether more than paragraphs is tagged. */
  shaped: boolean
}

const HEADINGS: Record<string, string> = {
  ...{ Title: 'h1', H: 'h2', H1: 'h2', H2: 'h3', H3: 'h4', H4: 'h5', H5: 'h6', H6: 'h6' },
}
/** Parts of a page that begin and end paragraphs, and are none. */
const GROUPS = new Set(
  'Root Document DocumentFragment Part Art Sect Div Aside THead TBody TFoot'.split(' '),
)
const PARAGRAPHS = new Set('P Caption Note FENote BibEntry Index'.split(' '))
/** What is not read: tables of contents, marks of lists, what stands around pages. */
const PASSED = new Set('TOC TOCI Lbl Artifact'.split(' '))

type Marked = ReadonlyMap<string, PdfItem[]>
/** Text of a line, or an element that stands for itself. */
type Piece = { items: PdfItem[] } | { html: string; shaped: boolean }

/** The tagged text of a page; `marked`: what stands under each name. */
export function taggedOf(root: PdfTag, marked: Marked): Tagged {
  const read = { letters: 0 }
  const pieces = piecesOf(root, marked, read)
  const shaped = pieces.some((piece) => 'html' in piece && piece.shaped)
  return { html: paragraphs(pieces), letters: read.letters, shaped }
}

function piecesOf(tag: PdfTag, marked: Marked, read: { letters: number }): Piece[] {
  if (tag.type === 'content') {
    const items = marked.get(tag.id ?? '') ?? []
    read.letters += items.reduce((sum, { text }) => sum + text.length, 0)
    return [{ items }]
  }
  const role = tag.role ?? ''
  if (PASSED.has(role)) return []
  const inside = () => (tag.children ?? []).flatMap((child) => piecesOf(child, marked, read))
  const shaped = (html: string): Piece[] => [{ html, shaped: true }]
  const heading = HEADINGS[role]
  if (heading) return shaped(`<${heading}>${textOf(inside())}</${heading}>`)
  if (role === 'L') {
    const element = isNumbered(tag, marked) ? 'ol' : 'ul'
    return shaped(`<${element}>${elements(inside())}</${element}>`)
  }
  if (role === 'LI') return shaped(`<li>${flow(inside())}</li>`)
  if (role === 'Table') return shaped(`<table>${elements(inside())}</table>`)
  if (role === 'TR' || role === 'TH' || role === 'TD') {
    const element = role.toLowerCase()
    return shaped(`<${element}>${role === 'TR' ? elements(inside()) : flow(inside())}</${element}>`)
  }
  if (role === 'BlockQuote') return shaped(`<blockquote>${paragraphs(inside())}</blockquote>`)
  const alt = tag.alt?.replace(/\s+/g, ' ').trim()
  if ((role === 'Figure' || role === 'Formula') && alt) {
    inside()
    return [{ html: `<p><em>${escapedXml(alt)}</em></p>`, shaped: false }]
  }
  if (role === 'Code') return codeOf(inside())
  const group = PARAGRAPHS.has(role) || GROUPS.has(role)
  if (!group) return inside()
  const pieces = inside()
  const some = pieces.some((piece) => 'html' in piece && piece.shaped)
  return [{ html: paragraphs(pieces), shaped: some }]
}

/** Whether the first mark of a list is a number. */
function isNumbered(list: PdfTag, marked: Marked): boolean {
  const mark = (tag: PdfTag): PdfTag | undefined =>
    tag.role === 'Lbl' ? tag : tag.children?.map(mark).find((found) => found !== undefined)
  const items = mark(list)?.children?.flatMap(({ id = '' }) => marked.get(id) ?? []) ?? []
  return /^\s*\(?\d{1,3}[.)]?\s*$/.test(items.map(({ text }) => text).join(''))
}

/** Code of several lines stands for itself; within a line it is text. */
function codeOf(pieces: Piece[]): Piece[] {
  const lines = linesOf(itemsIn(pieces), 0)
  if (lines.length < 2) return pieces
  const code = escapedXml(codeOfLines(lines).join('\n'))
  return [{ html: `<pre><code>${code}</code></pre>`, shaped: true }]
}

const itemsIn = (pieces: Piece[]) =>
  pieces.flatMap((piece) => ('items' in piece ? piece.items : []))
const textOf = (pieces: Piece[]) => escapedXml(joined(linesOf(itemsIn(pieces), 0)))
const elements = (pieces: Piece[]) =>
  pieces.map((piece) => ('html' in piece ? piece.html : '')).join('')

/** Pieces in their order, the text between elements each as `element` makes it. */
function inOrder(pieces: Piece[], element: (text: string) => string): string {
  let html = ''
  let run: Piece[] = []
  const close = () => {
    const text = textOf(run)
    if (text.trim() !== '') html += element(text)
    run = []
  }
  for (const piece of pieces) {
    if ('items' in piece) run.push(piece)
    else {
      close()
      html += piece.html
    }
  }
  close()
  return html
}

const flow = (pieces: Piece[]) => inOrder(pieces, (text) => text)
const paragraphs = (pieces: Piece[]) => inOrder(pieces, (text) => `<p>${text}</p>`)
