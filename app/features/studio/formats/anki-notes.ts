import { type Bank, Gathering } from './bank'
import { askedOfGaps, type Gap, gapMark, withBlanks, withoutMarks } from './gaps'
import { fromHtml, plainFromHtml } from './html-text'
import { literal } from './literal'
import { oneLine } from './one-line'

/** How notes of one type are shown: `{{Field}}` stands for a field. */
export type NoteType = { cloze: boolean; fields: string[]; templates: { q: string; a: string }[] }
export type AnkiNote = { type: NoteType | undefined; deck: string | null; fields: string[] }

const SHORT = 80 // characters of an answer that people can be asked to type

/**
 * The questions in Anki's notes. A note with a short back asks for it; each gap of a cloze is a
 * question; a note whose back is long is kept as text.
 */
export function bankOfNotes(notes: AnkiNote[]): Bank {
  const gathering = new Gathering()
  for (const note of notes) {
    gathering.category = oneLine(note.deck?.split('::').at(-1) ?? '') || null
    const losses: string[] = []
    const fields = note.fields.map((field) => prepared(field, losses))
    const what = gathering.next(plainFromHtml(fields.find((field) => field.trim()) ?? ''))
    if (note.type?.cloze) takeCloze(what, fields, losses, gathering)
    else takeCards(what, { ...note, fields }, losses, gathering)
    gathering.lose(what, losses)
  }
  return gathering.bank
}

/** A field without sound and with its formulas as HTML has them. */
function prepared(field: string, losses: string[]): string {
  return withoutMarks(field)
    .replace(/\[sound:([^\n]{0,200}?)\](?![^<]*\.\w{2,4}\])/g, (_all, name) => {
      losses.push(`a sound (${name}) is not taken over`)
      return ''
    })
    .replace(/\[(latex|\$\$?)\]([\s\S]{1,2000}?)\[\/\1\]/g, (_all, _name, formula) => {
      return `\\(${formula.replace(/^\$+|\$+$/g, '')}\\)`
    })
}

function takeCloze(what: string, fields: string[], losses: string[], gathering: Gathering): void {
  const [text = '', ...extra] = fields
  const say = saying(losses)
  const reason = say(extra.join('\n')) || null
  const gaps: Gap[] = []
  const firsts = new Map<string, number>()
  const marked = text.replace(
    /\{\{c(\d{1,3})::((?:(?!\{\{c|\}\}|::)[\s\S]){1,2000})(?:::((?:(?!\}\})[\s\S]){0,200}))?\}\}/g,
    (_all, number, key) => {
      const plain = plainFromHtml(key)
      if (!firsts.has(number)) firsts.set(number, gaps.length)
      const choices = [{ text: plain, right: true, reason }]
      return gapMark(gaps.push({ kind: 'text', choices, key: literal(plain) }) - 1)
    },
  )
  const said = say(marked)
  const asked = askedOfGaps(said, gaps)
  const own = [...firsts.values()].filter((at) => (gaps[at]?.choices[0]?.text.length ?? 0) <= SHORT)
  if (own.length === 0) gathering.refuse(what, 'it has no gap that can be asked', withBlanks(said))
  for (const [count, at] of own.entries()) {
    const one = asked[at]
    if (one) gathering.take(own.length > 1 ? `${what}, gap ${count + 1}` : what, one)
  }
}

function takeCards(what: string, note: AnkiNote, losses: string[], gathering: Gathering): void {
  const say = saying(losses)
  const asked = new Set<string>()
  for (const { front, back } of sidesOf(note).slice(0, 2)) {
    const ask = say(front)
    const answer = plainFromHtml(back.split(/<hr\b[^>]*>/i)[0] ?? '')
    const lines = /<(?:br|li|p|div|tr)\b[^>]*>[^<]*\S[\s\S]*<(?:br|li|p|div|tr)\b/i.test(back)
    if (!ask || asked.has(ask)) continue
    asked.add(ask)
    if (answer && answer.length <= SHORT && !lines) {
      gathering.take(what, {
        kind: 'text',
        ask,
        choices: [{ text: answer, right: true, reason: null }],
      })
    } else if (answer) gathering.note(`**${literal(plainFromHtml(front))}**\n\n${say(back)}`)
    else gathering.refuse(what, 'it has no back', ask)
  }
  if (asked.size === 0) gathering.refuse(what, 'it has no text', say(note.fields.join('\n')))
}

const saying = (losses: string[]) => (html: string) => {
  const converted = fromHtml(html)
  losses.push(...converted.losses)
  return converted.text
}

/** What is on the sides of a note's cards; without a known type the first two fields. */
function sidesOf({ type, fields }: AnkiNote): { front: string; back: string }[] {
  const [first = '', second = ''] = fields
  if (!type) return [{ front: first, back: second }]
  return type.templates.flatMap(({ q, a }) => {
    const needed = [...q.matchAll(/\{\{#([^{}]{1,100})\}\}/g)].map(([, name = '']) => name.trim())
    const value = (name: string) => fields[type.fields.indexOf(name)] ?? ''
    if (needed.some((name) => !value(name).trim())) return []
    const front = named(q, type)
    const back = named(a, type).filter((name) => !front.includes(name))
    const shown = (names: string[]) => names.map(value).filter((text) => text.trim())
    return [{ front: shown(front).join('<br>'), back: shown(back).join('<br>') }]
  })
}

/** The fields that a template shows. */
function named(template: string, { fields }: NoteType): string[] {
  const found = [...template.matchAll(/\{\{(?![#^/])([^{}]{1,100})\}\}/g)]
  const names = found.map(([, name = '']) => name.split(':').at(-1)?.trim() ?? '')
  return [...new Set(names)].filter((name) => fields.includes(name))
}
