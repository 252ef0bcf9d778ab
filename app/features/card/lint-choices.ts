import { amountOf } from './lint-amounts'
import { duplicateOf, partsOf } from './lint-parts'
import { isBlank, type Reading, type SaidChoice, without } from './lint-reading'
import type { Flag, Rule } from './lint-rules'
import {
  ABSOLUTE,
  ALL,
  COMBINES,
  FIGURES,
  FILLER,
  NONE,
  SWEEPING,
  speaksOfWords,
  VAGUE,
} from './lint-wording'

const SCALE =
  /^(?:always|never|often|usually|sometimes|rarely|seldom|occasionally|frequently|总是|从不|经常|通常|有时|偶尔|很少|从来不)[.。]?$/i

/** The flags on what the choices say, each by itself and beside the others. */
export function lintChoices(reading: Reading): Flag[] {
  if (reading.question.kind === 'true-false') return []
  const flags: Flag[] = []
  const { question, choices, language, picks } = reading
  const add = (rule: Rule, { at, right }: SaidChoice, drop = false) => {
    const fix = drop && !right ? without(question, at) : undefined
    flags.push({ rule, where: { part: 'choice', at }, ...(fix && { fix }) })
  }
  for (const choice of choices) {
    const { at, text, prose, code } = choice
    if (isBlank(choice.raw) || isDash(choice, reading)) {
      add('empty-choice', choice, true)
      continue
    }
    const first = choices.slice(0, at).find((other) => duplicateOf(choice, other, reading))
    if (first) add('duplicate-choices', choice, first.right === choice.right)
    if (!picks) continue
    if (isQuantity(choice, reading)) continue
    if (ALL[language].test(text)) add('all-of-the-above', choice, true)
    else if (NONE[language].test(text)) add('none-of-the-above', choice, true)
    else if (isCombination(choice, reading) || combinesOthers(choice, reading))
      add('complex-choices', choice, true)
    else if ((FILLER[language].test(text) && !code) || isFigure(choice, reading))
      add('filler-choice', choice, true)
    else if (speaksOfWords(reading.ask.text)) continue
    else if (VAGUE[language].test(prose)) add('vague-terms', choice)
    else if (!SCALE.test(prose) && isAbsolute(choice, reading)) add('absolutes', choice)
  }
  const odd = picks ? oddOf(reading) : null
  if (odd) add('mixed-choices', odd)
  return flags
}

const QUANTITY =
  /^(?:all|every|each|any|both|some|many|most|few|half|one|two|none|neither|no)(?: of (?:it|them))?$/i

/** Whether a bare “none” or “all” stands among amounts, and is one like any other. */
const isQuantity = ({ text, at }: SaidChoice, { choices }: Reading) =>
  QUANTITY.test(text) &&
  choices.some(
    (other) => other.at !== at && (QUANTITY.test(other.text) || amountOf(other.text) !== null),
  )

/** Whether a choice leaves no exception, and doesn't only say the stem's own words again. */
function isAbsolute({ prose, right }: SaidChoice, { ask, language, rights }: Reading): boolean {
  const absolute = ABSOLUTE[language].exec(prose)?.[0]
  if (absolute) return !ask.prose.toLowerCase().includes(absolute.toLowerCase())
  return (
    !right &&
    SWEEPING[language].test(prose) &&
    !rights.some((key) => SWEEPING[language].test(key.prose))
  )
}

/** Whether a choice is no more than a dash, where no other is a sign too. */
const isDash = ({ raw, at }: SaidChoice, { choices }: Reading) =>
  /^\s*[-–—－]+\s*$/.test(raw) &&
  choices.every((other) => other.at === at || /[\p{L}\p{N}]{2}/u.test(other.raw))

/** Whether a choice is a figure of tales, in a question that has no other. */
const isFigure = ({ text, right, at }: SaidChoice, { choices }: Reading) =>
  !right && FIGURES.test(text) && !choices.some((one) => one.at !== at && FIGURES.test(one.text))

const LETTERS =
  /^[A-Za-z]\d?(?:(?:, ?| ?[、/&] ?| ?[和与及] ?| and | or ){1,2}[A-Za-z]\d?)*[.。]?$|^\d(?:(?:, ?|[、] ?| ?[和与及] ?| and | or ){1,2}\d)+[.。]?$/
const LABELLED = /(?:^|[\s(（:：])(?:[A-Ea-e1-5]|[甲乙丙丁])[).、）:：]\s*\S|\b[A-D], ?[B-E]\b/

