import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where a build has what runs apart, from the project's folder. */
declare const __APART__: string | undefined

/** The project's own folder, going up from this file: the same from the source and from any bundle. */
export function projectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package-lock.json')) && folder !== dirname(folder))
    folder = dirname(folder)
  return folder
}

/** A file that runs in a process or thread of its own. */
export type Apart = {
  path: string
  /** Whether it is the source, which needs a loader for TypeScript. */
  source: boolean
}

/**
 * A file of the project to run apart: its bundle, which starts in a third of the time, or the
 * source itself where none was built.
 *
 * @param path from the project's folder, `app/features/…`
 */
export function apart(path: string): Apart {
  const root = projectFolder()
  const folder = typeof __APART__ === 'undefined' ? null : __APART__
  const bundle = folder && resolve(root, folder, path.replace(/\.m?[jt]s$/, '.js'))
  if (bundle && existsSync(bundle)) return { path: bundle, source: false }
  return { path: join(root, path), source: true }
}
