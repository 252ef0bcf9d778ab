// How well the mastery model foretells real answers: npm run bench:mastery -- DIR
// DIR holds the logs as its README describes them; none of them belongs in this repository.
// One JSON line for each set and protocol:
//   trained   strengths folded from the train part, then fixed; every test learner starts cold
//   reset200  as trained, each learner emptied every 200 rows, as published tables do
//   empty     no training at all: strengths fold as the test part goes by, 200 answers a batch
// On the way it proves for `empty` that no future leaks into a chance.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import {
  chance,
  FRESH_ABILITY,
  FRESH_STRENGTH,
  foldStrength,
  type Judged,
  learn,
  type Memory,
  mastery,
  type Strength,
} from '~/features/mastery/model'

type Row = { question: string; concept: string; right: boolean; at: Date; day: string }
type Site = { questions: Map<string, Strength>; concepts: Map<string, Strength> }
type Run = { chances: number[]; masteries: number[]; rights: boolean[]; seconds: number }
type Protocol = { every?: number; folds: boolean }

const BATCH = 200 // answers that the job folds at once
const BINS = 15

function lines(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString().trimEnd().split(/\r?\n/)
}

/** Groups of lines for each learner (AKT). Drops clones and repeated rows of one answer. */
function readGroups(file: string, size: 3 | 4, dropped: Set<string>): Row[][] {
  const all = lines(file)
  const learners: Row[][] = []
  for (let i = 0; i + size <= all.length; i += size) {
    if (dropped.has(all[i] as string)) continue
    const [concepts, rights] = [fields(all[i + size - 2]), fields(all[i + size - 1])]
    const questions = size === 4 ? fields(all[i + 1]) : concepts
    const at = new Date(0)
    const rows = concepts.map((concept, n) => {
      const question = questions[n] as string
      return { question, concept, right: rights[n] === '1', at, day: '1970-01-01' }
    })
    learners.push(size === 4 ? rows.filter((row, n) => !repeats(row, rows[n - 1])) : rows)
  }
  return learners
}

const fields = (line = '') => line.split(',').filter((field) => field !== '')
const repeats = (row: Row, before?: Row) =>
  row.question === before?.question && row.concept !== before.concept

/** Tab-separated rows in time order within a learner (Gervet). */
function readTable(file: string, dropped: Set<string>): Row[][] {
  const learners = new Map<string, Row[]>()
  for (const line of lines(file).slice(1)) {
    const [user = '', question = '', seconds, right, concept = ''] = line.split('\t')
    if (dropped.has(user)) continue
    const at = new Date(Number(seconds) * 1000)
    const row = { question, concept, right: right === '1', at, day: at.toISOString().slice(0, 10) }
    learners.set(user, [...(learners.get(user) ?? []), row])
  }
  return [...learners.values()]
}

/** Foretells every answer before it is learned from, learner after learner. */
function run(learners: Row[][], site: Site, { every = Infinity, folds }: Protocol): Run {
  const result: Run = { chances: [], masteries: [], rights: [], seconds: 0 }
  const batch: (Judged & Row)[] = []
  const start = performance.now()
  for (const rows of learners) {
    let ability = FRESH_ABILITY
    let memories = new Map<string, Memory>()
    for (const [n, row] of rows.entries()) {
      if (n > 0 && n % every === 0) {
        ability = FRESH_ABILITY
        memories = new Map()
      }
      const concept = site.concepts.get(row.concept) ?? FRESH_STRENGTH
      const question = site.questions.get(row.question) ?? concept
      const memory = memories.get(row.concept) ?? null
      result.chances.push(chance(ability, memory, question, row.at))
      result.masteries.push(mastery(ability, memory, row.at, concept).value)
      result.rights.push(row.right)
      const learned = learn(ability, memory, question, row)
      ability = learned.ability
      memories.set(row.concept, learned.memory)
      if (folds) batch.push({ ...row, chance: learned.masteryBefore })
      if (batch.length === BATCH) fold(site, batch.splice(0))
    }
  }
  fold(site, batch)
  result.seconds = (performance.now() - start) / 1000
  return result
}

