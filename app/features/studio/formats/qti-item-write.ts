import type { Language } from '~/features/course/outline'
import type { BankQuestion } from './bank'
import { toXhtml } from './html-write'
import { processingOf } from './qti-processing'
import { attribute, escapedXml } from './xml-write'

const XMLNS = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'

/** Markdown as XHTML that other programs show, with its source beside it for our own. */
const marked = (markdown: string, more = ''): string =>
  `<div data-markdown="${attribute(markdown)}"${more}>${toXhtml(markdown)}</div>`

const TRUE_FALSE: Record<Language, Record<string, string>> = {
  en: { true: 'True', false: 'False' },
  'zh-CN': { true: '对', false: '错' },
}

/** The name of a choice in an item. */
const idOf = ({ kind }: BankQuestion, text: string, at: number) =>
  kind === 'true-false' ? text : `c${at + 1}`

/** One question as an item of QTI 3.0. */
export function itemOf(question: BankQuestion, name: string, language: Language): string {
  const { ask, category, id, kind, passage, unit } = question
  const extras = {
    ...(id && { id }),
    kind,
    ...(category && { category }),
    ...(passage && { passage }),
    ...(unit && { unit }),
  }
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<qti-assessment-item xmlns="${XMLNS}" identifier="${name}" title="${attribute(titleOf(ask))}" adaptive="false" time-dependent="false" xml:lang="${language}">`,
    declarationOf(question),
    `<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>`,
    `<qti-outcome-declaration identifier="FEEDBACK" cardinality="${kind === 'several' ? 'multiple' : 'single'}" base-type="identifier"/>`,
    `<qti-item-body>${marked(ask, ` data-fifteen="${attribute(JSON.stringify(extras))}"`)}`,
    interactionOf(question, language),
    `</qti-item-body>`,
    processingOf(question),
    ...feedbackOf(question),
    `</qti-assessment-item>\n`,
  ].join('\n')
}

const titleOf = (ask: string) => ask.replace(/\s+/g, ' ').slice(0, 100)

const BASE: Record<string, [cardinality: string, type: string]> = {
  several: ['multiple', 'identifier'],
  order: ['ordered', 'identifier'],
  match: ['multiple', 'directedPair'],
  number: ['single', 'float'],
  text: ['single', 'string'],
}

function declarationOf(question: BankQuestion): string {
  const { kind, choices } = question
  const [cardinality, type] = BASE[kind] ?? ['single', 'identifier']
  const typed = kind === 'number' || kind === 'text'
  const correct = choices.flatMap(({ text, right }, at) => {
    if (!right) return []
    if (kind === 'match') return [`c${at + 1} t${at + 1}`]
    return [typed ? text : idOf(question, text, at)]
  })
  const values = (typed ? correct.slice(0, 1) : correct).map(
    (value) => `<qti-value>${escapedXml(value)}</qti-value>`,
  )
  const entries = choices.map(
    ({ text, right }) =>
      `<qti-map-entry map-key="${attribute(text)}" mapped-value="${right ? 1 : 0}"${kind === 'text' ? ' case-sensitive="false"' : ''}/>`,
  )
  const mapping = typed ? `<qti-mapping default-value="0">${entries.join('')}</qti-mapping>` : ''
  return `<qti-response-declaration identifier="RESPONSE" cardinality="${cardinality}" base-type="${type}"><qti-correct-response>${values.join('')}</qti-correct-response>${mapping}</qti-response-declaration>`
}

function interactionOf(question: BankQuestion, language: Language): string {
  const { kind, choices, unit } = question
  const own = `response-identifier="RESPONSE"`
  if (kind === 'number' || kind === 'text') {
    const after = unit ? ` ${escapedXml(unit)}` : ''
    return `<p><qti-text-entry-interaction ${own} expected-length="20"/>${after}</p>`
  }
  if (kind === 'match') {
    const set = (letter: string, texts: string[]) =>
      `<qti-simple-match-set>${texts
        .map(
          (text, at) =>
            `<qti-simple-associable-choice identifier="${letter}${at + 1}" match-max="1">${marked(text)}</qti-simple-associable-choice>`,
        )
        .join('')}</qti-simple-match-set>`
    const left = choices.map(({ text }) => text)
    const right = choices.map(({ match = '' }) => match)
    return `<qti-match-interaction ${own} shuffle="true" max-associations="${choices.length}">${set('c', left)}${set('t', right)}</qti-match-interaction>`
  }
  const shown = choices.map(({ text }, at) => {
    const inside = kind === 'true-false' ? (TRUE_FALSE[language][text] ?? text) : marked(text)
    return `<qti-simple-choice identifier="${idOf(question, text, at)}">${inside}</qti-simple-choice>`
  })
  if (kind === 'order') {
    return `<qti-order-interaction ${own} shuffle="true">${shown.join('')}</qti-order-interaction>`
  }
  const most = kind === 'several' ? 0 : 1
  return `<qti-choice-interaction ${own} shuffle="false" max-choices="${most}">${shown.join('')}</qti-choice-interaction>`
}

function feedbackOf(question: BankQuestion): string[] {
  const { kind, choices, otherwise } = question
  const typed = kind === 'number' || kind === 'text'
  const told = (name: string, text: string) =>
    `<qti-modal-feedback outcome-identifier="FEEDBACK" identifier="${name}" show-hide="show"><qti-content-body>${marked(text)}</qti-content-body></qti-modal-feedback>`
  return [
    ...choices.flatMap(({ text, reason }, at) =>
      reason ? [told(typed ? `reason-${at + 1}` : idOf(question, text, at), reason)] : [],
    ),
    ...(otherwise ? [told('otherwise', otherwise)] : []),
  ]
}
