import type { Material } from '~/features/course/material'
import { type Archive, isZip, namesIn, opened } from './archive'
import { captionsIn, readCaptions } from './captions'
import { DOCUMENT, Undocumented } from './document-fault'
import { type DocumentPicture, PicturesFound, picturesFrom } from './document-pictures'
import { documentText } from './document-text'
import { DOCX_PARTS, readDocx } from './docx-document'
import { CONTAINER, EPUB_PARTS, readEpub } from './epub-document'
import { isHtml, readHtml } from './html-document'
import { languageToldOf } from './languages'
import type { Pictures } from './lesson-images'
import { byPath } from './lesson-paths'
import { isMarkdown, NO_PICTURES, readMarkdown } from './markdown-document'
import { isPdf, readPdf } from './pdf-document.server'
import { PPTX_PARTS, PRESENTATION, readPptx } from './pptx-document'
import { readText } from './text-document'
import { Unreadable } from './unreadable'

/** Names of files in an archive or folder that hold text to read. */
export const TEXT = /\.(?:md|markdown|txt|html?|xhtml|vtt|srt|docx|pptx|epub|pdf)$/i
type Files = Map<string, Uint8Array>

const ASIDE = /(?:^|\/)(?:__MACOSX|node_modules|\.[^/]*)(?:\/|$)/

/**
 * Reads a document by what it holds, whatever its name says: Markdown, plain text, HTML, WebVTT,
 * SubRip, DOCX, PDF, EPUB, PPTX, or an archive or folder of these.
 *
 * @param name of the file: what has no title of its own is called like it
 * @param given a file's bytes, or the files of a folder by their paths
 * @returns what it says, and the pictures that stand in it by their numbers
 * @throws Undocumented
 */
export async function readDocument(
  name: string,
  given: Uint8Array | Files,
): Promise<Material & { pictures: DocumentPicture[] }> {
  const pictures = new PicturesFound()
  const material = await read(name, given, pictures)
  const says = ({ markdown }: Material['blocks'][number]) =>
    /[\p{L}\p{N}]/u.test(markdown.replaceAll('](/pictures/@', ''))
  if (!material.blocks.some(says)) throw new Undocumented('nothing', 'holds nothing to read')
  return { ...material, pictures: pictures.all }
}

async function read(
  name: string,
  given: Uint8Array | Files,
  found: PicturesFound,
): Promise<Material> {
  if (given instanceof Map) return readFiles({ files: given, more: () => undefined }, found)
  if (given.length === 0) throw new Undocumented('empty', 'is empty')
  if (given.length > DOCUMENT.bytes) throw new Undocumented('large', 'is larger than 20 MB')
  if (isZip(given) && !packedIn(given)) return readFiles(archived(given, isText), found)
  return readOne(name, given, found, found.from(NO_PICTURES))
}

const isText = (name: string) => TEXT.test(name) && !ASIDE.test(name)

/** Several files as one document, in the order of their paths, each under its title. */
async function readFiles({ files, more }: Archive, found: PicturesFound): Promise<Material> {
  const names = [...files.keys()].filter(isText).sort(byPath)
  const pictures = picturesIn((path) => files.get(path) ?? more(path), found)
  const whole: Material = { title: null, language: null, blocks: [], dropped: [], warnings: [] }
  for (const name of names) {
    const bytes = files.get(name) ?? new Uint8Array()
    const read = readOne(name, bytes, found, picturesFrom(name, pictures))
    const own = await read.catch((error: Error) => {
      if (!(error instanceof Undocumented)) throw error
      whole.dropped.push({ what: name, why: error.what })
      return null
    })
    if (!own) continue
    const title = own.title ?? nameOf(name)
    if (names.length > 1) whole.blocks.push({ kind: 'heading', level: 2, markdown: `## ${title}` })
    else whole.title = own.title
    whole.blocks.push(...own.blocks)
    whole.language ??= own.language
    whole.dropped.push(...own.dropped.map(({ what, why }) => ({ what: `${name}: ${what}`, why })))
    whole.warnings.push(...own.warnings.map((warning) => `${name}: ${warning}`))
  }
  return whole
}

