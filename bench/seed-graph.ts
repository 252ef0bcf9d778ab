// Fills an empty database for bench/graph.ts with a course of 1,000 concepts: 25 in each of 40
// modules, each but the first built on one of its module, every third also on one of the module
// before. Prints the path of its graph as JSON.
import { tinyCourse } from '#/tests/support/tiny-course'
import { openDatabase } from '~/db/db.server'
import { createAccount } from '~/features/account/account.server'
import { compile } from '~/features/studio/compile.server'
import { publish } from '~/features/studio/publish.server'
import { readSettings } from '~/settings.server'

const MODULES = 40
const CONCEPTS = 25

const database = await openDatabase(readSettings(process.env))
const teacher = { name: 'Teacher Tan', password: 'a teacher of benches', language: 'en' } as const
const instructorId = (await createAccount({ ...teacher, role: 'admin' })) ?? ''
const course = tinyCourse({ id: 'thousand', modules: MODULES })
const ids = course.modules.map(({ id, concepts }) => [
  ...concepts.map((concept) => concept.id),
  ...Array.from({ length: CONCEPTS - concepts.length }, (_, n) => `${id}-c${n}`),
])
const modules = course.modules.map((module, at) => ({
  ...module,
  concepts: (ids[at] ?? []).map((id, n) => {
    const within = n > 0 ? [ids[at]?.[Math.floor((n - 1) / 2)]] : []
    const before = n % 3 === 0 ? [ids[at - 1]?.[n]] : []
    const needs = [...within, ...before].flatMap((need) =>
      need ? { id: need, because: 'It is built from it.' } : [],
    )
    return { id, title: `Concept ${n + 1} of ${module.id}`, summary: `What ${id} is.`, needs }
  }),
}))
await publish(await compile({ ...course, modules }), { instructorId, admin: true })
await database.close()
process.stdout.write(JSON.stringify('/courses/thousand/graph'))