function fold({ questions, concepts }: Site, batch: (Judged & Row)[]) {
  for (const answer of batch) {
    const concept = foldStrength(concepts.get(answer.concept) ?? FRESH_STRENGTH, [answer])
    const question = questions.get(answer.question) ?? { value: concept.value, answers: 0 }
    concepts.set(answer.concept, concept)
    questions.set(answer.question, foldStrength(question, [answer]))
  }
}

/** The chance that a right answer was given a higher chance than a wrong one. */
function auc({ chances, rights }: Run): number {
  const order = [...chances.keys()].sort((a, b) => at(chances, a) - at(chances, b))
  let [ranks, right] = [0, 0]
  for (let i = 0; i < order.length; ) {
    let j = i
    while (j < order.length && chances[at(order, j)] === chances[at(order, i)]) j++
    const rank = (i + j + 1) / 2 // ties share one
    for (; i < j; i++) {
      if (!rights[at(order, i)]) continue
      ranks += rank
      right++
    }
  }
  return (ranks - (right * (right + 1)) / 2) / (right * (order.length - right))
}

function ece(chances: number[], rights: boolean[]): number {
  const gaps = new Array<number>(BINS).fill(0)
  for (const [i, p] of chances.entries()) {
    const bin = Math.min(BINS - 1, Math.floor(p * BINS))
    gaps[bin] = at(gaps, bin) + p - (rights[i] ? 1 : 0)
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / chances.length
}

const at = (numbers: number[], i: number) => numbers[i] as number
const mean = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length
const round = (n: number) => Math.round(n * 10_000) / 10_000

function figures(result: Run) {
  const { chances, rights, masteries, seconds } = result
  return {
    rows: rights.length,
    auc: round(auc(result)),
    logLoss: round(mean(chances.map((p, i) => -Math.log(rights[i] ? p : 1 - p)))),
    brier: round(mean(chances.map((p, i) => (p - (rights[i] ? 1 : 0)) ** 2))),
    ece: round(ece(chances, rights)),
    masteryEce: round(ece(masteries, rights)),
    usPerAnswer: round((seconds * 1e6) / rights.length),
  }
}

const emptySite = (): Site => ({ questions: new Map(), concepts: new Map() })

/** Flips every answer from a cut on: the chances up to it must be the same to the bit. */
function refuseLeak(learners: Row[][], { chances }: Run) {
  for (const share of [0.13, 0.5, 0.871]) {
    const cut = Math.floor(chances.length * share)
    let n = 0
    const flipped = learners.map((rows) =>
      rows.map((row) => ({ ...row, right: n++ < cut ? row.right : !row.right })),
    )
    const again = run(flipped, emptySite(), { folds: true }).chances
    const leak = chances.slice(0, cut + 1).findIndex((p, i) => !Object.is(p, again[i]))
    if (leak !== -1) throw new Error(`the chance of row ${leak} knows answers after row ${cut}`)
  }
}

const dir = process.argv[2]
if (!dir || !existsSync(dir)) throw new Error('usage: npm run bench:mastery -- DIR')

/** The learners of a part without those that a test learner is a clone of. */
function read(set: string, part: string): Row[][] | null {
  const folder = join(dir as string, set)
  const [groups, table] = [join(folder, `${part}1.csv.gz`), join(folder, `${part}.tsv.gz`)]
  const clones = join(folder, 'clones_fold1.json')
  const lists = existsSync(clones) ? JSON.parse(readFileSync(clones, 'utf8')) : {}
  const name = Object.keys(lists).find((key) => key.startsWith(`drop_${part}`))
  const dropped = new Set<string>((name ? lists[name] : []).map(String))
  if (existsSync(table)) return readTable(table, dropped)
  return existsSync(groups) ? readGroups(groups, set === 'assist2015' ? 3 : 4, dropped) : null
}

for (const set of ['assist2009_pid', 'assist2015', 'assist09_gervet', 'algebra05_gervet_test']) {
  const [train, test] = [read(set, 'train'), read(set, 'test')]
  if (!test) continue
  const print = (protocol: string, result: Run) =>
    console.log(JSON.stringify({ set, protocol, ...figures(result) }))
  if (train) {
    const site = emptySite()
    run(train, site, { folds: true })
    print('trained', run(test, site, { folds: false }))
    print('reset200', run(test, site, { every: 200, folds: false }))
  }
  const empty = run(test, emptySite(), { folds: true })
  refuseLeak(test, empty)
  print('empty', empty)
}
