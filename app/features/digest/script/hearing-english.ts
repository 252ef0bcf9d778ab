import { contentWords } from '~/features/course/words'
import type { Hearing, Known } from './hearing'

/** In words: shorter ones say little, longer ones are lost by the ear. */
const LENGTH = { least: 4, good: 36, fair: 44, most: 55 }

const any = (sources: string[]) => new RegExp(sources.join('|'), 'i')
const list = (words: string) =>
  words
    .trim()
    .split(/\s*[,\n]\s*/)
    .join('|')
const begins = (words: string) =>
  new RegExp(
    `^(?:(?:now|then|next|first|finally|also|and|so|but|please|feel free to),? )*(?:${list(words)})\\b`,
    'i',
  )

/** What points at something that is only seen, or at the lesson itself. */
const SEEN = any([
  String.raw`\b(?:below|above)\s?[,.:;)]|\b(?:the|are|is|as|like|listed|shown|described|mentioned|explained|see|code|text|example) (?:\w+ )?(?:below|above)\b|^(?:below|above)\b`,
  String.raw`\bfollowing\b|\bas follows\b|\bhere(?:'s|’s| is| are| you|[,.])`,
  String.raw`\b(?:screenshot|sketchnote|snippet|quiz|assignment|homework|cheat sheet|starter|solution folder|rows?|columns?)\b`,
  String.raw`\b(?:this|these|our|the) (?:table|code block|diagram|figure|picture|drawing|image|video|page you|examples?|exercises?)\b`,
  String.raw`\b(?:in|from|by) (?:the )?(?:example|diagram|figure|picture|table|code)s?\b|\bexamples? (?:of|is|are|shows?)\b`,
  String.raw`\b(?:next|previous|last|earlier|later|coming|rest of (?:this|the)) (?:modules?|lessons?|sections?|chapters?|parts?|steps?|pages?|course)\b`,
  String.raw`\b(?:this|these|our|the|six|all|both|two|three|four|five) (?:\w+ )?(?:modules?|lessons?|sections?|chapters?|courses?|curriculum|tutorial|article|workshop|series|syntax)\b`,
  String.raw`\b(?:more information|(?:learn|read|find out) more|read up|documentation|for more|Wikipedia|MDN|congratulations|Fifteen will|you(?:['’]ve| have) finished)\b|^let['’]s\b|\b(?:credits?|hint|tip|note|alert):`,
])

/** What is about the reader's work and the author's, not about what is taught. */
const WORK = any([
  String.raw`\b(?:we|you)(?:'ll|’ll|'re going|’re going| are going| will)\b|\blet(?:'s|’s| us| me)\b|\bas you (?:can|might|may|would|saw|read|know)\b`,
  String.raw`\byou (?:should (?:now|see|be able)|can (?:see|find|take|read|now)|might (?:be|have|notice|ask|want)|(?:\w+ )?need to|may (?:have|be|notice))\b`,
  String.raw`\byou(?:'ve|’ve| have)? (?:just |already )?(?:added|created|made|built|wrote|written|saw|seen|learned|did|done|completed|styled)\b|\bclick(?:ing)? (?:on|the|your|an?|['‘“"])|\b(?:in|on|to) the (?:right|left)\b`,
  String.raw`\b(?:I|I'm|I’m|I've|I’ve|my|me|mine)\b(?![.\w])|\bwe(?:'ve|’ve|'d|’d| have| had| were| just| now| need| want| won['’]t)\b|\bour\b`,
])

/** What follows a word like “study” where it is an order and no thing. */
const AIM = String.raw`(?= (?:an?|the|some|any|your|this|these|those|each|every|all|both|it|them|on|up|out|with|through|as|in|to|together|how|what|if|whether|for yourself|yourself|\d+|more|other|another|'|“)\b)`
const aimed = (words: string) => `(?:${list(words)})${AIM}`

/** Orders that are exercises. */
const EXERCISE =
  begins(`try, read, look, see, check out, notice, observe, refer, identify, imagine, consider, think,
  ask yourself, discuss, suppose, analy[sz]e, rewrite, explore, learn, take a, take this, do some, investigate, inspect,
  continue, note that, note how, remember,
  ${aimed('watch, visit, note, research, practi[cs]e, experiment, say, recall, surf, study, count, draw, work, answer, compare, guess')}`)

