import type { Material, MaterialBlock } from './material'
import { type Amounts, amountsOf, lettersOf, minutesFor, type Pace } from './minutes'
import type { Language } from './outline'
import { plainText } from './plain-text'
import { endsSentence, markdownSentences } from './sentences'

/** What is never cut: a sentence, a cue, a block that is no prose, a heading with what follows. */
export type Unit = {
  /** The block it begins in, from 0. */
  block: number
  kind: MaterialBlock['kind']
  /** Together the units of a paragraph are the paragraph, with its spaces. */
  markdown: string
  /** Plain. */
  text: string
  amounts: Amounts
  /** How long it is heard, with the pause after it; null where that isn't known. */
  seconds: number | null
  start: number | null
  end: number | null
  /** What a cut before it is before: 1 to 6 the heading of that level, 7 a block, 8 a sentence. */
  edge: number
  /** The heading that it begins with. */
  heading: string | null
}

export const EDGE = { block: 7, sentence: 8 }

type Making = { language: Language; pace: Pace; most: number; dropped: Material['dropped'] }

/** The most characters of a unit: no sentence of a person is as long. */
const LONGEST = 30_000
/** A pause longer than this many seconds belongs to no module. */
const PAUSE = 60

/**
 * The units of a material in order. What takes more than `most` minutes by itself is cut at the
 * entries of a list, or else named in `dropped` and left out.
 */
export function unitsOf({ blocks }: Pick<Material, 'blocks'>, making: Making): Unit[] {
  const units: Unit[] = []
  let open: Unit[] = []
  for (const unit of withCues(blocks, making)) {
    if (!fits(unit, making)) {
      for (const part of portions(unit, making)) units.push(part)
      continue
    }
    open.push(unit)
    if (announces(unit) && open.length < 8) continue
    units.push(...joined(open, making))
    open = []
  }
  return [...units, ...joined(open, making)]
}

function* withCues(blocks: MaterialBlock[], making: Making): Generator<Unit> {
  let cues: { block: MaterialBlock; at: number }[] = []
  const punctuated = isPunctuated(blocks)
  for (const [at, block] of blocks.entries()) {
    if (block.kind !== 'cue') {
      yield* unitsIn(block, at, making)
      continue
    }
    cues.push({ block, at })
    const next = blocks[at + 1]
    const follows = next?.kind === 'cue' ? next : undefined
    const timed = block.start !== undefined
    const long = timed && (block.end ?? 0) - (cues[0]?.block.start ?? 0) > making.most * 30
    const goesOn = timed && punctuated && !endsSentence(block.markdown, '')
    if (follows && goesOn && !long) continue
    yield cueUnit(cues, follows?.start)
    cues = []
  }
}

/** Whether cues have marks that end sentences: once in fifty words at least. */
function isPunctuated(blocks: MaterialBlock[]): boolean {
  const text = blocks.map(({ kind, markdown }) => (kind === 'cue' ? markdown : '')).join('\n')
  const { words, han } = lettersOf(text)
  return 50 * (text.match(/[.!?。！？]["'”’」』）)]*(?:\s|$)/gu)?.length ?? 0) >= words + han
}

function cueUnit(cues: { block: MaterialBlock; at: number }[], next: number | undefined): Unit {
  const markdown = cues.map(({ block }) => block.markdown).join(' ')
  const { start } = cues[0]?.block ?? {}
  const { end } = cues.at(-1)?.block ?? {}
  const timed = start !== undefined && end !== undefined
  const until = timed ? Math.max(end, Math.min(next ?? end, end + PAUSE)) : 0
  const seconds = timed
    ? Math.max(0, (next === undefined ? end : Math.min(until, next)) - start)
    : null
  const unit = unitOf({ kind: 'cue', markdown }, cues[0]?.at ?? 0, EDGE.block)
  return { ...unit, seconds, start: start ?? null, end: end ?? null }
}

function* unitsIn(block: MaterialBlock, at: number, { language }: Making): Generator<Unit> {
  if (block.kind !== 'prose') {
    yield unitOf(block, at, block.kind === 'heading' ? (block.level ?? 2) : EDGE.block)
    return
  }
  for (const [part, markdown] of markdownSentences(block.markdown, language).entries()) {
    yield unitOf({ kind: 'prose', markdown }, at, part === 0 ? EDGE.block : EDGE.sentence)
  }
}

function unitOf({ kind, markdown }: MaterialBlock, block: number, edge: number): Unit {
  const text = plainText(markdown)
  return {
    block,
    kind,
    markdown,
    text,
    amounts: amountsOf(markdown),
    seconds: null,
    start: null,
    end: null,
    edge,
    heading: kind === 'heading' ? text : null,
  }
}

const fits = ({ amounts, markdown, seconds }: Unit, { pace, most }: Making) =>
  markdown.length <= LONGEST &&
  (seconds === null ? minutesFor(amounts, pace) : seconds / 60) <= most

/** Whether what comes next belongs to a unit: after a heading, or a colon that ends a paragraph. */
const announces = ({ kind, markdown }: Unit) =>
  kind === 'heading' || (kind === 'prose' && /[:：][*_]*\s*$/.test(markdown.slice(-20)))

/** Units that stay together as one, where no more than the most minutes come of it. */
function joined(units: Unit[], making: Making): Unit[] {
  const [first, ...others] = units
  if (!first || others.length === 0) return units
  const markdown = units.reduce(
    (text, unit, at) => text + (at > 0 ? between(unit) : '') + unit.markdown,
    '',
  )
  const whole = unitOf({ kind: first.kind, markdown }, first.block, first.edge)
  const seconds = units.some((unit) => unit.seconds !== null)
    ? units.reduce((sum, unit) => sum + (unit.seconds ?? minutesFor(unit.amounts) * 60), 0)
    : null
  const { start, end } = units.find((unit) => unit.start !== null) ?? first
  const one = { ...whole, heading: first.heading, seconds, start, end }
  return fits(one, making) ? [one] : units
}

/** What stands between a unit and the one before it. */
export const between = ({ edge }: Unit) => (edge === EDGE.sentence ? '' : '\n\n')

const ENTRY = /\n(?=(?:[-+*]|\d{1,9}[.)])[ \t])/

/** The entries of a list that no module could hold whole, a few together. */
function portions(unit: Unit, making: Making): Unit[] {
  const parts: Unit[] = []
  const entries = unit.kind === 'list' ? unit.markdown.split(ENTRY) : []
  let text = ''
  for (const [at, entry] of entries.entries()) {
    const longer = text ? `${text}\n${entry}` : entry
    const half = { ...making, most: making.most / 2 }
    if (text && !fits(unitOf({ kind: 'list', markdown: longer }, unit.block, EDGE.block), half)) {
      parts.push(unitOf({ kind: 'list', markdown: text }, unit.block, EDGE.block))
      text = entry
    } else text = longer
    if (at === entries.length - 1) {
      parts.push(unitOf({ kind: 'list', markdown: text }, unit.block, EDGE.block))
    }
  }
  if (parts.length > 1 && parts.every((part) => fits(part, making))) return parts
  const beginning = unit.text.slice(0, 60) || unit.markdown.trim().slice(0, 60)
  const why = `it takes more than ${making.most} minutes and can’t be cut`
  making.dropped.push({ what: `${unit.kind} “${beginning.replace(/\s+/g, ' ')}…”`, why })
  return []
}
