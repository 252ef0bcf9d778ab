import type { BankQuestion } from './bank'
import { EXTRAS, type Extras } from './gift-parts'

/**
 * Writes questions in GIFT; `readGift` gives the same questions back. What GIFT has no place for
 * stands in a comment before the question, which other readers pass over.
 */
export function writeGift(questions: BankQuestion[]): string {
  const parts: string[] = []
  let category: string | null = null
  for (const question of questions) {
    if (question.category !== category) {
      category = question.category
      parts.push(`$CATEGORY: $course$/top/${(category ?? '').replaceAll('/', '//')}`)
    }
    parts.push(written(question))
  }
  return `${parts.join('\n\n')}\n`
}

function written(question: BankQuestion): string {
  const extras = extrasOf(question)
  const comment = Object.keys(extras).length > 0 ? `${EXTRAS}${JSON.stringify(extras)}\n` : ''
  return `${comment}[markdown]${escaped(question.ask)} {${answersOf(question)}}`
}

/** Whether GIFT has a place for a reason at each choice of this kind. */
const hasReasons = ({ kind }: BankQuestion) => kind !== 'order' && kind !== 'match'

/** Whether the answers alone would be read as another kind. */
function neededKind({ kind, choices }: BankQuestion): Extras['kind'] | null {
  if (kind === 'order') return kind
  const rights = choices.filter(({ right }) => right).length
  if (kind === 'several' && rights === 1) return kind
  return kind === 'one' && choices.length === 2 ? kind : null
}

/** Arrows make partners, and in partners spaces are drawn together. */
const isBent = (text: string) => /->|\s\s/.test(text)

function extrasOf(question: BankQuestion): Extras {
  const { id, unit, passage, choices } = question
  const reasons = choices.map(({ reason }) => reason)
  return {
    ...(id !== null && { id }),
    ...(neededKind(question) && { kind: neededKind(question) ?? undefined }),
    ...(choices.some(({ text }) => isBent(text)) && { texts: choices.map(({ text }) => text) }),
    ...(choices.some(({ match }) => isBent(match ?? '')) && {
      matches: choices.map(({ match = '' }) => match),
    }),
    ...(unit && { unit }),
    ...(passage && { passage }),
    ...(!hasReasons(question) && reasons.some((reason) => reason !== null) && { reasons }),
  }
}

function answersOf({ kind, choices: all, tolerance = 0, otherwise }: BankQuestion): string {
  const choices = all.map((choice) => ({ ...choice, text: choice.text.replaceAll('->', '→') }))
  const reason = (text: string | null | undefined) => (text ? `#${begun(text)}` : '')
  const lines = (all: string[]) => `\n${all.map((one) => `  ${one}\n`).join('')}`
  switch (kind) {
    case 'true-false': {
      const wrong = choices.find(({ right }) => !right)
      const right = choices.find((choice) => choice.right)
      const first = wrong?.reason || right?.reason ? `#${begun(wrong?.reason ?? '')}` : ''
      return `${right?.text.toUpperCase()}${first}${reason(right?.reason)}`
    }
    case 'number': {
      const forms = choices.map(
        ({ text, right, reason: why }) =>
          `=${right ? '' : '%0%'}${plainNumber(text)}:${right ? plainNumber(tolerance) : 0}${reason(why)}`,
      )
      return `#${lines([...forms, ...(otherwise ? [`~${reason(otherwise)}`] : [])])}`
    }
    case 'text': {
      const forms = choices.map(
        ({ text, right, reason: why }) => `=${right ? '' : '%0%'}${begun(text)}${reason(why)}`,
      )
      return lines([...forms, ...(otherwise ? [`=%0%*${reason(otherwise)}`] : [])])
    }
    case 'order':
      return lines(choices.map(({ text }, at) => `=${at + 1} -> ${escaped(text)}`))
    case 'match':
      return lines(choices.map(({ text, match }) => `=${begun(text)} -> ${escaped(match ?? '')}`))
    case 'several': {
      const share = Math.floor(1e7 / choices.filter(({ right }) => right).length) / 1e5
      return lines(
        choices.map(
          ({ text, right, reason: why }) =>
            `~%${right ? share : -100}%${begun(text)}${reason(why)}`,
        ),
      )
    }
    default:
      return lines(
        choices.map(
          ({ text, right, reason: why }) => `${right ? '=' : '~'}${begun(text)}${reason(why)}`,
        ),
      )
  }
}

/** GIFT knows no exponents. */
const plainNumber = (value: string | number) =>
  Number(value).toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 17 })

/** A text where one may say its format or weight: it says so itself when it looks like that. */
const begun = (text: string) => (/^(?:\[|%)/.test(text) ? '[markdown]' : '') + escaped(text)

/** Marks of GIFT escaped, line breaks written as `\n`. */
function escaped(text: string): string {
  return text.replace(/[\\~=#{}:]/g, '\\$&').replace(/\n/g, '\\n')
}