/** Orders that need a screen, and orders that may be advice. */
const STEP =
  begins(`open, go, click, press, install, download, copy, paste, navigate, switch, save, close the,
  hover, launch, reload, refresh, login, register, refactor,
  ${aimed('type, run, drag, update, log, sign, test, check')}`)
const ADVICE =
  begins(`create, add, replace, change, edit, write, build, make, take, find, use, set, move, remove, append,
  define, declare, start, begin, ensure, keep, put, give, let, pass, call, store, show, include, insert, select, choose,
  handle, implement, generate, assign, initiali[sz]e, get, return, place, style, wrap, delete, extract, loop, listen, send,
  connect, push, pull, merge, combine, commit, fork, clone, upload, stage, ask, leave, avoid, stick`)

/** What comes before the order in “To do this, add …”. */
const INTRODUCTION =
  /^(?:to|in order to|on|in|inside|after|once|before|when|whenever|if|at|from|for|with|next to|under|within)\b[^,]{3,80}, (?:simply |just |then |please |also )?/i
/** What an order needs a screen for. */
const SCREEN =
  /\b(?:your|folders?|files?|code|buttons?|icons?|menus?|tabs?|panels?|console|terminal|editor|functions?|variables?|methods?|components?|project|app|repo(?:sitory)?|branch|markup)\b|[<>()=]/i

const CONNECTIVE =
  /^(?:(?:but|and|so(?! (?:do|did|does|is|are|was|were|has|have|can|will)\b)|yet|thus|hence|therefore|or),?\s+|(?:however|also|moreover|furthermore|additionally|in addition|besides|indeed|of course|in fact|fortunately|unfortunately|finally|now|well|still|nevertheless|nonetheless|generally speaking|in general|remember|as a result|consequently|(?:once )?again|after all|by contrast|in contrast|on the other hand|meanwhile|similarly|likewise|for that reason|as an added bonus|overall|in short|basically|in other words|while|sure),\s+)+/i

