// Questions as other tools write them, read leniently: what bench:lint takes. See docs/linting.md.
import type { Around } from '~/features/card/lint'
import { RULES, type Rule } from '~/features/card/lint-rules'
import type { ChoiceSource, Kind, Language, QuestionSource } from '~/features/course/outline'

type Fields = Record<string, unknown>

/** A question to be linted; `expected` is what it is labelled with, null for no label. */
export type Loose = {
  id: string
  question: QuestionSource
  around: Around
  /** Rules that don't hold in a file whose questions have no reasons, or no passages, at all. */
  unjudged: Set<Rule>
  expected: string[] | null
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : ''

function pick(fields: Fields, names: string): unknown {
  const name = names.split(' ').find((each) => fields[each] !== undefined)
  return name === undefined ? undefined : fields[name]
}

const ASK = 'ask question stem questionText prompt text title'
const CHOICES = 'choices options answers answerOptions alternatives'
const TEXT = 'text label answerText content option answer value right wrong'
const RIGHT = 'right correct isCorrect is_correct isRight'
const REASON = 'reason feedback explanation rationale why'
const KEY = 'answer key correct correctAnswer correct_answer right answers_correct'

const isTrue = (value: unknown) =>
  /^(?:true|yes|1|right|correct|是|对|正确)$/i.test(textOf(value).trim())

/** The questions of a parsed JSON file. */
export function looseQuestions(json: unknown): Loose[] {
  const file = isFields(json) ? json : {}
  const raw = (Array.isArray(json) ? json : listOf(pick(file, 'questions items quiz'))).filter(
    isFields,
  )
  const texts = isFields(file.texts) ? file.texts : {}
  const all = raw.map((fields, at) => looseOf(fields, at, file, texts))
  const share = (has: (each: Loose) => boolean) => all.filter(has).length / Math.max(1, all.length)
  const reasoned = ({ question }: Loose) => question.choices.some(({ reason }) => reason?.trim())
  const reasons = share(reasoned)
  const passages = share(({ question }) => question.passage !== null)
  return all.map((each, at) => {
    const said =
      reasons > 0 &&
      listOf(pick(raw[at] ?? {}, CHOICES)).some((one) => isFields(one) && 'reason' in one)
    if (reasons < 0.5 && !reasoned(each) && !said) each.unjudged.add('missing-reason')
    if (passages < 0.5 && each.expected?.[0] !== 'no-passage') each.unjudged.add('no-passage')
    return each
  })
}

function looseOf(fields: Fields, at: number, file: Fields, texts: Fields): Loose {
  const question = questionOf(fields, at)
  const whole = [question.ask, ...question.choices.map(({ text }) => text)].join(' ')
  const given = textOf(pick(fields, 'language lang') ?? pick(file, 'language lang'))
  const chinese = given ? /^zh/i.test(given) : /\p{Script=Han}/u.test(whole)
  const language: Language = chinese ? 'zh-CN' : 'en'
  const named = textOf(pick(fields, 'text module context') ?? pick(file, 'text module context'))
  const own = 'ask' in fields || 'question' in fields || 'stem' in fields || !('text' in fields)
  const text = textOf(texts[named]) || (own ? named : textOf(pick(file, 'text module context')))
  const siblings = listOf(fields.siblings)
    .filter(isFields)
    .map((one, index) => questionOf(one, index + 1000))
  return {
    id: question.id,
    question,
    around: { language, ...(text && { text }), siblings },
    unjudged: new Set(),
    expected: expectedOf(fields),
  }
}

function questionOf(fields: Fields, at: number): QuestionSource {
  const given = listOf(pick(fields, CHOICES))
  const keys = keysOf(fields, given.length)
  const explained = textOf(pick(fields, 'explanation feedback rationale reason'))
  let choices = given.map((one, index): ChoiceSource => {
    const text = textOf(isFields(one) ? pick(one, TEXT) : one)
    const marked = isFields(one) && (isTrue(pick(one, RIGHT)) || typeof one.right === 'string')
    const reason = isFields(one) ? textOf(pick(one, REASON)) : ''
    const right = marked || keys.includes(index) || keys.includes(text)
    const match = isFields(one) && typeof one.match === 'string' ? { match: one.match } : {}
    return { text, right, reason: reason || explained || null, ...match }
  })
  const kind = textOf(pick(fields, 'kind type')).toLowerCase()
  if (choices.length === 0 && /^(?:true|false)$/i.test(String(keys[0] ?? ''))) {
    const right = /^true$/i.test(String(keys[0]))
    choices = ['true', 'false'].map((text) => ({
      text,
      right: (text === 'true') === right,
      reason: explained || null,
    }))
  }
  return {
    id: textOf(fields.id) || `q${at + 1}`,
    concept: textOf(fields.concept),
    kind: kindOf(kind, choices, textOf(pick(fields, ASK))),
    ask: textOf(pick(fields, ASK)),
    choices,
    passage: textOf(pick(fields, 'passage evidence quote')) || null,
  }
}

/** What is right, as places or texts, where the choices don't say it themselves. */
function keysOf(fields: Fields, count: number): (number | string)[] {
  const given = pick(fields, KEY)
  return (Array.isArray(given) ? given : [given]).flatMap((key): (number | string)[] => {
    if (typeof key === 'number') return [key]
    const text = textOf(key).trim()
    if (/^[A-H]$/i.test(text) && count > 0) return [text.toUpperCase().charCodeAt(0) - 65]
    return text ? [text] : []
  })
}

const TRUE = /^(?:true|t|yes|正确|对|是|√)[.。]?$/i
const FALSE = /^(?:false|f|no|错误|错|否|×)[.。]?$/i
const SEVERAL =
  /\b(?:select|choose|mark|tick|pick) (?:all|every|each|two|three)\b|\bwhich (?:\w+ )?(?:of (?:these|the following) )?(?:are|have|do|were)\b|\bwhich (?:two|three)\b|\ball that apply\b|哪些|哪几|多选|所有|哪两/i

function kindOf(kind: string, choices: ChoiceSource[], ask: string): Kind {
  const judged =
    choices.length === 2 &&
    choices.some(({ text }) => TRUE.test(text)) &&
    choices.some(({ text }) => FALSE.test(text))
  if (/true.?false|^tf$|^boolean$|判断/.test(kind) || judged) return 'true-false'
  if (/^(?:number|numerical?|text|short.*|order(?:ing)?|match(?:ing)?)$/.test(kind))
    return kind
      .replace(/^numeric.*/, 'number')
      .replace(/^short.*/, 'text')
      .replace(/ing$/, '') as Kind
  if (/several|multi.*(?:select|answer|response)|checkbox|多选/.test(kind)) return 'several'
  if (/^(?:one|single.*|mcq|multiple.?choice|radio|单选)/.test(kind)) return 'one'
  return choices.filter(({ right }) => right).length > 1 && SEVERAL.test(ask) ? 'several' : 'one'
}

/** The rules a question is labelled with; empty for one labelled clean, null without a label. */
function expectedOf(fields: Fields): string[] | null {
  const given = pick(fields, 'rule rules flaw flaws label labels expected expect')
  const labels = (Array.isArray(given) ? given : [given]).map(textOf).filter((each) => each !== '')
  const clean = fields.clean !== undefined ? isTrue(fields.clean) : false
  if (clean || fields.flawed === false) return []
  const named = labels.filter((each) => !/^(?:none|clean|ok|no)$/i.test(each))
  if (named.length > 0) return named.map(ruleOf)
  return given !== undefined || fields.clean !== undefined ? [] : null
}

const ALIASES: [rule: Rule, said: RegExp][] = [
  ['all-of-the-above', /all.?of|aota/],
  ['none-of-the-above', /none.?of|nota/],
  ['two-keys', /two.?key|more.?than.?one|multiple.?(?:key|correct)/],
  ['no-key', /no.?(?:key|correct|right)|^none$|missing.?key/],
  ['duplicate-choices', /dupl/],
  ['overlapping-choices', /overlap/],
  ['longest-is-right', /long/],
  ['answer-in-stem', /in.?(?:the.?)?stem|clang|word.?rep|keyword/],
  ['giveaway-grammar', /gramm/],
  ['convergence-cue', /converg/],
  ['negation', /negat/],
  ['absolutes', /absol/],
  ['vague-terms', /vague/],
  ['complex-choices', /complex|k.?type|both/],
  ['mixed-choices', /homogen|mixed/],
  ['filler-choice', /implaus|filler|absurd/],
  ['unordered-numbers', /order|sequence/],
  ['blank-in-middle', /blank|fill/],
  ['unfocused-stem', /unfocus|unclear|vague.?stem/],
  ['window-dressing', /window|gratuit|irrelevant/],
  ['two-claims', /two.?claim|double.?barrel/],
  ['missing-reason', /missing.?(?:reason|feedback|explan)|no.?(?:reason|feedback|explan)/],
  ['not-answerable', /answerable|not.?in.?(?:the.?)?(?:text|module)/],
]

/** A label as the name of one of our rules; another tool's name is guessed at. */
function ruleOf(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  if ((RULES as readonly string[]).includes(name)) return name
  return ALIASES.find(([, said]) => said.test(name))?.[0] ?? name
}
