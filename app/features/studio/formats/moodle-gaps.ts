import type { ChoiceSource } from '~/features/course/outline'
import type { Asked } from './bank'
import { askedOfGaps, betweenTags, type Gap, gapMark, withoutMarks } from './gaps'
import { plainFromHtml } from './html-text'
import { literal } from './literal'
import type { MoodleQuestion } from './moodle-question'
import { asPicked } from './moodle-questions'
import { childOf, childrenOf, textOf } from './xml'

/** The questions of a text with gaps, one a gap; null for a kind without. */
export function gapsOfMoodle(type: string, question: MoodleQuestion): Asked[] | null {
  const field = childOf(question.node, 'questiontext')
  const html = withoutMarks(textOf(childOf(field, 'text')))
  const gaps: Gap[] = []
  const mark = (gap: Gap | null, all: string) => (gap ? gapMark(gaps.push(gap) - 1) : all)
  let marked: string
  if (type === 'gapfill') {
    const [open = '[', close = ']'] = question.text('delimitchars') || '[]'
    const gap = new RegExp(`\\${open}([^\\${open}\\${close}]{1,200})\\${close}`, 'g')
    marked = betweenTags(html, (text) => text.replace(gap, (all, key) => mark(typedGap(key), all)))
  } else if (type === 'ddwtos' || type === 'gapselect') {
    const boxes = type === 'ddwtos' ? 'dragbox' : 'selectoption'
    marked = html.replace(/\[\[(\d{1,3})\]\]/g, (all, number) =>
      mark(boxGap(question, boxes, Number(number) - 1), all),
    )
  } else if (type === 'cloze' || type === 'multianswer') {
    marked = html.replace(
      /\{(\d{0,3}):([A-Z_]{2,25}):((?:\\[\s\S]|[^{}\\]|\{[^{}]*\}){1,4000})\}/g,
      (all, _weight, kind, answers) => mark(clozeGap(kind, answers, question), all),
    )
  } else return null
  const text = question.convert(marked, field?.attributes.format)
  return askedOfGaps(text, gaps)
}

/** Alternatives are set apart by bars; `!!` is a gap to be left empty, which nobody is asked. */
function typedGap(written: string): Gap | null {
  const forms = plainFromHtml(written)
    .split('|')
    .map((form) => form.trim())
    .filter((form) => form && form !== '!!')
  const [key] = forms
  if (!key) return null
  const choices = forms.map((text) => ({ text, right: true, reason: null }))
  return { kind: 'text', choices, key: literal(key) }
}

/** What is right is the box whose number the gap has, among those of its group. */
function boxGap(question: MoodleQuestion, boxes: string, own: number): Gap | null {
  const all = childrenOf(question.node, boxes)
  const right = all[own]
  if (!right) return null
  const groupOf = (box: typeof right) => textOf(childOf(box, 'group')).trim()
  const choices = all
    .filter((box) => groupOf(box) === groupOf(right))
    .map((box) => ({ text: question.markdownOf(box), right: box === right, reason: null }))
  return { kind: 'one', choices, key: question.markdownOf(right) }
}

function clozeGap(kind: string, written: string, question: MoodleQuestion): Gap | null {
  const answers = written.split(/(?<!\\)~/).map((one) => clozeAnswer(one, question))
  const rights = answers.filter(({ weight }) => weight === 100)
  const key = literal(rights[0]?.plain ?? '')
  if (!key) return null
  if (/^(?:SA|SAC|MW|MWC|SHORTANSWER(?:_C)?)$/.test(kind)) {
    const other = answers.find(({ plain, weight }) => plain === '*' && weight < 100)
    const choices = answers
      .filter((one) => one !== other)
      .map(({ plain, weight, reason }) => ({ text: plain, right: weight === 100, reason }))
    return { kind: 'text', choices, otherwise: other?.reason ?? null, key }
  }
  if (/^(?:NM|NUMERICAL)$/.test(kind)) {
    const [, tolerance = '0'] = rights[0]?.plain.split(':') ?? []
    const choices = answers
      .filter(({ plain }) => plain !== '*')
      .map(({ plain, weight, reason }) => ({
        text: plain.split(':')[0]?.trim() ?? '',
        right: weight === 100,
        reason,
      }))
    return {
      kind: 'number',
      choices,
      tolerance: Math.abs(Number(tolerance)) || 0,
      key: literal(rights[0]?.plain.split(':')[0] ?? ''),
    }
  }
  const choices: ChoiceSource[] = answers.map(({ plain, weight, reason }) => ({
    text: literal(plain),
    right: weight > 0,
    reason,
  }))
  return { ...asPicked(choices, /^(?:MR|MULTIRESPONSE)/.test(kind)), key }
}

/** One answer of an embedded question: `%50%text#reason`, `=text`. */
function clozeAnswer(written: string, question: MoodleQuestion) {
  const [, mark = '', rest = ''] = /^\s*(=|%-?[\d.]{1,9}%)?([\s\S]*)$/.exec(written) ?? []
  const [text = '', ...reason] = rest.split(/(?<!\\)#/)
  const bare = (part: string) => part.replace(/\\(.)/g, '$1')
  return {
    plain: plainFromHtml(bare(text)),
    weight: mark === '=' ? 100 : Number(mark.replaceAll('%', '')) || 0,
    reason: question.convert(bare(reason.join('#'))) || null,
  }
}
