import { LIMITS } from '~/features/course/course-limits'
import type { CourseSource, Language } from '~/features/course/outline'
import type { Span } from '~/features/course/spans'
import { slugOf } from './slug'

type CutDocument = {
  title: string | null
  language: Language
  modules: { title: string; body: string; spans: Span[] }[]
}

/**
 * A cut document as a course of drafts: modules with neither concepts nor questions yet.
 *
 * @param name of the file, without its ending; ids are made of it
 */
export function courseOfDocument(document: CutDocument, name: string): CourseSource {
  const taken = new Set<string>()
  const id = slugOf(name) || 'course'
  const alone = document.modules.length === 1 ? document.title : null
  return {
    id,
    language: document.language,
    title: lineOf(document.title ?? '') || lineOf(name) || id,
    summary: '',
    by: '',
    licence: '',
    sources: [],
    modules: document.modules.map(({ title, body, spans }, at) => ({
      id: free(slugOf(title) || `${at + 1}`, taken),
      title: titled(alone ?? title, at, document.modules),
      concepts: [],
      body,
      card: [],
      pool: [],
      ...(spans.length > 0 && { spans }),
    })),
  }
}

/** A title, numbered where others have the same. */
function titled(title: string, at: number, all: { title: string }[]): string {
  const same = all.filter((one) => one.title === title).length
  const before = all.slice(0, at).filter((one) => one.title === title).length
  const number = same > 1 ? ` (${before + 1}/${same})` : ''
  const line = lineOf(title) || String(at + 1)
  return `${line.slice(0, LIMITS.title - number.length).trimEnd()}${number}`
}

function free(id: string, taken: Set<string>): string {
  let own = id
  for (let again = 2; taken.has(own); again += 1) own = `${id}-${again}`
  taken.add(own)
  return own
}

const lineOf = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Surrogate}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, LIMITS.title)
    .replace(/\p{Surrogate}/gu, '')
