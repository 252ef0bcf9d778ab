// How well long texts are cut: npm run -s bench:split -- DIR --count unknown|known|duration
// One JSON line over every .ref, .dev and committee file below DIR, whose true boundaries are
// known: Pk and WindowDiff (0 to 1, lower is better; windows of half a true segment), Pk without
// any cut, modules over 15 minutes, cuts inside of what stays whole. A folder without such files
// is measured over its Markdown, WebVTT and SRT files: these have no Pk.
import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type CutSettings, cut } from '~/features/course/split'
import { wordVectors } from '~/features/course/word-vectors.server'
import { pk, windowDiff } from './boundaries'
import { cutsInside } from './cuts-inside'
import { type Text, textsBelow } from './texts'

const COUNTS = ['unknown', 'known', 'duration'] as const

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: 'duration' } },
})
const [folder] = positionals
const count = COUNTS.find((known) => known === values.count)
if (!folder || !existsSync(folder) || !count) {
  throw new Error(`usage: npm run -s bench:split -- DIR --count ${COUNTS.join('|')}`)
}

const vectors = await wordVectors()
const texts = await textsBelow(folder)

function settingsFor({ language, ends, pace }: Text): CutSettings {
  const known = ends?.length ?? 1
  const number = count === 'known' && ends ? known : count === 'unknown' ? 'topics' : 'duration'
  return { language, vectors, pace, count: number }
}

const warm = texts[0]
if (warm) for (let round = 0; round < 3; round += 1) cut(warm.material, settingsFor(warm))

const runs = texts.map((text) => {
  const began = performance.now()
  const made = cut(text.material, settingsFor(text))
  const ms = performance.now() - began
  const ends = made.modules.map(({ to }) => made.units[to]?.block ?? text.material.blocks.length)
  const scored = text.ends && { true: text.ends, ends }
  return { ms, made, text, scored }
})
const scored = runs.flatMap(({ scored }) => scored ?? [])
const mean = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length
const round = (n: number) => Math.round(n * 10_000) / 10_000
const over = (of: (one: { true: number[]; ends: number[] }) => number) =>
  scored.length > 0 ? round(mean(scored.map(of))) : null

console.log(
  JSON.stringify({
    set: basename(resolve(folder)),
    documents: runs.length,
    pk: over((one) => pk(one.true, one.ends)),
    windowDiff: over((one) => windowDiff(one.true, one.ends)),
    pkNoCut: over((one) => pk(one.true, [one.true.at(-1) ?? 0])),
    overCap: runs.flatMap(({ made }) => made.modules).filter(({ minutes }) => minutes > 15).length,
    cutsInside: runs.reduce((sum, { made, text }) => sum + cutsInside(made, text), 0),
    msPerDocument: runs.length > 0 ? round(mean(runs.map(({ ms }) => ms))) : null,
  }),
)