type Outline = Pick<Material, 'title' | 'blocks' | 'dropped'>

/** Archives that are one document, by a file that each of them has. */
const PACKED: Record<
  string,
  { parts: RegExp; read: (files: Files, pictures: Pictures) => Outline | Promise<Outline> }
> = {
  'word/document.xml': { parts: DOCX_PARTS, read: readDocx },
  [PRESENTATION]: { parts: PPTX_PARTS, read: readPptx },
  [CONTAINER]: { parts: EPUB_PARTS, read: readEpub },
}

/** Which document an archive is; undefined for one of files. */
function packedIn(bytes: Uint8Array) {
  const name = readable(() => namesIn(bytes)).find((one) => PACKED[one])
  return name === undefined ? undefined : PACKED[name]
}

const archived = (bytes: Uint8Array, wanted: (name: string) => boolean): Archive =>
  readable(() => opened(bytes, wanted))

/** The pictures among files; one that can't be had doesn't spoil the rest. */
const picturesIn = (more: Archive['more'], found: PicturesFound): Pictures =>
  found.from((path) => {
    try {
      return more(path) ?? { why: 'the picture is not part of the file' }
    } catch (error) {
      if (error instanceof Unreadable) return { why: error.what }
      throw error
    }
  })

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) throw new Undocumented('archive', error.what)
    throw error
  }
}

/** A document that is no text of its own; null for any other bytes. */
async function readOffice(bytes: Uint8Array, found: PicturesFound): Promise<Outline | null> {
  if (isPdf(bytes)) return readPdf(bytes)
  if (isOldOffice(bytes)) {
    throw new Undocumented('unknown', 'is an old or locked Office file; save it as .docx or .pptx')
  }
  const packed = isZip(bytes) ? packedIn(bytes) : undefined
  if (!packed) return null
  const { files, more } = archived(bytes, (name) => packed.parts.test(name))
  try {
    return await packed.read(files, picturesIn(more, found))
  } catch (error) {
    if (error instanceof Unreadable) throw new Undocumented('broken', error.what)
    if (error instanceof RangeError) throw new Undocumented('deep', 'is nested too deep')
    throw error
  }
}

const isOldOffice = (bytes: Uint8Array) =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)

async function readOne(
  name: string,
  bytes: Uint8Array,
  found: PicturesFound,
  pictures: Pictures,
): Promise<Material> {
  const office = await readOffice(bytes, found)
  if (office) {
    const text = office.blocks.map(({ markdown }) => markdown).join('\n')
    return { ...office, title: office.title ?? nameOf(name), ...languageToldOf(text, []) }
  }
  const { text, lost } = documentText(bytes)
  const warnings = lost > 0 ? [`${lost} letters are in another encoding and can’t be read`] : []
  const captions = captionsIn(text)
  if (captions) {
    const read = await readCaptions(text, captions)
    const said = read.blocks.map(({ markdown }) => markdown).join('\n')
    return { ...read, ...languageToldOf(said, warnings) }
  }
  if (!isHtml(text) && isOther(text))
    throw new Undocumented('unknown', 'is of a kind that is not known')
  const own = languageToldOf(text, warnings)
  if (isHtml(text)) {
    const { named, ...read } = readHtml(text, pictures)
    return { ...read, title: read.title ?? named ?? nameOf(name), ...own }
  }
  const read = isMarkdown(text)
    ? readMarkdown(text, pictures)
    : { ...readText(text, own.language ?? 'en'), dropped: [] }
  return { ...read, title: read.title ?? nameOf(name), ...own }
}

/** Whether a text is data or another format's source, and nothing to read. */
function isOther(text: string): boolean {
  if (/^\s*(?:<\?xml|<!DOCTYPE|\{\\rtf|%PDF-|%!PS)/i.test(text)) return true
  if (!/^\s*[[{]/.test(text) || text.length > 2_000_000) return false
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

const nameOf = (path: string): string | null =>
  (path.split('/').at(-1) ?? '')
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim() || null
