import { stretchesOf } from './module-text'
import type { Language } from './outline'
import { speakersIn, speechIn } from './speakers'

/** A sentence of a module, or a heading. */
export type Sentence = {
  /** From 0, through the module. */
  index: number
  /** Plain, as it is shown. */
  text: string
  kind: 'heading' | 'prose' | 'list' | 'quote'
  /** The paragraph or entry it stands in, from 0. */
  block: number
  /** 0 before the first heading; a heading begins the next. */
  section: number
  /** What the author set in bold in it, and in code. */
  bold: string[]
  code: string[]
  /** Whether something that belongs to it can't be said: a picture, a large formula; or a part is missing. */
  torn: boolean
  /** The code that follows it; only of a text that is read whole. */
  follows?: string
}

/**
 * The sentences of a module's Markdown body in order, in time linear in its length, as they are said:
 * who speaks, and what else is heard, stand in none. Read `whole`, those of its tables too, and the
 * code that follows them.
 */
export function moduleSentences(
  body: string,
  language: Language,
  options: { whole?: boolean } = {},
): Sentence[] {
  const sentences: Sentence[] = []
  const stretches = stretchesOf(body, options)
  const speakers = speakersIn(
    stretches.filter(({ kind }) => kind === 'prose').map(({ text }) => text),
  )
  let section = 0
  stretches.forEach(({ text, kind, bold, code, torn, follows }, block) => {
    if (kind === 'heading') section += 1
    const parts =
      kind === 'prose'
        ? spokenSentences(text, speakers, language)
        : (kind === 'heading' ? [text] : splitSentences(text, language)).map((text) => ({
            text,
            broken: false,
          }))
    for (const [at, part] of parts.entries()) {
      sentences.push({
        index: sentences.length,
        text: part.text,
        kind,
        block,
        section,
        bold: bold.filter((term) => part.text.includes(term)),
        code: code.filter((term) => part.text.includes(term)),
        torn: torn || part.broken,
        ...(follows && at === parts.length - 1 && { follows }),
      })
    }
  })
  return sentences
}

/** The sentences of what is said in a text; one that a remark breaks in two is `broken`. */
function spokenSentences(text: string, speakers: ReadonlySet<string>, language: Language) {
  const punctuated = /[.!?。！？]/.test(text)
  return speechIn(text, speakers).flatMap((speech) => {
    const sentences = splitSentences(speech.text, language)
    return sentences.map((sentence, at) => ({
      text: sentence,
      broken:
        punctuated && ((speech.begun && at === 0) || (speech.open && at === sentences.length - 1)),
    }))
  })
}

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  'zh-CN': new Intl.Segmenter('zh-CN', { granularity: 'sentence' }),
}

/** How much is put together again before an end is believed: an unclosed quote must not swallow the rest. */
const MOST = 600 // characters
/** The segmenter holds its whole text once a piece, so a long text is given to it by windows. */
const WINDOW = /[\s\S]{1,3000}(?:[.!?。！？；\s]|$)|[\s\S]{1,3000}/gu

/** From how many characters on a Chinese sentence is cut at its semicolons. */
const LONG = 80

/**
 * The sentences of a plain text, as `Intl.Segmenter` finds them, but for these: an abbreviation,
 * an initial and what is quoted or bracketed end none, and a long Chinese one is cut at “；”.
 */
export function splitSentences(text: string, language: Language): string[] {
  return wholeSentences(text, language)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap((sentence) =>
      language === 'zh-CN' && sentence.length > LONG ? cutAtSemicolons(sentence) : [sentence],
    )
}

/**
 * The sentences of a paragraph of Markdown with the space that follows each: together they are the
 * paragraph. None ends inside of code, a formula, a link or bold.
 */