/** Whether a choice combines others by their letters; letters that all choices are made of name things. */
function isCombination({ text }: SaidChoice, { ask, choices, language }: Reading): boolean {
  if (!COMBINES[language].test(text) || /^\s*[([（].*[,，].*[)\]）]\s*$/.test(text)) return false
  const named = choices.every((choice) => LETTERS.test(choice.text.trim()))
  return !named || LABELLED.test(ask.text)
}

/** Whether a choice says what two others say together. */
function combinesOthers(choice: SaidChoice, { choices, language }: Reading): boolean {
  const parts = partsOf(choice.text.replace(/[都均皆]是?[。.]?$/, ''), language)
  if (parts.length < 2) return false
  const others = choices
    .filter(({ at }) => at !== choice.at)
    .map(({ text }) => partsOf(text, language).join('|'))
  return parts.every((part) => others.includes(part))
}

const LEADS = [
  /^to (?!the\b|an?\b)/i,
  /^by /i,
  /^because /i,
  /^(?:when|if) /i,
  /^因为/,
  /^为了/,
  /^通过/,
  /^当.*时/,
]
const PLACED =
  /^(?!at (?:times|once|least|most)\b)(?:(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring|[Aa]fter|[Bb]efore|[Ww]ith|[Ff]rom) \S|(?:[Oo]nce|[Tt]wice|[Tt]hree times) (?:a|an|every) |[Ee]very (?:day|week|month|year))|^每[天日周月年次]/
const NO_NUMBER =
  /\b(?:none|no|nothing|never|free|life|without|endless\w*|infinit\w*|unlimited|undefined|unknown|depends?|cannot|can['’]t|any|all|every|half|zero|once|twice|dozen|hundred|thousand|million|many|nan|null|error|not)\b|无|没有|不|零|免费|终[身生]|永|全|任意|取决|半|无限|几|多|十|百|千|万|两/i

/** The one choice that is of another kind than all the rest; null for none. */
function oddOf({ choices, ask }: Reading): SaidChoice | null {
  if (choices.length < 3) return null
  const alone = (is: (choice: SaidChoice) => boolean) => {
    const odd = choices.filter((choice) => !is(choice))
    return odd.length === 1 && choices.length >= 3 ? (odd[0] ?? null) : null
  }
  if (choices.length >= 4) {
    for (const lead of LEADS) {
      const odd = alone(({ text }) => lead.test(text))
      if (odd && !isSpecial(odd)) return odd
    }
  }
  const placed = choices.filter(({ text }) => PLACED.test(text))
  if (
    placed.length === 1 &&
    !/\b(?:where|when|how|why)\b|_{2}|怎|如何|何时|哪里|多久|多少|什么时候/i.test(ask.text) &&
    /[?？]\s*$/.test(ask.text)
  )
    return placed[0] ?? null
  if (ask.code || choices.some(({ code }) => code)) return null
  const amounts = choices.map(({ text }) => amountOf(text))
  const word = alone(({ at }) => amounts[at] !== null)
  if (
    word &&
    /\p{L}{2}|\p{Script=Han}/u.test(word.text) &&
    !NO_NUMBER.test(word.text) &&
    !isSpecial(word)
  )
    return word
  const number = alone(({ at }) => amounts[at] === null)
  if (
    number &&
    /\d/.test(number.text) &&
    choices.every(
      ({ text, at }) =>
        at === number.at ||
        (text.length > (/\p{Script=Han}/u.test(text) ? 1 : 2) &&
          !/\d/.test(text) &&
          !NO_NUMBER.test(text)),
    )
  )
    return number
  const units = amounts.map((amount) => amount?.unit ?? null)
  const known = units.filter((unit) => unit !== null && /^(?:s|m|g|l|byte|%)$/.test(unit))
  if (
    known.length === choices.length &&
    new Set(known).size > 1 &&
    !/\bunits?\b|单位/i.test(ask.text)
  ) {
    return choices.find(({ at }) => units[at] !== units[0]) ?? null
  }
  const long = alone(({ length }) => length <= 2)
  return long &&
    !long.right &&
    long.length >= 9 &&
    /[\p{L}]/u.test(long.text) &&
    !/\p{Script=Han}/u.test(long.text)
    ? long
    : null
}

const isSpecial = ({ text }: SaidChoice) =>
  [
    ...Object.values(ALL),
    ...Object.values(NONE),
    ...Object.values(COMBINES),
    ...Object.values(FILLER),
  ].some((pattern) => pattern.test(text))
