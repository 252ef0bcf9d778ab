import type { Material } from '~/features/course/material'
import { PACE } from '~/features/course/minutes'
import type { Language } from '~/features/course/outline'
import { plainText } from '~/features/course/plain-text'
import { spansOf, spansText } from '~/features/course/spans'
import { MOST } from '~/features/course/split'
import { bodyOf } from '~/features/course/split-body'
import { halfOf } from '~/features/course/split-half'
import { lengthsOf } from '~/features/course/split-length'
import { HEAVY, loadsOf } from '~/features/course/split-load'
import { titlesOf } from '~/features/course/split-titles'
import { topicsOf } from '~/features/course/split-topics'
import { turnAt } from '~/features/course/split-turn'
import type { Unit } from '~/features/course/split-units'
import type { Contents } from './draft'
import { SHOWN } from './text-shown'

/** A text that was brought in, as it is kept: what is never cut, and the language. */
export type BroughtText = {
  name: string
  language: Language
  units: Unit[]
  /** What of the file could not be taken, in English. */
  dropped?: Material['dropped']
  /** Whether it is taken for English, and seems to be in another language. */
  foreign?: boolean
}

/**
 * A paragraph of a text: its units by number, with the headings before the text of each, and with what it
 * asks of who learns it. `html` is what one with formulas looks like.
 */
export type Para = {
  at: number
  units: { at: number; headings: string[]; text: string; html?: string }[]
  /** The addresses of this site's pictures in it. */
  pictures: string[]
  kind: Unit['kind']
  load: number
  /** Seconds from the recording's start; null without one. */
  start: number | null
}

/** A module as the cuts make it. */
export type CutView = {
  at: number
  title: string
  minutes: number
  /** What it is of a recording, such as 12:40–24:10; empty without one. */
  spans: string
  load: number
  heavy: boolean
  /**
   * Where it is best split, the unit and how that begins: if it is heavy or too long, or all of a text
   * that is not short; else null.
   */
  split: { at: number; text: string } | null
  /** Empty outside of what is shown at a time. */
  paras: Para[]
  /** What stops and starts at its beginning; null for the first. */
  turn: { stops: string[]; starts: string[] } | null
}

const OWN_PICTURES = /(?<=\]\()\/pictures\/[0-9a-f]{64}(?=\))/g

/** From how many minutes on a text in one module is offered a split. */
const ALONE = 1

/** From how many characters on a paragraph of captions ends. */
const PARAGRAPH = 420

/**
 * A text with its cuts, as it is looked at: the modules that they make.
 *
 * @param first the first module that is shown whole, from 0
 */
export function cutViews(
  { units, language }: BroughtText,
  cuts: readonly number[],
  first = 0,
): CutView[] {
  const topics = topicsOf(units, null)
  const lengths = lengthsOf(units, PACE)
  const loads = loadsOf(units, topics, lengths, language)
  const ends = [0, ...cuts, units.length]
  const titles = titlesOf(units, ends, language)
  return ends.slice(1).map((to, place) => {
    const at = ends[place] ?? 0
    const load = loads(at, to).value
    const before = ends[place - 1]
    const minutes = lengths.minutes(at, to)
    const heavy = load > HEAVY
    const own = parasOf(units, at, to)
    const places = own.slice(1).map(([begin]) => begin ?? at)
    const stretch = { from: at, to, places }
    const whole = cuts.length === 0 && minutes >= ALONE
    const offered = heavy || minutes > MOST || whole
    const half = offered ? halfOf(topics, lengths.minutes, stretch) : null
    const shown = place >= first && place < first + SHOWN ? own : []
    const paras = shown.map((own) => ({
      at: own[0] ?? at,
      units: own.map((unit) => ({
        at: unit,
        ...partsOf(units[unit], unit === at ? titles[place] : ''),
      })),
      pictures: own.flatMap((unit) => units[unit]?.markdown.match(OWN_PICTURES) ?? []),
      kind: units[own[0] ?? at]?.kind ?? 'prose',
      load: loads(own[0] ?? at, (own.at(-1) ?? at) + 1).value,
      start: units[own[0] ?? at]?.start ?? null,
    }))
    return {
      at,
      title: titles[place] ?? '',
      minutes,
      spans: spansText(spansOf(units.slice(at, to))),
      load,
      heavy,
      split: half === null ? null : { at: half, text: beginningOf(partsOf(units[half])) },
      paras,
      turn: before === undefined ? null : turnAt(topics, before, at, to),
    }
  })
}

const HEADINGS = /^(?: {0,3}#{1,6}[ \t][^\n]*\n+)+/

/** The headings that a unit begins with, but for its module's title, and what follows them, both plain. */
function partsOf(unit?: Unit, title = ''): { headings: string[]; text: string } {
  const [head = ''] = (unit?.kind === 'heading' && HEADINGS.exec(unit.markdown)) || []
  const headings = head
    .split('\n')
    .map(plainText)
    .filter((heading) => heading !== '' && heading !== title)
  const text = head ? plainText(unit?.markdown.slice(head.length) ?? '') : (unit?.text ?? '')
  return { headings, text }
}

const beginningOf = ({ headings, text }: { headings: string[]; text: string }) =>
  (headings[0] ?? text).slice(0, 60)

function parasOf(units: Unit[], from: number, to: number): number[][] {
  const paras: number[][] = []
  let characters = 0
  for (let at = from; at < to; at += 1) {
    const [unit, before] = [units[at], units[at - 1]]
    const cues = unit?.kind === 'cue' && before?.kind === 'cue' && characters < PARAGRAPH
    const same = at > from && (unit?.block === before?.block || cues)
    if (same) paras.at(-1)?.push(at)
    else paras.push([at])
    characters = (same ? characters : 0) + (unit?.text.length ?? 0)
  }
  return paras
}

/** The modules that cuts make of a text, as a draft has them. */
export function cutModules({ units, language }: BroughtText, cuts: readonly number[]) {
  const ends = [0, ...cuts, units.length]
  const titles = titlesOf(units, ends, language)
  return ends.slice(1).map((to, place): Contents['module'] => {
    const at = ends[place] ?? 0
    const own = units.slice(at, to)
    const spans = spansText(spansOf(own))
    const title = titles[place] ?? ''
    return { title, body: bodyOf(own), ...(spans && { spans }) }
  })
}
