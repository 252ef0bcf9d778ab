import { deleteFile, readFile } from '~/features/digest/audio/store.server'
import { type Handle, Hopeless, type Job } from '~/jobs/kinds.server'
import type { NewPart } from './draft-change'
import { beginDraft, draftOfSource, emptyCourse } from './drafts.server'
import type { TextRead } from './formats/cut-document.server'
import { keepPictures } from './picture.server'
import type { Upload } from './reading.server'
import { takeText } from './take-document.server'
import { putText, textParts } from './text.server'

/**
 * The work of a job `read-text`: reads what was brought in, proposes its cuts, and puts both into
 * the draft, or begins the draft with them. Nothing comes in of what can't be taken.
 *
 * @throws Hopeless with the fault of a text that is not taken
 */
export async function readText(job: Job, handle: Handle): Promise<void> {
  const upload = job.payload as Upload
  const { file, name, language, begins } = upload
  const bytes = await readFile(file)
  if (!bytes) return
  const read = await takeText(name, bytes, { language, begins }, handle.report).catch((error) => {
    if (job.attempts < 2) throw error
    throw new Hopeless('failed')
  })
  if (read.kind === 'refused') {
    if (name !== '') await deleteFile(file)
    throw new Hopeless(read.fault)
  }
  handle.signal.throwIfAborted()
  handle.report('keeping', 0.9)
  if (read.kind === 'course') await draftOfSource(upload.editor, read.course, upload.draft)
  else {
    const { pictures, ...text } = read
    await keepPictures(upload.editor.id, pictures, async (also) => {
      if (!begins) return putText(upload.editor, upload.draft, { name, ...text }, also)
      await beginDraft(upload.editor, partsOf(upload, read), upload.draft, also)
    })
  }
  await deleteFile(file)
}

function partsOf({ name, editor }: Upload, read: Extract<TextRead, { kind: 'text' }>) {
  const title = read.title ?? name.replace(/\.\w{1,8}$/, '')
  const course: NewPart = emptyCourse(read.language, editor.name, title)
  return [course, ...textParts({ name, ...read })]
}
