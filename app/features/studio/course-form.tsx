import type { FormEvent } from 'react'
import { LIMITS } from '~/features/course/course-limits'
import { LANGUAGES } from '~/features/course/outline'
import { useStudioMessages } from '~/i18n/studio'
import { Field, TextField } from '~/ui/field'
import type { Contents } from './draft'

/** What a course as a whole says, as its page has it: the sources as they are typed. */
export type CourseText = Omit<Contents['course'], 'sources'> & { sources: string }

export const courseText = (content: object): CourseText => {
  const { sources, ...rest } = content as Contents['course']
  return { ...rest, sources: sources.join('\n') }
}

export const courseFields = (course: CourseText): [string, string][] => Object.entries(course)

type CourseFormProps = {
  path: string
  course: CourseText
  revision: number
  /** Published: its language stays. */
  published: boolean
  onChange: (course: CourseText) => void
  onSubmit: (event: FormEvent) => void
}

/** Title, summary, language, who it is by, licence, sources. */
export function CourseForm(props: CourseFormProps) {
  const { path, course, revision, published, onChange, onSubmit } = props
  const m = useStudioMessages().studio
  const of = (name: keyof CourseText) => ({
    name,
    label: m.fields[name],
    value: course[name],
    onChange: ({ target }: { target: { value: string } }) =>
      onChange({ ...course, [name]: target.value }),
  })
  const error = course.title.trim() === '' ? m.faults['no-title'] : null
  return (
    <form className="stack gap-5" id="course" method="post" action={path} onSubmit={onSubmit}>
      <input type="hidden" name="base" value={revision} />
      <Field {...of('title')} lang={course.language} maxLength={LIMITS.title} error={error} />
      <TextField
        {...of('summary')}
        lang={course.language}
        hint={m.hints.summary}
        maxLength={LIMITS.summary}
      />
      <Field {...of('by')} maxLength={LIMITS.title} />
      <Field {...of('licence')} hint={m.hints.licence} maxLength={LIMITS.title} />
      <div className="field">
        <label htmlFor="language">{m.fields.language}</label>
        {published && <input type="hidden" name="language" value={course.language} />}
        <select
          id="language"
          name={published ? undefined : 'language'}
          value={course.language}
          disabled={published}
          onChange={({ target }) =>
            onChange({ ...course, language: target.value as CourseText['language'] })
          }
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {m.languages[language]}
            </option>
          ))}
        </select>
      </div>
      <TextField {...of('sources')} lang={course.language} hint={m.hints.sources} />
      <noscript>
        <button className="btn quiet" type="submit">
          {m.save}
        </button>
      </noscript>
    </form>
  )
}
