import type { Language } from '~/features/course/outline'
import { isChinese, languageOfPath } from './languages'
import { quizNumbers } from './quiz-links'

/** Compares paths as people sort them: step by step, numbers by their value. */
export function byPath(one: string, other: string): number {
  const [left, right] = [one.split('/'), other.split('/')]
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [a, b] = [left[at] ?? '', right[at] ?? '']
    const order = a.localeCompare(b, 'en', { numeric: true }) || (a < b ? -1 : a > b ? 1 : 0)
    if (order !== 0) return order
  }
  return 0
}

const ASIDE = /(?:^|\/)(?:translations?|i18n|node_modules|\.[^/]+)\//i

/** The READMEs that link to quizzes, with their folders ('' for the root), in path order. */
export function findLessons(files: Map<string, string>): { path: string; folder: string }[] {
  return [...files]
    .filter(([path, text]) => /(?:^|\/)readme\.md$/i.test(path) && isLesson(path, text))
    .map(([path]) => ({ path, folder: path.split('/').slice(0, -1).join('/') }))
    .sort((one, other) => byPath(one.folder, other.folder) || byPath(one.path, other.path))
}

const isLesson = (path: string, text: string) => !ASIDE.test(path) && quizNumbers(text).length > 0

/**
 * The path of a lesson's text in a language; null when there is none. English is the README
 * itself. Chinese is a file beside it or in `translations` named for the language
 * (`README.zh-cn.md`, `zh-cn/README.md`), else the README itself if it is in Chinese.
 */
export function readmeIn(
  files: Map<string, string>,
  readme: string,
  language: Language,
): string | null {
  if (language === 'en') return readme
  const folder = readme.split('/').slice(0, -1)
  const here = folder.length > 0 ? `${folder.join('/')}/` : ''
  const translations = [...files.keys()].filter((path) => {
    if (path === readme || !/\.md$/i.test(path) || languageOfPath(path) !== language) return false
    const name = path.split('/').at(-1) ?? ''
    if (!/^readme(?:[._-][a-z_-]+)?\.md$/i.test(name)) return false
    const rest = path.slice(here.length)
    const beside = path.startsWith(here) && /^(?:translations?\/)?(?:[a-z_-]+\/)?[^/]+$/i.test(rest)
    return beside && !(rest.includes('/') && !/^(?:translations?|zh|cn)/i.test(rest))
  })
  const root = new RegExp(`^translations?/[^/]+/${escaped(here)}readme\\.md$`, 'i')
  const apart = [...files.keys()].filter(
    (path) => root.test(path) && languageOfPath(`${path.split('/')[1]}.md`) === language,
  )
  const found = [...translations, ...apart].sort(byPath)[0]
  return found ?? (isChinese(files.get(readme) ?? '') ? readme : null)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
