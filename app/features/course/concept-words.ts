import { isMeasure } from './concept-measures'
import { FILLERS } from './fillers'
import type { Language } from './outline'
import { contentWords } from './words'

const PLAIN =
  `try edit summary solution difference taken takes going we're extend extends handle handles initialize draw draws redraw implement track perform hide stop declare clear move break
  express expressing consider ensure require requires needed elapsed equal indicated hit hits win wins complete increase
  decrease remove replace update updates listen display displays stage staging log logs respond responds crucial actual
  dedicated initial expanded sample special general typical own based called brief briefly simply window page pages
  name names value values word words test tests window code new old next last same different other another good great better best simple easy hard common important able
  available whole full main big small large long short high low right wrong left sure ready nice fun interesting useful
  possible various certain similar own real quick few little much lot many several every single following current
  add adds create creates build builds write writes run runs open click type call called set sets change changes
  take look looks try learn start started begin see seen want wanted know tell show shows work works happen happens
  come think find help helps allow allows let contain contains include includes define defined return returns exist
  keep put move save send ask asks give turn follow read press select choose copy paste install download talk explain
  please note tip example examples thing things way ways time times case cases part parts lesson lessons module quiz
  number people user today day days year years point points step steps section sections chapter something someone kind
  sort type types place end side line lines bit idea reason result need needs first second third one two three four
  five six seven eight nine ten also usually often sometimes always never still already again together instead inside
  outside below above around back away however therefore for example above-mentioned course challenge task tasks based
  half dozen hundred hundreds thousand thousands million millions billion couple bunch plenty stuff eleven twelve
  thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
  twice minus plus equals percent um uh hum hmm mm ve re ll due versus
  using made seen done let's don't it's you're we'll i'm here that's what's won't you'll there's assignment review`.split(
    /\s+/,
  )
const WEAK = new Set(PLAIN)

/** Fillers but for those that names end in: “land use”, “log in”, “top down”. */
const NAMING = new Set('use in out off up down on over go back second like'.split(' '))
const HOLDS = new Set([...FILLERS].filter((word) => !NAMING.has(word)))
const isPlain = (word: string) => WEAK.has(word) || HOLDS.has(word)

const TOKEN =
  /[\p{L}\p{N}_$@][\p{L}\p{N}_$'’+#-]*(?:[./][\p{L}\p{N}_$-]+)*(?:\(\))?|[^\s\p{L}\p{N}]/gu
export const MOST_WORDS = 4 // words of a term
const stems = new Map<string, string>()

/** A word in lower case and the singular; empty for one that carries no meaning. */
export function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  const bare = word.replace(/\(\)$/, '')
  const code = /[\d_$./@-]|\p{Ll}\p{Lu}/u.test(bare)
  const empty = !code && !/^\p{Lu}{2,}$/u.test(bare) && contentWords(bare, 'en').length === 0
  const stem = empty ? '' : code ? bare.toLowerCase() : singular(bare.toLowerCase())
  if (stems.size > 50_000) stems.clear()
  stems.set(word, stem)
  return stem
}

const singular = (word: string) =>
  /(?:ss|us|is|ics|news|css)$/.test(word) || word.length < 4
    ? word
    : word
        .replace(/ies$/, 'y')
        .replace(/(s|x|z|ch|sh)es$/, '$1')
        .replace(/s$/, '')

