import { momentOf, type Telling } from '~/features/account/moment'
import { digestsNow } from '~/features/digest/module-digest.server'
import { checklistOf } from './checklist.server'
import { courseDifference } from './course-difference'
import { digestsView } from './digest-view.server'
import type { Draft } from './draft.server'
import { courseContent, courseSource } from './draft-course'
import { faultsOf } from './draft-faults'
import { workOf } from './draft-file.server'
import { publishedSource, standingOf, versionsOf } from './publication.server'

/** What the page for publishing a draft shows: what stands in the way, what would change, what there was. */
export async function publicationView(draft: Draft, telling: Telling) {
  const last = await publishedSource(draft)
  const versions = await versionsOf(draft)
  return {
    revision: draft.revision,
    faults: faultsOf(draft.parts),
    checks: await checklistOf(draft),
    difference: courseDifference(last, courseSource(draft.parts, workOf(draft))),
    first: last === null,
    standing: await standingOf(draft),
    licence: courseContent(draft.parts).licence,
    digests: await digestsNow(draft.courseId),
    /** Modules whose digests are proposed anew, though words were written for an earlier text. */
    setAside: digestsView(draft)
      .filter(({ words }) => words === 'earlier')
      .map(({ id, title }) => ({ id, title })),
    versions: versions.map(({ publishedAt, ...version }) => ({
      ...version,
      at: momentOf(publishedAt, telling),
    })),
  }
}

export type PublicationView = Awaited<ReturnType<typeof publicationView>>
