import { LIMITS } from '~/features/course/course-limits'
import type { Language } from '~/features/course/outline'
import { bareText } from '~/features/course/plain-text'
import { minutesOfModule, spansIn } from '~/features/course/spans'
import { circleIn } from './circle'
import { COURSE, type Part, type PartOf, partsOf } from './draft'
import { digestNow, type Unfit, unfitnessOf } from './draft-digest'

/** Why a draft can't be published, each at its part. */
export type DraftFault = {
  code:
    | 'no-title'
    | 'no-modules'
    | 'no-cards'
    | 'no-text'
    | 'no-spans'
    | 'too-long'
    | 'card-count'
    | 'unseen'
    | 'unseen-concepts'
    | 'no-ask'
    | 'few-choices'
    | 'empty-choice'
    | 'same-choices'
    | 'no-key'
    | 'two-keys'
    | 'no-concept'
    | 'no-passage'
    | 'no-because'
    | 'needs-later'
    | 'circle'
    | 'unfit'
    | Unfit
  kind: Part['kind']
  id: string
  /** What the part is called. */
  title: string
  /** The module it stands in, for questions. */
  module?: string
  place?: 'card' | 'pool'
  /** What the code alone doesn't say: a number, a title. */
  detail?: string
}

type Code = DraftFault['code']

/** Everything that stands in the way of publishing a draft, in the order of its pages. */
export function faultsOf(parts: readonly Part[]): DraftFault[] {
  const modules = partsOf(parts, 'module')
  const { title = '', language = 'en' } = partsOf(parts, 'course')[0]?.content ?? {}
  const course = (code: Code): DraftFault => ({ code, kind: 'course', id: COURSE, title })
  const cards = modules.some(({ id }) => partsOf(parts, 'question', card(id)).length > 0)
  return [
    ...(title.trim() === '' ? [course('no-title')] : []),
    ...(modules.length === 0 ? [course('no-modules')] : []),
    ...(modules.length > 0 && !cards ? [course('no-cards')] : []),
    ...modules.flatMap((module) => moduleFaults(parts, module, language)),
    ...conceptFaults(parts),
  ]
}

const card = (parentId: string) => ({ parentId, place: 'card' }) as const

function moduleFaults(
  parts: readonly Part[],
  module: PartOf<'module'>,
  language: Language,
): DraftFault[] {
  const { title, body, spans = '' } = module.content
  const fault = (code: Code, detail?: string): DraftFault => ({
    code,
    kind: 'module',
    id: module.id,
    title,
    detail,
  })
  const questions = partsOf(parts, 'question', card(module.id)).map(({ content }) => content)
  const digest = digestNow(parts, module.id, { title, body, card: questions })
  const asked = questions.length
  const read = spansIn(spans)
  const minutes = minutesOfModule({ body, spans: read ?? [] })
  const text = bareText(body)
  return [
    ...(title.trim() === '' ? [fault('no-title')] : []),
    ...(body.trim() === '' ? [fault('no-text')] : []),
    ...(read ? [] : [fault('no-spans')]),
    ...(minutes > LIMITS.minutes ? [fault('too-long', `${Math.ceil(minutes)}`)] : []),
    ...(asked !== 0 && asked !== 3 ? [fault('card-count', `${asked}`)] : []),
    ...(digest ? unfitnessOf(digest.content.lines, language) : []).map((code) => ({
      ...fault(code),
      kind: 'digest' as const,
    })),
    ...partsOf(parts, 'question', { parentId: module.id }).flatMap((part) =>
      questionFaults(part, text).map(
        (code): DraftFault => ({
          code,
          kind: 'question',
          id: part.id,
          title: part.content.ask || title,
          module: module.id,
          place: part.place ?? 'card',
        }),
      ),
    ),
  ]
}

function questionFaults({ content, seen }: PartOf<'question'>, text: string): Code[] {
  const { kind, ask, choices, concept, passage } = content
  const picked = kind === 'one' || kind === 'several' || kind === 'true-false'
  const texts = choices.map((choice) => choice.text.trim())
  const right = choices.filter((choice) => choice.right).length
  const least = kind === 'number' || kind === 'text' ? 1 : LIMITS.choices.least
  const found: [boolean, Code][] = [
    [!seen, 'unseen'],
    [ask.trim() === '', 'no-ask'],
    [choices.length < least, 'few-choices'],
    [texts.includes(''), 'empty-choice'],
    [new Set(texts).size < texts.length && !texts.includes(''), 'same-choices'],
    [right === 0 && choices.length > 0, 'no-key'],
    [picked && kind !== 'several' && right > 1, 'two-keys'],
    [concept === null, 'no-concept'],
    [passage !== null && !text.includes(bareText(passage)), 'no-passage'],
  ]
  return found.flatMap(([is, code]) => (is ? code : []))
}

function conceptFaults(parts: readonly Part[]): DraftFault[] {
  const concepts = partsOf(parts, 'module').flatMap(({ id }) =>
    partsOf(parts, 'concept', { parentId: id }),
  )
  const place = new Map(partsOf(parts, 'module').map(({ id }, at) => [id, at]))
  const at = ({ parentId }: PartOf<'concept'>) => place.get(parentId ?? '') ?? 0
  const known = new Map(concepts.map((concept) => [concept.id, concept]))
  const circle = circleIn(concepts.map(({ id, content }) => ({ id, ...content })))
  const found = concepts.flatMap((concept): DraftFault[] => {
    const { title, needs } = concept.content
    const fault = (code: Code, detail?: string): DraftFault => ({
      code,
      kind: 'concept',
      id: concept.id,
      title,
      detail,
    })
    const later = needs.flatMap((need) => {
      const needed = known.get(need.id)
      return needed && at(needed) > at(concept) ? fault('needs-later', needed.content.title) : []
    })
    const unsaid = needs.filter(({ because }) => because.trim() === '')
    return [
      ...(title.trim() === '' ? [fault('no-title')] : []),
      ...(unsaid.length > 0 ? [fault('no-because')] : []),
      ...later,
    ]
  })
  const unseen = concepts.filter(({ seen }) => !seen)
  const about = (code: Code, one: PartOf<'concept'> | undefined, detail: string): DraftFault[] =>
    one ? [{ code, kind: 'concept', id: one.id, title: '', detail }] : []
  return [
    ...about('unseen-concepts', unseen[0], `${unseen.length}`),
    ...found,
    ...(circle ? about('circle', concepts[0], circle.join(' → ')) : []),
  ]
}