/** What makes two spellings of a term one: its words without endings, in their order. */
export function keyOf(term: string, language: Language): string {
  if (language === 'zh-CN' && /\p{Script=Han}/u.test(term)) {
    return term.toLowerCase().replace(/[^\p{L}\p{N}+#]/gu, '')
  }
  const words =
    term
      .replace(/[`*"“”]/g, '')
      .replace(/['’]s\b/g, '')
      .match(TOKEN) ?? []
  return words
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^(?:an?|the|my|your|its?)$/i.test(word))
    .map((word) => stemOf(word) || word.toLowerCase())
    .join(' ')
}

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/** The runs of words of a sentence between which no term reaches. */
export function runsOf(text: string, language: Language): string[][] {
  if (language === 'en') {
    const runs: string[][] = [[]]
    for (const [token] of text.matchAll(TOKEN)) {
      if (/[\p{L}\p{N}]/u.test(token))
        runs.at(-1)?.push(token.replace(/['’]s$/, '').replace(/['’]+$/, ''))
      else runs.push([])
    }
    return runs
  }
  const runs: string[][] = [[]]
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) runs.at(-1)?.push(segment)
    else if (segment.trim() !== '') runs.push([])
  }
  return runs
}

const CLOSED =
  /[的了是在和与或有不这那个一就也都而并但还又再很更最到去来说看要让给用为以及其此之所把被对从会能可将等时后前中里上下]/

export const isWeak = (word: string, language: Language): boolean =>
  language === 'zh-CN' && /\p{Script=Han}/u.test(word)
    ? word.length === 1
      ? CLOSED.test(word)
      : contentWords(word, 'zh-CN').length === 0 || WEAK_CHINESE.test(word)
    : /^(?:NOTE|HINT|TIP|TODO|WARNING|NB|FAQ|OK)$/.test(word) ||
      FILE.test(word) ||
      SHORTENED.test(word) ||
      (!/^\p{Lu}{2,}$/u.test(word) && isPlain(word.toLowerCase().replace('’', "'"))) ||
      stemOf(word) === '' ||
      (/^\d/.test(word) && !/\p{L}/u.test(word))

export const FILE = /\.(?:jsx?|tsx?|css|html?|json|md|py|txt|png|jpe?g|gif|svg|ya?ml|sh|java|c|h)$/i
const SHORTENED = /^(?:i|you|we|they|he|she|it|that|there|who|what|let)['’](?:m|re|ve|ll|d|s)$/i
const WEAK_CHINESE =
  /^(?:可以|需要|使用|我们|你们|他们|如果|因为|所以|但是|然后|现在|已经|一个|这个|那个|这些|那些|什么|怎么|如何|为什么|时候|方法|东西|问题|情况|例子|部分|内容|课程|一下|一样|一种|不同|其他|很多|许多|任何|所有|每个|第一|第二|下面|上面|以下|以上|开始|完成|进行|添加|创建|学习|了解|知道|看到|想要|打开|点击|输入|运行|编写|查看|选择|确保|包含|包括|允许|帮助|发生|出现|发现|认为|觉得|成为|变成|来自|例如|比如|通常|经常|可能|应该|必须|能够|非常|重要|简单|容易|有趣|时间|今天|人们|自己|大家|而且|或者|以及|由于|关于|对于|通过|根据|之后|之前|同时|其中|就是|不是|没有|还有|只是|只有|这样|那样|这里|那里|哪里|起来|出来|过来|下去|工作|名为|称为|叫做|即可|相关|以便|从而|例|课|题)$/

/** What no Chinese name begins with, ends with or has in it. */
const UNWHOLE =
  /[的了你我它他她们这那]|^也(?!门)|^[在是都很把被与和会要能可从对向下上每次中将听看]|[在是把被与和会要能可从对向中上下内不两到]$/

/** Whether a run of words can be the name of something: no verb at its ends, no little word in it. */
export function isNoun(term: string, language: Language): boolean {
  if (language === 'zh-CN' && /\p{Script=Han}/u.test(term)) {
    const words = [...segmenter.segment(term)]
      .filter(({ isWordLike }) => isWordLike)
      .map(({ segment }) => segment)
    if (UNWHOLE.test(term) || isMeasure(term)) return false
    return (
      words.length > 0 &&
      words.length <= MOST_WORDS &&
      !words.some((word) => isWeak(word, language)) &&
      !/[（()）：:]/.test(term)
    )
  }
  if (/[[\]{}<>]/.test(term)) return false
  const words = term.split(/\s+/)
  const [first = ''] = words
  const last = words.at(-1) ?? ''
  if (isWeak(first, language) || isWeak(last, language)) return false
  if (words.slice(1, -1).some((word) => stemOf(word) === '' && word !== 'of')) return false
  if (words.length > 1 && /(?:ly|ed)$/.test(last)) return false
  return words.length < 3 || !/ing$/i.test(first)
}
