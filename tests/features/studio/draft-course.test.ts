import { describe, expect, it } from 'vitest'
import { tinyCourse } from '#/tests/support/tiny-course'
import { readCourse, writeCourse } from '~/features/course/course-text'
import type { Part } from '~/features/studio/draft'
import { applied, type Change, type NewPart } from '~/features/studio/draft-change'
import { courseParts, courseSource, keysOf } from '~/features/studio/draft-course'

const counter = (prefix: string) => {
  let n = 0
  return () => {
    n += 1
    return `${prefix}${n}`
  }
}

function draftWith(parts: NewPart[]): Part[] {
  const changes = parts.map((part): Change => ({ do: 'insert', part }))
  const done = applied([], changes, { revision: 1, newId: counter('n') })
  if (done.kind === 'stale') throw new Error(`stale at ${done.id}`)
  return done.touched.flatMap(({ after }) => after ?? [])
}

describe('a course in a draft', () => {
  it('comes out as it went in', () => {
    const course = tinyCourse()
    const parts = draftWith(courseParts(course, counter('p')))
    expect(courseSource(parts, 'tiny')).toEqual(course)
  })

  it('can be written whatever empty lines its texts begin and end with', () => {
    const parts = draftWith(courseParts(tinyCourse(), counter('p'))).map((part) =>
      part.kind === 'module'
        ? { ...part, content: { ...part.content, body: `\n  \n${part.content.body}\n\n` } }
        : part,
    )
    expect(readCourse(writeCourse(courseSource(parts, 'tiny')))).toMatchObject({
      kind: 'course',
      course: { modules: tinyCourse().modules },
    })
  })

  it('keeps the id of what is renamed', () => {
    const parts = draftWith(courseParts(tinyCourse(), counter('p')))
    const module = parts.find(({ key }) => key === 'm2')
    const renamed = parts.map((part) =>
      part === module ? ({ ...part, content: { ...part.content, title: 'New' } } as Part) : part,
    )
    expect(courseSource(renamed, 'tiny').modules[1]).toMatchObject({ id: 'm2', title: 'New' })
  })
})

describe('keysOf', () => {
  const module = (id: string, title: string): NewPart => ({
    kind: 'module',
    id,
    content: { title, body: '' },
  })

  it('makes an id of a title, another one for each, and one for a title without letters', () => {
    const parts = draftWith([
      module('a', 'Base rates'),
      module('b', 'Base rates!'),
      module('c', ''),
    ])
    expect([...keysOf(parts).values()]).toEqual(['base-rates', 'base-rates-2', 'module'])
  })

  it('leaves an id that a part has to it', () => {
    const [, second] = [module('a', 'Base rates'), { ...module('b', 'Other'), key: 'base-rates' }]
    const keys = keysOf(draftWith([module('a', 'Base rates'), second]))
    expect(keys.get('b')).toBe('base-rates')
    expect(keys.get('a')).toBe('base-rates-2')
  })

  it('makes ids that the course format takes', () => {
    const titles = ['基础概率', 'É à la carte', '-- x --', 'a'.repeat(300)]
    const keys = keysOf(draftWith(titles.map((title, n) => module(`m${n}`, title))))
    for (const key of keys.values()) expect(key).toMatch(/^[a-z0-9]+(?:-+[a-z0-9]+)*$/)
  })
})
