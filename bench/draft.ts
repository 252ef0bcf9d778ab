// What is drafted for lessons: npm run -s bench:draft -- DIR [--language zh-CN]
// DIR is a folder of lessons with quizzes, or holds such folders; it is taken in English, or in the language named. A
// JSON line for every module of a lesson with a human quiz, then the totals: `withThreeCleanDrafts`
// are modules with three drafts of which none has a flag; `keysAmongConcepts` is the share of the
// quizzes' right answers that are terms (see app/features/studio/key-terms.ts) which is among the
// concepts proposed for the course; `quotesVerbatim` the share of drafts whose sentence stands in the
// module, word for word. --show prints the drafts too.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lint } from '~/features/card/lint'
import type { Language } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { proposeConcepts } from '~/features/course/propose-concepts'
import { draftQuestions } from '~/features/studio/draft-questions'
import { readLessonFolderAt } from '~/features/studio/formats/lesson-folder.server'
import { slugOf } from '~/features/studio/formats/slug'
import { isAmong, keyTerms } from '~/features/studio/key-terms'

const args = process.argv.slice(2)
const shows = args.includes('--show')
const named = args.indexOf('--language')
const language: Language = args[named + 1] === 'zh-CN' && named >= 0 ? 'zh-CN' : 'en'
const [dir] = args.filter((arg, at) => !arg.startsWith('--') && (named < 0 || at !== named + 1))
if (!dir) {
  console.error('usage: npm run -s bench:draft -- DIR [--show]')
  process.exit(64)
}
const sum = { modules: 0, three: 0, keys: 0, among: 0, drafts: 0, verbatim: 0, concepts: 0, ms: 0 }
let courses = 0

async function draftCourse(path: string): Promise<boolean> {
  const read = await readLessonFolderAt(path, language)
  if (read.kind === 'refused') return false
  const { modules } = read.course
  const before = performance.now()
  const proposed = proposeConcepts(modules, language)
  const concepts = proposed.map((each) => ({ ...each, id: slugOf(each.title) }))
  const titles = concepts.map(({ title }) => title)
  sum.concepts += concepts.length
  const asking = new Set(
    modules.flatMap(({ card, pool }) => [...card, ...pool].map(({ concept }) => concept)),
  )
  let lesson = ''
  for (const module of modules) {
    if (module.concepts.length > 0) lesson = module.concepts[0]?.id ?? ''
    if (!asking.has(lesson)) continue
    const drafts = draftQuestions(module, { language, concepts })
    const around = { language, text: module.body, siblings: drafts.map(({ question }) => question) }
    const clean = drafts.filter(({ question }) => lint(question, around).length === 0)
    const body = bareText(module.body)
    const verbatim = drafts.filter(
      ({ question }) => question.passage && body.includes(bareText(question.passage)),
    )
    const keys = [...module.card, ...module.pool].flatMap(keyTerms)
    const among = keys.filter((key) => isAmong(key, titles, language))
    sum.modules += 1
    if (clean.length >= 3) sum.three += 1
    sum.keys += keys.length
    sum.among += among.length
    sum.drafts += drafts.length
    sum.verbatim += verbatim.length
    console.log(
      JSON.stringify({
        module: module.id,
        language,
        drafts: drafts.length,
        clean: clean.length,
        verbatim: verbatim.length,
        concepts: concepts.filter(({ moduleId }) => moduleId === module.id).length,
        keys: keys.length,
        amongConcepts: among.length,
        from: drafts.map(({ from }) => from),
      }),
    )
    if (shows) {
      for (const { question } of drafts) {
        const choices = question.choices.map(({ text, right }) => `${right ? '*' : ''}${text}`)
        console.log(`  ${question.ask}\n    ${choices.join(' | ')}`)
      }
    }
  }
  sum.ms += performance.now() - before
  return true
}

async function draftFolder(path: string, depth: number): Promise<void> {
  if (await draftCourse(path)) courses += 1
  else if (depth > 0) {
    for (const name of readdirSync(path).sort()) {
      const inner = join(path, name)
      if (!name.startsWith('.') && statSync(inner).isDirectory())
        await draftFolder(inner, depth - 1)
    }
  }
}

await draftFolder(dir, 2)
const share = (part: number, whole: number) =>
  whole ? Math.round((1000 * part) / whole) / 1000 : null
console.log(
  JSON.stringify({
    courses,
    modules: sum.modules,
    withThreeCleanDrafts: share(sum.three, sum.modules),
    keysAmongConcepts: share(sum.among, sum.keys),
    quotesVerbatim: share(sum.verbatim, sum.drafts),
    keys: sum.keys,
    conceptsPerModule: share(sum.concepts, sum.modules),
    msPerModule: Math.round(sum.ms / Math.max(1, sum.modules)),
  }),
)
