import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCourse } from '~/features/course/course-text'
import type { CourseSource } from '~/features/course/outline'
import type { Product } from './product'

/** Publishes a course on a product that runs on SQLite, as its operator would. */
export function importInto({ folder }: Product, course: CourseSource): void {
  const place = mkdtempSync(join(tmpdir(), 'fifteen-course-'))
  const file = join(place, `${course.id}.md`)
  writeFileSync(file, writeCourse(course))
  const { status, stderr } = spawnSync(
    process.execPath,
    ['cli/run.mjs', 'cli/course.ts', 'import', file],
    { encoding: 'utf8', env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' } },
  )
  rmSync(place, { recursive: true })
  if (status !== 0) throw new Error(stderr)
}
