import type { Material } from '~/features/course/material'
import type { Language } from '~/features/course/outline'
import { isZip, unzipped } from './archive'
import { captionsIn, readCaptions } from './captions'
import { DOCUMENT, Undocumented } from './document-fault'
import { documentText } from './document-text'
import { isHtml, readHtml } from './html-document'
import { isChinese } from './languages'
import { byPath } from './lesson-paths'
import { isMarkdown, readMarkdown } from './markdown-document'
import { readText } from './text-document'
import { Unreadable } from './unreadable'

/** Names of files in an archive or folder that hold text to read. */
export const TEXT = /\.(?:md|markdown|txt|html?|xhtml|vtt|srt)$/i
const ASIDE = /(?:^|\/)(?:__MACOSX|node_modules|\.[^/]*)(?:\/|$)/

/**
 * Reads a document by what it holds, whatever its name says: Markdown, plain text, HTML, WebVTT,
 * SubRip, or an archive or folder of these.
 *
 * @param name of the file: what has no title of its own is called like it
 * @param given a file's bytes, or the files of a folder by their paths
 * @throws Undocumented
 */
export async function readDocument(
  name: string,
  given: Uint8Array | Map<string, Uint8Array>,
): Promise<Material> {
  const material = await read(name, given)
  if (!material.blocks.some(({ markdown }) => /[\p{L}\p{N}]/u.test(markdown))) {
    throw new Undocumented('nothing', 'holds nothing to read')
  }
  return material
}

async function read(name: string, given: Uint8Array | Map<string, Uint8Array>): Promise<Material> {
  if (given instanceof Map) return readFiles(given)
  if (given.length === 0) throw new Undocumented('empty', 'is empty')
  if (given.length > DOCUMENT.bytes) throw new Undocumented('large', 'is larger than 20 MB')
  return isZip(given) ? readFiles(archived(given)) : readOne(name, given)
}

/** Several files as one document, in the order of their paths, each under its title. */
async function readFiles(files: Map<string, Uint8Array>): Promise<Material> {
  const names = [...files.keys()].sort(byPath)
  const whole: Material = { title: null, language: null, blocks: [], dropped: [], warnings: [] }
  for (const name of names) {
    const own = await readOne(name, files.get(name) ?? new Uint8Array()).catch((error: Error) => {
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

function archived(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    return unzipped(bytes, (name) => TEXT.test(name) && !ASIDE.test(name))
  } catch (error) {
    if (error instanceof Unreadable) throw new Undocumented('archive', error.what)
    throw error
  }
}

async function readOne(name: string, bytes: Uint8Array): Promise<Material> {
  const { text, lost } = documentText(bytes)
  const warnings = lost > 0 ? [`${lost} letters are in another encoding and can’t be read`] : []
  const captions = captionsIn(text)
  if (captions) {
    const read = await readCaptions(text, captions)
    return { ...read, warnings }
  }
  if (!isHtml(text) && isOther(text))
    throw new Undocumented('unknown', 'is of a kind that is not known')
  const language: Language = isChinese(text) ? 'zh-CN' : 'en'
  const read = isHtml(text)
    ? readHtml(text)
    : isMarkdown(text)
      ? readMarkdown(text)
      : { ...readText(text, language), dropped: [] }
  if (isAnother(text)) warnings.push('the text is neither in English nor in Chinese')
  return { ...read, title: read.title ?? nameOf(name), language, warnings }
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

/** Whether most letters are of a script that neither language is written in. */
function isAnother(text: string): boolean {
  const head = text.slice(0, 100_000)
  const letters = head.match(/\p{L}/gu)?.length ?? 0
  const known = head.match(/[\p{Script=Latin}\p{Script=Han}]/gu)?.length ?? 0
  return known < letters / 2
}

const nameOf = (path: string): string | null =>
  (path.split('/').at(-1) ?? '')
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[_-]+/g, ' ')
    .trim() || null