const HANGS =
  /^(?:this|that|these|those|it|its|it's|it’s|they|they're|they’re|them|their|he|she|his|her|such|neither|either|another|others|the (?:others?|former|latter|same|second|third|result|rest|reason|difference|trick|answer|next|two|three|four|last|problem|idea|point|process)|(?:one|some|most|many|all|each|none|both|any|few) of (?:them|these|those|this)|others|so (?:do|did|does|is|are)|instead|then|for (?:example|instance)|otherwise|rather|by doing|after (?:that|this)|with (?:this|that|these)|in (?:this|that|such)|at (?:this|that)|to do (?:this|so|that)|because of (?:this|that)|once (?:you|that)|from (?:this|that|there)|on (?:this|that)|without (?:this|it)|as such|hence|even (?:so|then)|not so|nor|here|there(?! (?:is|are|was|were|'s|’s))|first,|secondly|second,|third,|lastly|doing so|yes|no|halfway|afterwards?|later|soon after|at first|(?:an?|one|two|three|four|five|\w+) (?:days?|weeks?|months?|years?|hours?|minutes?|moments?) later|for others|which|who|because|(?:one|two|three|four|some|several|many|few|most|all|none|each|both) (?:is|are|was|were|has|have|had|did|do|does|can|will|drew|got|took|gave|said|saw|made|came|went|knew|thought|found|kept|lost|won|wrote|told|\w+ed)|there (?:is|are|was|were) (?:none|more|another|others)|for (?:this|that|these)|to \w+ (?:this|that|these|it|them)|you (?:\w+ )?(?:it|them|this|that)|\w+ (?:it|them))\b/i
const NO_SUBJECT =
  /^(?:it(?:'s|’s| is| was| takes| helps| may be| can be| goes) (?:\w+ ){0,3}(?:to|that|important|possible|saying)\b|both \w+ and\b|that (?:\w+ ){1,4}(?:is|are|was|were) (?:because|why|how|what)\b)/i

const PERSON =
  /\b(?:people|person|someone|somebody|everyone|everybody|anyone|nobody|who|child(?:ren)?|teachers?|students?|learners?|players?|masters?|users?|developers?|readers?|experts?|beginners?|viewers?|m[ae]n|wom[ae]n|friends?|customers?|listeners?|researchers?|participants?|subjects?|groups?)\b|(?:^|\s)(?:[A-Z]\p{Ll}+ ){1,2}(?:[A-Z]\p{Ll}+)|(?<=\p{L},? )[A-Z]\p{Ll}+/u

const AUTHOR =
  /^we\b|[,;] we\b|\byou (?:also |will |'ll |’ll )?(?:need|have) to\b|\byou (?:can|could|might|may) (?:also |either |then |now |start |stick |do )|\bfor now\b|^currently\b|\bjust now\b|\bin your (?:app|code|project|browser|editor|folder|terminal|file)\b/i
const SYMBOL = /(?<![\p{L}'’.])(?:[B-HJ-Z]|[b-hj-z])(?![\p{L}'’.+#])/u

/** @see hearingOf */
export function hearEnglish(text: string, known: Known): Hearing | null {
  const length = text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  if (length < LENGTH.least || length > LENGTH.most || SEEN.test(text)) return null
  const bare = text.replace(CONNECTIVE, '')
  const order = bare.replace(INTRODUCTION, '')
  if ([text, bare, order].some((each) => EXERCISE.test(each))) return null
  if (/^to (?:\S+ ){1,6}\S+$/i.test(text) && !text.includes(',')) return null
  const alone =
    bare === text
      ? text
      : bare.replace(/^[a-z]+(?=[ ,])/, (word) => word.charAt(0).toUpperCase() + word.slice(1))
  const hangs =
    (HANGS.test(alone) && !NO_SUBJECT.test(alone)) ||
    lacksSubject(alone) ||
    lacksThing(alone, known) ||
    lacksNoun(alone, known)
  const weight = (SYMBOL.test(alone) ? 0.6 : 1) * (length < 7 ? 0.8 : 1)
  return {
    alone: hangs ? text : alone,
    joined: text,
    hangs,
    weight,
    reserve: reserveOf(alone, order, length),
  }
}

function reserveOf(text: string, order: string, length: number): Hearing['reserve'] {
  if (WORK.test(text) || STEP.test(order) || length > LENGTH.fair) return 2
  if (ADVICE.test(order) && SCREEN.test(text)) return 2
  return AUTHOR.test(text) || length > LENGTH.good ? 1 : 0
}

/** Whether a he, she or they comes before anyone that it could mean. */
function lacksSubject(text: string): boolean {
  const they = /\b(?:they|them|their|they're|they’re)\b/i.exec(text)
  if (they) {
    const before = text.slice(0, they.index)
    if (!PERSON.test(before) && !/\b\p{L}{2,}[^siu'’\W]s\b|\band\b/iu.test(before)) return true
  }
  const he = /\b(?:he|she|him|his|hers?)\b/i.exec(text)
  return he !== null && !PERSON.test(text.slice(0, he.index))
}

/** Whether an it comes before anything that it could mean, or a this points back. */
function lacksThing(text: string, known: Known): boolean {
  const back =
    /(?<!^)\b(?:this|these|those(?! (?:who|that|which|whose|with|in|of|from|for|to|on)\b))\b(?: \p{L}+){0,2}/giu
  for (const [pointed] of text.matchAll(back)) {
    if (!contentWords(pointed, 'en').some(known)) return true
  }
  const it = /(?<!^)\b(?:it|its)\b(?! (?:is|was|'s|’s|takes|makes) \w+ (?:to|that)\b)/i.exec(text)
  if (!it || NO_SUBJECT.test(text.slice(it.index))) return false
  const before = contentWords(text.slice(0, it.index), 'en')
  return (
    !before.some(known) &&
    !/\b(?:an?|the|each|every|one|any|no|your|whose|something|anything|everything|nothing|what(?:ever)?) \p{L}{3,}/iu.test(
      text.slice(0, it.index),
    )
  )
}

/** Whether it begins with “The …” of which nothing is known yet. */
function lacksNoun(text: string, known: Known): boolean {
  const noun =
    /^the ((?:[\p{L}-]+ ){0,2}?[\p{L}-]+)(?= (?:\p{L}+(?:s|ed|d)|is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|put|did|do)\b|,)/iu.exec(
      text,
    )
  if (!noun || /\b(?:you|we|that|who|which|to|of)\b/i.test(noun[1] ?? '')) return false
  const head = contentWords(noun[1] ?? '', 'en').at(-1)
  return head !== undefined && !known(head)
}
