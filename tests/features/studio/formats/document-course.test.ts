import { describe, expect, it } from 'vitest'
import { readCourse, writeCourse } from '~/features/course/course-text'
import { courseOfDocument } from '~/features/studio/formats/document-course'

const course = (titles: string[], title: string | null = null) =>
  courseOfDocument(
    {
      title,
      language: 'en',
      modules: titles.map((own, at) => ({
        title: own,
        body: `About ${own}.`,
        spans: at === 1 ? [{ start: 60, end: 120 }] : [],
      })),
    },
    'My lecture',
  )

describe('a document as a course', () => {
  it('is one of drafts, that the course format takes and gives back', () => {
    const made = course(['Tea', 'Steel', '钢铁'])
    expect(made.modules.every(({ card, pool }) => card.length + pool.length === 0)).toBe(true)
    expect(made.modules.map(({ spans }) => spans?.length)).toEqual([undefined, 1, undefined])
    expect(readCourse(writeCourse(made))).toEqual({ kind: 'course', course: made })
  })

  it('numbers modules of the same title, and keeps ids apart', () => {
    const { modules } = course(['Tea', 'Tea', 'Ore'])
    expect(modules.map(({ title }) => title)).toEqual(['Tea (1/2)', 'Tea (2/2)', 'Ore'])
    expect(new Set(modules.map(({ id }) => id)).size).toBe(3)
  })

  it('is called as the document says, or else as the file', () => {
    expect(course(['A', 'B'], 'On tea').title).toBe('On tea')
    expect(course(['A', 'B']).title).toBe('My lecture')
    expect(course(['A'], 'On tea').modules[0]?.title).toBe('On tea')
  })
})
