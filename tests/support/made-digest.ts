import type { CourseSource } from '~/features/course/outline'
import type { Caller } from './caller'

type View = { view: { revision: number } | null; made: { audio: object | null } | null }

const BETWEEN = 500 // ms

/** Makes a digest of a few sentences about a module, by the forms of its pages; its path, once it can be heard. */
export async function makeDigestBy(
  one: Caller,
  course: CourseSource,
  { module, title, lines }: { module: string; title: string; lines: string[] },
): Promise<string> {
  const begun = await one.post('/digests', { course: course.id, module, kind: 'assembled' })
  const path = begun.to
  const { view } = await one.data<View>(path, 'digest')
  const made = await one.post(`${path}/script`, {
    revision: String(view?.revision ?? 0),
    title,
    line: lines.map((_, i) => `own-${i + 1}`),
    text: lines,
    step: 'make',
  })
  if (made.status !== 303) throw new Error(`${path}/script answered ${made.status}`)
  for (;;) {
    const now = await one.data<View>(path, 'digest')
    if (now.made?.audio) return path
    if (now.view) throw new Error(`${path} was not made`)
    await new Promise((later) => setTimeout(later, BETWEEN))
  }
}
