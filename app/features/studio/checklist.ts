import { isTyped } from '~/features/course/outline'
import { plainText } from '~/features/course/plain-text'
import { type Facts, type Flaw, flawsOf } from '~/features/course/text-flaws'
import { type Part, type PartOf, partsOf } from './draft'

/** What is looked at before a course is published, in this order. */
export const CHECKS = ['pictures', 'captions', 'cards', 'links', 'tables', 'contrast'] as const

export type Check = (typeof CHECKS)[number]

/** One thing to look at, and the part where it is mended. */
export type Finding = {
  flaw: Flaw | 'card' | 'unread'
  kind: 'module' | 'question'
  id: string
  title: string
  /** Of a module's text, from 1; null elsewhere. */
  line: number | null
  /** What stands there; of a card, how many questions it has. */
  quote: string
}

/** `count`: how many there are of what is looked at. */
export type CheckLine = { check: Check; count: number; findings: Finding[] }

const CHECK_OF = {
  ...{ 'no-alt': 'pictures', 'weak-alt': 'pictures', 'not-shown': 'pictures' },
  ...{ elsewhere: 'pictures', html: 'pictures', media: 'captions', card: 'cards' },
  ...{ 'no-words': 'links', vague: 'links', bare: 'links', nowhere: 'links' },
  ...{ 'no-heading': 'links', 'no-header': 'tables' },
} as const satisfies Record<Exclude<Finding['flaw'], 'unread'>, Check>

/** What nobody can tell of a text that can't be read. */
const UNTOLD: Check[] = ['pictures', 'links', 'tables']

const belongs = (flaw: Finding['flaw'], check: Check) =>
  flaw === 'unread' ? UNTOLD.includes(check) : CHECK_OF[flaw] === check

/** A text of a draft: a module's, or one of those of a question. */
export type Written = { part: PartOf<'module'> | PartOf<'question'>; text: string }

/** The texts of a draft in the order of its pages: those of one module where it is named. */
export function writtenIn(parts: readonly Part[], module?: string): Written[] {
  return modulesIn(parts, module).flatMap((part) => [
    { part, text: part.content.body },
    ...partsOf(parts, 'question', { parentId: part.id }).flatMap((question) =>
      textsOf(question).map((text) => ({ part: question, text })),
    ),
  ])
}

const modulesIn = (parts: readonly Part[], module?: string) =>
  partsOf(parts, 'module').filter(({ id }) => module === undefined || id === module)

function textsOf({ content }: PartOf<'question'>): string[] {
  const { ask, kind, choices, otherwise } = content
  const shown = choices.flatMap(({ text, reason, match }) => [
    ...(isTyped(kind) ? [] : [text]),
    reason ?? '',
    match ?? '',
  ])
  return [ask, ...shown, otherwise ?? ''].filter((text) => text !== '')
}

const QUOTED = 80 // characters

/**
 * Everything that is looked at before a course, or one module of it, is published.
 *
 * @param read what stands in each of its texts; null where that can't be read
 * @param leads whether an address of this site, from its slash on, leads somewhere
 */
export function checklist(
  parts: readonly Part[],
  read: readonly (Written & { found: Facts | null })[],
  leads: (path: string) => boolean,
  module?: string,
): CheckLine[] {
  const found = read.flatMap(({ part, found: facts }) => {
    if (!facts) return [{ flaw: 'unread' as const, ...placeOf(part), line: null, quote: '' }]
    return flawsOf(facts, leads).map(({ flaw, fact }): Finding => {
      const said = fact.what === 'table' ? fact.cells.join(' | ') : fact.text || targetOf(fact)
      const line = part.kind === 'module' ? fact.line : null
      return { flaw, ...placeOf(part), line, quote: shortened(said) }
    })
  })
  const modules = modulesIn(parts, module)
  const cards = modules.flatMap((part): Finding[] => {
    const asked = partsOf(parts, 'question', { parentId: part.id, place: 'card' }).length
    return asked === 3 ? [] : [{ flaw: 'card', ...placeOf(part), line: null, quote: `${asked}` }]
  })
  const facts = read.flatMap((one) => one.found?.facts ?? [])
  const many = (...kinds: string[]) => facts.filter(({ what }) => kinds.includes(what)).length
  const count: Record<Check, number> = {
    pictures: many('picture', 'html'),
    captions: found.filter(({ flaw }) => flaw === 'media').length,
    cards: modules.length,
    links: many('link'),
    tables: many('table'),
    contrast: many('picture'),
  }
  return CHECKS.map((check) => ({
    check,
    count: count[check],
    findings: [...found, ...cards].filter(({ flaw }) => belongs(flaw, check)),
  }))
}

const targetOf = (fact: Facts['facts'][number]) => ('target' in fact ? fact.target : '')

const shortened = (text: string) => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text)

const placeOf = ({ kind, id, content }: Written['part']) => ({
  kind,
  id,
  title: 'body' in content ? content.title : shortened(plainText(content.ask)),
})

/** Where pages stand that a course may lead to: the beginnings of addresses of this site. */
export const PLACES = ['courses', 'digests', 'graph', 'pictures', 'shares']

/**
 * Whether an address of this site leads somewhere, as far as a draft can tell.
 *
 * @param own the draft's course, as it is published, and the keys of the modules that it will have
 * @param pictures the ids of those that there are
 */
export function leadsIn(
  own: { courseId: string | null; keys: ReadonlySet<string> },
  pictures: ReadonlySet<string>,
): (path: string) => boolean {
  return (path) => {
    const [first = '', second = '', third, fourth] = path
      .replace(/[?#].*$/, '')
      .split('/')
      .slice(1)
    if (first === '') return true
    if (first === 'pictures') return pictures.has(second)
    if (first === 'courses' && second === own.courseId && third === 'modules') {
      return own.keys.has(fourth ?? '')
    }
    return PLACES.includes(first)
  }
}