export function markdownSentences(markdown: string, language: Language): string[] {
  const sentences: string[] = []
  let at = 0
  let open = ''
  for (const { length } of wholeSentences(markdown.replace(/[\r\n\u2028\u2029]/g, ' '), language)) {
    open += markdown.slice(at, at + length)
    at += length
    if (!/[\p{L}\p{N}]/u.test(open)) continue
    if (isOpen(open) && open.length < 10 * MOST) continue
    sentences.push(open)
    open = ''
  }
  if (open === '') return sentences
  return sentences.length > 0
    ? [...sentences.slice(0, -1), `${sentences.at(-1)}${open}`]
    : [markdown]
}

/** Whether a sentence ends where a text ends, given what comes after it. */
export function endsSentence(text: string, next: string): boolean {
  return (
    /[.!?。！？…]["'”’」』）)\]*_]*\s*$/.test(text.slice(-20)) && !continues(text.slice(-60), next)
  )
}

/** Whether a mark that is opened in a text is not closed in it. */
function isOpen(markdown: string): boolean {
  const bare = markdown.replace(/\\./g, '')
  const odd = (mark: RegExp) => (bare.match(mark)?.length ?? 0) % 2 === 1
  return odd(/`+/g) || odd(/\*\*/g) || odd(/(?<!\\)\$/g) || /\][([][^)\]]*$/.test(bare)
}

/** The sentences of a text with the space around them: together they are the text. */
function wholeSentences(text: string, language: Language): string[] {
  const whole: string[] = []
  let open = ''
  let depth = 0
  const pieces = text
    .match(WINDOW)
    ?.flatMap((window) => [...segmenters[language].segment(window)].map(({ segment }) => segment))
  if (!pieces) return []
  pieces.forEach((piece, at) => {
    open += piece
    depth += depthOf(piece)
    const goesOn = depth > 0 || continues(open.slice(-60), pieces[at + 1] ?? '')
    if (goesOn && open.length < MOST && at < pieces.length - 1) return
    whole.push(open)
    open = ''
    depth = 0
  })
  return whole
}
const cutAtSemicolons = (sentence: string) => sentence.split(/(?<=[；;])(?=[^”’」』）)]{10})/)

/** How many more quotes and brackets a text opens than it closes. */
function depthOf(text: string): number {
  let depth = 0
  for (const letter of text) {
    if ('“「『（([《'.includes(letter)) depth += 1
    else if ('”」』）)]》'.includes(letter)) depth -= 1
  }
  return depth
}

const ALWAYS =
  /(?:^|[\s(“"‘'])(?:Dr|Mr|Mrs|Ms|Prof|St|vs|cf|e\.\s?g|i\.\s?e|viz|al|approx|ca|resp|Mt|Gen|Capt)\.\s*$/i
const BEFORE_NUMBERS = /(?:^|[\s(])(?:Figs?|Eqs?|No|Nos|Vol|pp?|Ch|Chap|Secs?|Tab|Art)\.\s*$/i
const INITIAL = /(?:^|\s)(?:\p{Lu}[\p{L}’'.-]*\s)?\p{Lu}\.\s*$/u
const AFTER_I = /(?:^|\s)I\.\s*$/
const TELLS = /^[”"’]?[他她我你它]们?[^，。！？]{0,6}[说问道答喊想][，。]?/

/** Whether what looks like the end of a sentence is none, given what comes next. */
function continues(before: string, next: string): boolean {
  if (/^[\p{Ll}]/u.test(next) && !/[!?。！？]["”’)]*\s*$/.test(before)) return true
  if (ALWAYS.test(before)) return true
  if (BEFORE_NUMBERS.test(before)) return /^\d/.test(next)
  if (/[？！。]”$/.test(before) && TELLS.test(next) && next.length < 20) return true
  if (!INITIAL.test(before) || AFTER_I.test(before)) return false
  const name = /(?:^|[\s.])(?:(\p{Lu})\.|(\p{Lu}[\p{L}’'-]+))\s\p{Lu}\.\s*$/u.test(before)
  const begins = /^\p{Lu}\.\s*$/u.test(before)
  return (name || begins) && /^\p{Lu}/u.test(next)
}
