import { ownNames } from './concept-code'
import { needsOf } from './concept-needs'
import { overlaps, partsOf, unitsOf, verbsIn } from './concept-parts'
import { scoreOf } from './concept-score'
import { type Term, termsOf } from './concept-terms'
import { keyOf } from './concept-words'
import type { Language } from './outline'
import { capital, namedIn } from './propose-title'
import { moduleSentences, type Sentence } from './sentences'

/** A concept that a course seems to teach. */
export type ProposedConcept = {
  title: string
  /** One sentence on what it is, as the module says it. */
  summary: string
  /** The sentence of the module, verbatim, that it rests on. */
  sentence: string
  moduleId: string
  /** The titles of concepts needed before it, each with the sentence that says so. */
  needs: { on: string; sentence: string }[]
}

/**
 * How many concepts a module may have: one for so many words or twice as many Han characters, within
 * bounds; `mean` over the course, the best ones.
 */
const MOST = { words: 40, least: 4, most: 20, mean: 15 }

/** A term that is taken for a concept, and where. */
export type Chosen = { term: Term; title: string; module: number; sentence: number; score: number }

/**
 * The concepts that a course seems to teach, in the order in which it does, 15 a module at most and at most 20 in one. A
 * term is ranked by how it stands in the text (defined, in bold, in a heading, as code, as a name),
 * by how often it comes up, and by how few modules it comes up in. What it needs is another concept
 * that comes earlier and that its sentences speak of, so no two ever need each other.
 */
export function proposeConcepts(
  modules: readonly { id: string; title: string; body: string }[],
  language: Language,
): ProposedConcept[] {
  const texts = modules.map(({ body }) => moduleSentences(body, language, { whole: true }))
  const terms = termsOf(texts, language)
  for (const name of ownNames(texts)) terms.delete(name)
  const chosen = choose(
    terms,
    texts,
    modules.map(({ title }) => title),
    language,
  )
  return chosen.map((each) => {
    const sentence = evidenceOf(texts[each.module]?.[each.sentence]?.text ?? '', each.title)
    return {
      title: each.title,
      summary: sentence,
      sentence,
      moduleId: modules[each.module]?.id ?? '',
      needs: needsOf(each, chosen, texts),
    }
  })
}

function choose(
  terms: Map<string, Term>,
  texts: Sentence[][],
  titles: string[],
  language: Language,
): Chosen[] {
  const byModule: Chosen[][] = texts.map(() => [])
  const parts = partsOf(terms, language)
  const verbs = verbsIn(terms, texts, language)
  for (const term of terms.values()) {
    const home = homeOf(term, texts)
    if (!home || parts.has(term) || verbs.has(term)) continue
    const title = titleOf(term)
    const score = scoreOf(term, home, texts.length, titles[home.module] ?? '', title, language)
    if (score > 0) byModule[home.module]?.push({ term, title, ...home, score })
  }
  const taken = byModule.map((all, module) => {
    const sizes = texts[module]?.reduce((sum, { text }) => sum + lengthOf(text), 0) ?? 0
    const most = Math.max(MOST.least, Math.min(MOST.most, Math.round(sizes / MOST.words)))
    const own: Chosen[] = []
    for (const each of all.sort(
      (a, b) => b.score - a.score || (a.term.key < b.term.key ? -1 : 1),
    )) {
      if (own.length >= most) break
      if (!own.some(({ term }) => overlaps(term, each.term, language))) own.push(each)
    }
    const few = Math.min(most, MOST.least) - own.length
    return few > 0 ? [...own, ...furtherOnes(few, own, module, terms, texts, language)] : own
  })
  const floor =
    taken
      .flat()
      .map(({ score }) => score)
      .sort((a, b) => b - a)[MOST.mean * texts.length - 1] ?? 0
  return taken.flatMap((own) =>
    own
      .filter(({ score }, at) => at < MOST.least || score >= floor)
      .sort((a, b) => a.sentence - b.sentence || (a.term.key < b.term.key ? -1 : 1)),
  )
}

const lengthOf = (text: string) => {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han / 2 + (text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0)
}

/** What a module with few concepts names besides, by what its title would be made of. */
function furtherOnes(
  most: number,
  own: readonly Chosen[],
  module: number,
  terms: Map<string, Term>,
  texts: Sentence[][],
  language: Language,
): Chosen[] {
  const found: Chosen[] = []
  for (const name of namedIn(unitsOf(texts[module] ?? []), language, 2 * MOST.least)) {
    const term = terms.get(keyOf(name, language))
    const home = term && homeOf(term, texts)
    if (!home || home.module !== module || found.length >= most) continue
    if ([...own, ...found].some((one) => overlaps(one.term, term, language) || one.term === term))
      continue
    found.push({ term, title: titleOf(term), ...home, score: 0 })
  }
  return found
}

/** Where a term is at home: where it is defined, else where it is marked, else where it comes first. */
function homeOf(
  { places }: Term,
  texts: Sentence[][],
): { module: number; sentence: number } | null {
  let best: { module: number; sentence: number; worth: number } | null = null
  const counts = new Map<number, number>()
  for (const { module } of places) counts.set(module, (counts.get(module) ?? 0) + 1)
  for (const { module, sentence, defines, marked, told } of places) {
    const said = texts[module]?.[sentence]
    if (!said || said.kind === 'heading' || said.torn || !told || !isEvidence(said.text)) continue
    const worth =
      3 * defines +
      (marked ? 1 : 0) -
      (said.text.length > EVIDENCE ? 9 : 0) +
      Math.min(1, (counts.get(module) ?? 0) / 5) -
      0.01 * module
    if (!best || worth > best.worth + 1e-9) best = { module, sentence, worth }
  }
  return best && { module: best.module, sentence: best.sentence }
}

const isEvidence = (text: string) => text.length >= 8
/** The most characters of the sentence that a concept rests on. */
const EVIDENCE = 600

/** A sentence, or of talk without full stops what is said around a name. */
function evidenceOf(text: string, title: string): string {
  if (text.length <= EVIDENCE) return text
  const at = Math.max(0, text.toLowerCase().indexOf(title.toLowerCase()))
  const from = Math.max(0, at - EVIDENCE / 10)
  const part = text.slice(from, at + title.length + EVIDENCE / 5)
  return part.slice(from > 0 ? part.search(/(?<=\s|\p{Script=Han})\S/u) : 0).replace(/\s\S*$/, '')
}

/** The spelling that is used most; of two used alike, the shorter one. */
function titleOf({ spellings, code }: Term): string {
  const [first] = [...spellings].sort(
    ([a, one], [b, other]) => other - one || a.length - b.length || (a < b ? -1 : 1),
  )
  const spelling = first?.[0] ?? ''
  return code > 0 || /[._$()/]/.test(spelling) ? spelling : capital(spelling)
}
