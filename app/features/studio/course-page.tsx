import { Link, useFetcher } from '@remix-run/react'
import { useStudioMessages } from '~/i18n/studio'
import { CourseForm, courseFields, courseText } from './course-form'
import type { CourseView } from './course-view'
import type { Frame } from './frame.server'
import type { Kept } from './kept'
import { ModuleOrder } from './module-order'
import type { Proposing } from './proposals.server'
import { ProposalsPanel } from './proposals-panel'
import { Saved } from './saved'
import { StaleNotice } from './stale-notice'
import { StudioPage } from './studio-page'
import { useKept } from './use-kept'

type CoursePageProps = CourseView & { frame: Frame; proposing: Proposing; tried?: Kept }

/** A draft's course: what it says as a whole, and its modules in order. */
export function CoursePage(props: CoursePageProps) {
  const { frame, course, revision, modules, faults, proposing, tried } = props
  const m = useStudioMessages().studio
  const path = `/studio/${frame.id}`
  const before = tried?.kind === 'stale' ? tried : null
  const work = useKept({
    path,
    door: 'routes/studio.draft',
    name: `${frame.id}/course`,
    opened: {
      value: courseText(before?.typed ?? course),
      revision: before?.revision ?? revision,
    },
    fields: courseFields,
    valueOf: courseText,
  })
  const stale = work.stale ?? before
  return (
    <StudioPage frame={frame} title={work.value.title || m.untitled} saved={<Saved {...work} />}>
      {stale && (
        <StaleNotice
          stale={stale}
          path={path}
          form="course"
          language={course.language}
          onSettle={work.stale ? work.settle : null}
        />
      )}
      <div className="cols stack gap-6">
        <section className="stack gap-5">
          <h2>{m.modules}</h2>
          {modules.length === 0 && <p>{m.noModules}</p>}
          <ModuleOrder path={path} modules={modules} language={course.language} />
          {modules.length > 1 && <p className="small by-keys">{m.moveKeys}</p>}
          <AddModule path={path} />
          {modules.length > 0 && <ProposalsPanel path={path} proposing={proposing} />}
          <p>
            <Link to={`${path}/publication`}>{m.readiness(faults)}</Link>
          </p>
        </section>
        <section className="stack gap-5">
          <h2>{m.aboutCourse}</h2>
          <CourseForm
            path={path}
            course={work.value}
            revision={work.revision.current}
            published={frame.courseId !== null}
            onChange={work.change}
            onSubmit={work.onSubmit}
          />
        </section>
      </div>
      <ul className="row">
        <li>
          <Link to={`${path}/steps`}>{m.history}</Link>
        </li>
        <li>
          <a href={`${path}/source`}>{m.exportSource}</a>
        </li>
        <li>
          <Link to={`${path}/removal`}>{m.removeDraft}</Link>
        </li>
      </ul>
    </StudioPage>
  )
}

function AddModule({ path }: { path: string }) {
  const m = useStudioMessages().studio
  const fetcher = useFetcher()
  return (
    <fetcher.Form
      method="post"
      action={`${path}/changes`}
      className="row"
      onSubmit={({ currentTarget }) => setTimeout(() => currentTarget.reset())}
    >
      <div className="field grow">
        <label htmlFor="new-module">{m.newModule}</label>
        <input id="new-module" name="title" />
      </div>
      <button className="btn quiet" type="submit" name="what" value="add-module">
        {m.addModule}
      </button>
    </fetcher.Form>
  )
}
