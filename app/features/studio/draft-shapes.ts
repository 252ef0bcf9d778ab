import type { Language } from '~/features/course/outline'
import type { Ground } from './draft-sentences'
import { chineseShapes, type Shape } from './draft-shapes-chinese'

const AUX =
  'is|are|was|were|has|have|can|does|do|will|means|refers|helps|allows|lets|stores|returns|converts|contains|provides|creates|happens|occurs|runs|keeps|takes|makes|gives|uses|needs|defines|describes|consists|shows|holds|picks|turns|works|tells|lies|comes|grows|stands|specifies|represents|requires|ensures|checks|sends|loads|adds|removes|enables|handles'
const BARE =
  /\b(?:this|these|those|such|here|below|above|following|we|our|us|I|my|it's|let's|he|she|they|them|their|the ones?|previous|next|lesson|module|section|chapter)\b/i
const SUBJECT = new RegExp(
  String.raw`^(?:(?:An?|The) )?((?:[\p{L}\p{N}_$./<>()'’-]+ ){0,4}?[\p{L}\p{N}_$./<>()'’-]+) ((?:${AUX})\b .{12,170})[.]$`,
  'u',
)

/** What a sentence contrasts its subject with, or says its aim or time is, before it names it. */
const LEAD =
  /^((?:(?:Unlike|In contrast to|Compared (?:to|with)|To|In order to|By|After|During|Before|Without) [^,]{3,60}, )?)(.+)$/
/** What is said of a subject, by a verb in the third person or in the past. */
const DOES =
  /^ ((?:(?!is\b|was\b|has\b|does\b)[a-z]{3,}(?:s|ed)|became|began|broke|drew|fell|found|gave|grew|held|kept|led|lost|made|rose|sent|spread|took|went|won|wrote)(?<!ss|ous|less) [^;:?!]{10,150})[.]$/

/** What English lets be asked of a sentence. `names` are what it may be about. */
export function englishShapes({ text, kind, code }: Ground, names: readonly string[]): Shape[] {
  const shapes: Shape[] = []
  const named = (phrase: string) =>
    names.find((name) => same(name, phrase)) ?? code.find((name) => same(name, phrase))
  const subject = SUBJECT.exec(text)
  const [, who = '', says = ''] = subject ?? []
  const name = named(who)
  const many = /^(?:are|were|have|do)\b/.test(says)
  const fits = !many || /s$/.test(name ?? '')
  if (
    name &&
    fits &&
    !BARE.test(says) &&
    !mentions(says, name) &&
    !/, (?:and|but|so) |;|^(?:is|are) (?:considered|ready|important|not|only)\b|^will\b/.test(says)
  ) {
    shapes.push({
      kind: 'which',
      ask: `Which of these ${says}?`,
      answer: name,
      cost: many ? 2 : /^(?:is|was) an?\b/.test(says) ? 0 : 1,
    })
  }
  const [, lead = '', main = ''] = LEAD.exec(text) ?? []
  const doer = names
    .filter((each) => new RegExp(`^(?:the )?${safe(each)} `, 'i').test(main))
    .sort((a, b) => b.length - a.length)[0]
  const does = doer
    ? DOES.exec(main.slice(main.toLowerCase().indexOf(doer.toLowerCase()) + doer.length))?.[1]
    : ''
  if (doer && does && !name && !BARE.test(lead + does) && !mentions(lead + does, doer)) {
    shapes.push({
      kind: 'which',
      ask: `${lead}${lead ? 'which' : 'Which'} of these ${does}?`,
      answer: doer,
      cost: lead ? 1 : 3,
    })
  }
  const called =
    /^(.{8,120}?) (?:is|are|was|were) (?:also |often )?(?:called|known as|named) (?:(?:an?|the) )?["“'‘]?([^,.;"”'’]{2,40})["”'’]?(?:[,.;]|$)/.exec(
      text,
    )
  if (called) {
    const [, what = '', term = ''] = called
    const found = named(term)
    if (found && !BARE.test(what) && !mentions(what, found) && !what.includes(',')) {
      shapes.push({
        kind: 'called',
        ask: `What ${/s$/.test(what) && !/ing |^an? |^the /i.test(what) ? 'are' : 'is'} ${small(what)} called?`,
        answer: found,
        cost: 0,
      })
    }
  }
  const described = /^["“'‘]?([^:.–—]{2,40}?)["”'’]?(?:: | [–—-] )(.{20,220}?)[.]?$/.exec(text)
  if (described && (kind === 'list' || named(described[1] ?? ''))) {
    const [, who2 = '', what = ''] = described
    const found = named(who2)
    if (found && !BARE.test(what) && !mentions(what, found)) {
      shapes.push({
        kind: 'described',
        ask: `What is this about? “${what}”`,
        answer: found,
        cost: 2,
      })
    }
  }
  const used =
    /\b(?:use|using|call|calling|with|type|run|by running) (?:the |an? )?(\S+(?: [a-z-]+)??)(?: (?:\w+ ){0,2}?(?:API|function|method|command|attribute|element|property|keyword|event|tag|operator))? to ((?!the\b|an?\b|your\b|\w+ing\b)[a-z]+ .{8,110}?)(?:[.,;]|$)/.exec(
      text,
    )
  if (used) {
    const [, who3 = '', aim = ''] = used
    const found = named(who3)
    if (found && !BARE.test(aim) && !mentions(aim, found)) {
      shapes.push({ kind: 'used', ask: `What is used to ${aim}?`, answer: found, cost: 1 })
    }
  }
  const end = text.toLowerCase().replace(/["”'’.]+$/, '')
  const last = names
    .filter((each) => end.endsWith(each.toLowerCase()))
    .filter((each) =>
      new RegExp(String.raw`\s(?:an? |the )?["“'‘]?${safe(each)}["”'’]?[.]$`, 'i').test(text),
    )
    .sort((a, b) => b.length - a.length)[0]
  if (last) {
    const before = text.replace(new RegExp(`["“'‘]?${safe(last)}["”'’]?[.]$`, 'i'), '')
    if (
      !mentions(before, last) &&
      !BARE.test(before) &&
      /\s$/.test(before) &&
      !/ly$/.test(last) &&
      before.length > 25 &&
      !/\ban? $|, (?:on|in|at|by|with|for|to|from) (?:the )?$/i.test(before)
    ) {
      shapes.push({
        kind: 'ends',
        ask: `Complete the sentence: “${before}____”`,
        answer: last,
        cost: 3,
      })
    }
  }
  const why = /^(.{15,120}?),? because ([^,;]{12,110})[.]$/.exec(text)
  if (why && !BARE.test(`${why[1]} ${why[2]}`)) {
    shapes.push({
      kind: 'why',
      ask: `“${why[1]}.” What reason is given for it?`,
      answer: capital(why[2] ?? ''),
      cost: 1,
    })
  }
  return shapes
}

const safe = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/^(?:an?|the) /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/s$/, '')
const same = (a: string, b: string) => bare(a) !== '' && bare(a) === bare(b)
const mentions = (text: string, name: string) =>
  ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${bare(name)}`)
const small = (text: string) =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What a language lets be asked of a sentence. */
export const shapesOf = (ground: Ground, names: readonly string[], language: Language): Shape[] =>
  language === 'zh-CN' ? chineseShapes(ground, names) : englishShapes(ground, names)
