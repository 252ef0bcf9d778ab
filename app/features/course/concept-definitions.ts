import type { Language } from './outline'

/** What a sentence defines, as it stands there, and how surely: 0 up to 1. */
export type Defined = { term: string; sure: number }

const NOUN = String.raw`([\p{L}\p{N}_$][^,.;:!?()（）"“”=]{0,58}?)`
const KIND = `(?:an?|the|one of the|any|some|another|what|where|when|how|basically an?|simply an?|just an?|essentially an?|used|called|like an?)`
const SIMPLE: [pattern: RegExp, sure: number][] = [
  [
    new RegExp(
      String.raw`^(?:(?:an?|the|so,?|now,?|but|and|in short,?|well,?) )?${NOUN} (?:\([^()]{1,40}\) )?(?:is|are|was) ${KIND}\b`,
      'iu',
    ),
    0.8,
  ],
  [
    new RegExp(
      String.raw`^(?:(?:an?|the) )?${NOUN} (?:\([^()]{1,40}\) )?(?:means?|refers? to|stands? for|consists? of|describes?|denotes?|represents?)\b`,
      'iu',
    ),
    0.9,
  ],
  [
    new RegExp(
      String.raw`\b(?:is|are|was|were|it|this|these|that|them|what|we|also|often|so-|being) (?:called|known as|named|termed|call|referred to as) (?:(?:an?|the) )?["“'‘]?${NOUN}["”'’]?(?=[,.;:!?)]|$| (?:and|because|which|that|when|in|by|if|for|to|on)\b)`,
      'iu',
    ),
    1,
  ],
  [
    new RegExp(
      String.raw`\b(?:defined as|(?:stands?|short) for|abbreviation (?:of|for)) (?:(?:an?|the) )?["“'‘]?${NOUN}["”'’]?(?=[,.;:!?)]|$| (?:and|which|in)\b)`,
      'iu',
    ),
    0.9,
  ],
  [
    new RegExp(
      String.raw`\b(?:\p{Ll}{3,} (?:called|known as|named|termed)|calls? (?:this|that|these|them|it)(?: \p{Ll}+)?) (?:(?:an?|the) )?["“'‘]?${NOUN}["”'’]?(?=[,.;:!?)]|$| (?:and|because|which|that|when|in|by|if|for|to|on|is|are|was|were|has|have|can|do|does)\b)`,
      'iu',
    ),
    0.9,
  ],
  [new RegExp(String.raw`^${NOUN}(?:: | [–—-] )(?=\S+ \S+ \S+)`, 'u'), 0.7],
  [
    new RegExp(
      String.raw`^(?:(?:an?|the) )?${NOUN} (?:is|are) (?:\w+ ){0,2}(?:responsible|used|invoked|triggered|fired|needed|designed|meant|similar|made|stored|executed)\b`,
      'iu',
    ),
    0.5,
  ],
  [
    /^(?:(?:an?|the) )?((?:[\p{L}\p{N}_$-]+ ){0,2}?[\p{L}\p{N}_$-]+) (?:helps?|allows?|lets?|enables?|ensures?|stores?|holds?|returns?|converts?|defines?|contains?|provides?|creates?|checks?|happens?|occurs?)\b/iu,
    0.6,
  ],
]

const HAN = String.raw`([^，。；：、！？（）“”"\s]{2,14})`
const CHINESE: [pattern: RegExp, sure: number][] = [
  [
    new RegExp(
      String.raw`^(?:所谓|那么|而|其中)?[“"]?${HAN}[”"]?(?:（[^（）]{1,30}）|\([^()]{1,30}\))?\s?(?:是指|指的是|就是|是一[种个类组项套门份块段]|是由|是用来|是用于|意味着|的意思是|代表|表示)`,
      'u',
    ),
    0.9,
  ],
  [
    new RegExp(
      String.raw`(?:称为|称作|叫做|叫作|叫|名为|被称为|简称)\s?[“"]?${HAN}[”"]?(?=[，。；、！？）]|$)`,
      'u',
    ),
    1,
  ],
  [new RegExp(String.raw`^[“"]?${HAN}[”"]?(?:（[^（）]{1,30}）)?\s?(?:：|——|:)`, 'u'), 0.7],
  [new RegExp(String.raw`^[“"]?${HAN}[”"]?(?:（[^（）]{1,30}）)?\s?(?:是|指)`, 'u'), 0.5],
]

const NO_TERM =
  /^(?:it|this|that|these|those|there|here|he|she|they|we|you|i|one|what|which|who|the following|for example|note|tip|remember|step \d+|example|answer|another|some|all|both|each|most|many|first|second|third|if|when|once|as|in|on|at|to|by|for|with|after|before|let|now|它|这|那|他|她|我|你|人们?|大家|其中|此外|例如|比如|注意|提示|这个|那个|这些|那些|这里|那里|它们|他们|我们|你们|目的|结果|原因|问题|答案|重要的|关键|其他|另一个)\b/iu

/** What a plain sentence defines: “Packing pieces into one unit is called **chunking**” defines chunking. */
export function definedIn(text: string, language: Language): Defined[] {
  const found: Defined[] = []
  for (const [pattern, sure] of language === 'zh-CN' ? CHINESE : SIMPLE) {
    const term = pattern.exec(text)?.[1]?.trim()
    if (!term || NO_TERM.test(`${term} `)) continue
    if (language === 'en' && term.split(/\s+/).length > 5) continue
    found.push({ term: term.replace(/^(?:an?|the) /i, ''), sure })
  }
  return found
}

/** Names that stand with their short form: “application programming interface (API)”. */
export function expansionsIn(text: string): string[] {
  const words = [...text.matchAll(/[\p{L}\d]+(?:[-'’]\p{L}+)*/gu)]
  const found: string[] = []
  for (const [at, [short]] of words.entries()) {
    const n = /^\p{Lu}[\p{Lu}\d]{1,6}s$/u.test(short) ? short.length - 1 : short.length
    if (n < 2 || n > 7) continue
    const wanted = short.slice(0, n).toUpperCase()
    for (
      let from = Math.max(0, at - n - 2);
      from <= at + 3 && from + n <= words.length;
      from += 1
    ) {
      const run = words.slice(from, from + n)
      if (run.map(([word]) => word.charAt(0).toUpperCase()).join('') !== wanted) continue
      const [first] = run
      const last = run.at(-1)
      const full = text.slice(first?.index, (last?.index ?? 0) + (last?.[0].length ?? 0))
      const all = run.every(([word]) => /^\p{Lu}/u.test(word))
      const capital = all ? n > 2 || /^\p{Lu}{2,}/u.test(short) : /^\p{Lu}{2,}/u.test(short)
      if (capital && !/[^\p{L}\d\s'’-]/u.test(full)) found.push(full)
    }
  }
  return found
}
