import type { Language, QuestionSource } from '~/features/course/outline'
import { moduleSentences } from '~/features/course/sentences'
import { teaches } from '~/features/course/teaching'
import type { Candidate, Source } from './draft-candidates'
import { type DraftConcept, distances, othersFor, shown } from './draft-sentences'
import { literal } from './formats/literal'

/** How many characters of what is said stand before and after a name that is asked for. */
const BEFORE = { en: { least: 60, most: 130 }, 'zh-CN': { least: 18, most: 42 } }
const AFTER = { en: 60, 'zh-CN': 20 }

const ASK: Record<Language, (said: string) => string> = {
  en: (said) => `What is said next? “… ${said} ____”`,
  'zh-CN': (said) => `把话接完：“${said}____”`,
}
const SAID: Record<Language, (said: string) => string> = {
  en: (said) => `So it is said: “… ${said} …”`,
  'zh-CN': (said) => `原话是：“……${said}……”`,
}
const NOT_SAID: Record<Language, (title: string, sentence: string) => string> = {
  en: (_, sentence) => `It is spoken of elsewhere: “… ${sentence} …”`,
  'zh-CN': (_, sentence) => `它在别处提到：“……${sentence}……”`,
}

/** How many places of one name are tried. */
const PLACES = 6

/** What comes up often in talk and names nothing. */
const NO_NAME = /['’]|^(?:yeah|okay|said|hello)$/i

/** Where talk can be cut at its beginning: after a pause, before a word that opens a clause. */
const OPENS: Record<Language, RegExp> = {
  en: /(?:^|[,;:]\s+|\s(?=(?:and|so|but|because|that|which|when|where|if|we|you|they|it|this|there)\s))/g,
  'zh-CN': /(?:^|[，；：]|(?=因为|所以|但是|如果|我们|你们|他们|这个|那么|然后))/g,
}

/**
 * Questions from talk that nobody has punctuated, as of captions: what is said up to the name of a
 * concept, and which one it is. Where a name could be told by an article before it, none is asked.
 */
export function spoken(
  module: Source,
  concepts: readonly DraftConcept[],
  language: Language,
): Candidate[] {
  const near = distances(-1, [], module.id, concepts)
  const runs = moduleSentences(module.body, language, { whole: true }).filter(
    ({ kind, torn, text }) =>
      kind !== 'heading' && !torn && (text.length > 240 || !/[.!?。！？]["”’)）]*$/.test(text)),
  )
  return runs.flatMap(({ text }) =>
    concepts.flatMap((concept) =>
      placesOf(text, concept.title)
        .slice(0, PLACES)
        .flatMap((at) => asked(text, at, concept, near, concepts, language)),
    ),
  )
}

function asked(
  text: string,
  at: number,
  { id, title }: DraftConcept,
  near: (other: DraftConcept) => number,
  concepts: readonly DraftConcept[],
  language: Language,
): Candidate[] {
  const said = NO_NAME.test(title) ? null : saidBefore(text.slice(0, at), language)
  if (!said || said.toLowerCase().includes(title.toLowerCase())) return []
  if (/\b(?:an?|um|uh)\s*$/i.test(said) || /[?？“”"]|https?:/.test(said)) return []
  const end = at + title.length
  const passage = text.slice(at - said.length, end + cutAfter(text.slice(end), language))
  const others = othersFor(title, passage, concepts, near, language).slice(0, 3)
  if (others.length < 2 || !teaches(passage.trim(), language)) return []
  const around = ({ title, sentence }: DraftConcept) => {
    const from = Math.max(0, (placesOf(sentence, title)[0] ?? 0) - AFTER[language])
    return literal(sentence.slice(from, from + 3 * AFTER[language]).replace(/^\S*\s|\s\S*$/g, ''))
  }
  const choices = [
    { text: shown(title), right: true, reason: SAID[language](literal(passage.trim())) },
    ...others.map((other) => ({
      text: shown(other.title),
      right: false,
      reason: NOT_SAID[language](other.title, around(other)),
    })),
  ].sort((a, b) => (a.text < b.text ? -1 : 1))
  const question: QuestionSource = {
    id: '',
    concept: id,
    kind: 'one',
    ask: ASK[language](literal(said.trim())),
    choices,
    passage: passage.trim(),
  }
  const speaks = concepts.filter(
    (other) => other.id !== id && placesOf(said, other.title).length > 0,
  )
  const cost = 9 - Math.min(2, speaks.length) + (/\b(?:um|uh)\b/i.test(said) ? 1 : 0)
  return [{ question, from: 'spoken', cost }]
}

/** Where a name stands in a text, whole. */
function placesOf(text: string, title: string): number[] {
  const [small, name] = [text.toLowerCase(), title.toLowerCase()]
  const han = /\p{Script=Han}/u.test(title)
  const found: number[] = []
  for (let at = small.indexOf(name); at >= 0; at = small.indexOf(name, at + 1)) {
    const around = `${small[at - 1] ?? ' '}${small[at + name.length] ?? ' '}`
    if (han || !/[\p{L}\p{N}_-]/u.test(around)) found.push(at)
  }
  return found
}

/** What is said up to a name, from where a clause opens; null where it is too short to tell anything. */
function saidBefore(text: string, language: Language): string | null {
  const { least, most } = BEFORE[language]
  const window = text.slice(-most)
  const [first] = [...window.matchAll(OPENS[language])]
    .map((found) => found.index + found[0].length)
    .filter((from) => window.length - from >= least && (from > 0 || window.length === text.length))
  const said = first === undefined ? window.replace(/^\S*\s/, '') : window.slice(first)
  return said.length >= least ? said : null
}

/** How much of what follows a name comes along, up to the end of a word. */
function cutAfter(text: string, language: Language): number {
  const most = AFTER[language]
  if (text.length <= most) return text.length
  const space = text.slice(0, most).search(/\s\S*$/)
  return space > 0 ? space : most
}
