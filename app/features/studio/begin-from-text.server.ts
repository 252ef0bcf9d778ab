import { readCourse } from '~/features/course/course-text'
import type { Language } from '~/features/course/outline'
import { newPartId } from './draft.server'
import type { Editor } from './draft-access.server'
import { courseParts } from './draft-course'
import { beginDraft, draftOfSource } from './drafts.server'
import { courseOfDocument } from './formats/document-course'
import type { DocumentFault } from './formats/document-fault'
import { proposalsAsked } from './proposals.server'
import { seedCourses } from './site.server'
import { takeDocument } from './take-document.server'

/** A text that a course is begun with: from a file, pasted, or the sample that comes along. */
export type Brought = {
  name: string
  bytes: Uint8Array
  /** Of the course; null: that of the text. */
  language: Language | null
}

export type Begun = { kind: 'begun'; id: string } | { kind: 'refused'; fault: DocumentFault }

/**
 * Begins a draft with a text: a course in its own format as it is, anything else cut into modules.
 * Nothing is begun with a text that can't be taken.
 */
export async function beginFromText(
  editor: Editor & { name: string },
  { name, bytes, language }: Brought,
): Promise<Begun> {
  const written = bytes.length < 5_000_000 ? readCourse(new TextDecoder().decode(bytes)) : null
  if (written?.kind === 'course') {
    return { kind: 'begun', id: await draftOfSource(editor, written.course) }
  }
  const read = await takeDocument(name, bytes, language)
  if (read.kind === 'refused') return { kind: 'refused', fault: read.fault }
  const course = courseOfDocument(read, name.replace(/\.\w{1,8}$/, ''))
  const parts = courseParts({ ...course, by: editor.name }, newPartId)
  return { kind: 'begun', id: await beginDraft(editor, parts, proposalsAsked(editor)) }
}

/** A lecture to try the studio with, in a language of the site. */
export async function sampleText(language: Language): Promise<Uint8Array> {
  const [course] = (await seedCourses()).filter((one) => one.language === language)
  const text = course?.modules.map(({ title, body }) => `## ${title}\n\n${body}`).join('\n\n')
  return new TextEncoder().encode(`# ${course?.title ?? ''}\n\n${text ?? ''}`)
}
