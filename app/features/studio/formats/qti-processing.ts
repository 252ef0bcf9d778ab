import type { BankQuestion } from './bank'
import { attribute, escapedXml } from './xml-write'

const RESPONSE = '<qti-variable identifier="RESPONSE"/>'
const score =
  '<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>'

/** How an item of QTI 3.0 is graded, and which of its texts is told. */
export function processingOf(question: BankQuestion): string {
  const { kind, choices, tolerance = 0 } = question
  if (kind !== 'number' && kind !== 'text') {
    const told =
      kind === 'order' || kind === 'match'
        ? ''
        : `<qti-set-outcome-value identifier="FEEDBACK">${RESPONSE}</qti-set-outcome-value>`
    const right = `<qti-match>${RESPONSE}<qti-correct identifier="RESPONSE"/></qti-match>`
    return processing(`${told}${condition([[right, score]], '')}`)
  }
  const branches = choices.map(({ text, right, reason }, at): [string, string] => [
    kind === 'number' ? equals(text, right ? tolerance : 0) : says(text),
    `${right ? score : ''}${reason ? feedback(`reason-${at + 1}`) : ''}`,
  ])
  return processing(condition(branches, question.otherwise ? feedback('otherwise') : ''))
}

const processing = (inside: string) =>
  `<qti-response-processing>${inside}</qti-response-processing>`

const feedback = (name: string) =>
  `<qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">${attribute(name)}</qti-base-value></qti-set-outcome-value>`

const equals = (value: string, tolerance: number) =>
  `<qti-equal tolerance-mode="absolute" tolerance="${tolerance} ${tolerance}">${RESPONSE}<qti-base-value base-type="float">${escapedXml(value)}</qti-base-value></qti-equal>`

const says = (text: string) =>
  `<qti-string-match case-sensitive="false">${RESPONSE}<qti-base-value base-type="string">${escapedXml(text)}</qti-base-value></qti-string-match>`

function condition(branches: [test: string, then: string][], otherwise: string): string {
  const parts = branches.map(([test, then], at) => {
    const name = at === 0 ? 'qti-response-if' : 'qti-response-else-if'
    return `<${name}>${test}${then}</${name}>`
  })
  const rest = otherwise ? `<qti-response-else>${otherwise}</qti-response-else>` : ''
  return `<qti-response-condition>${parts.join('')}${rest}</qti-response-condition>`
}
