type Rule = [british: RegExp, american: string]

/** Ends of words that have a verb in -ise; those of “advise”, “promise”, “exercise”, “surprise” and the like are not among them. */
const VERBS =
  '[a-z]{2,}(?:al|ll|il|ol|ar|er|or|im|(?<!pr)om|an|in|on|rn|gn|as|es|it|et|ot|mat|ic|id|rd|iv|og|rg|th)'

const RULES: Rule[] = [
  [/\bper cent\b/gi, 'percent'],
  [/\b(practi)s(e[ds]?|ing|ers?)\b/gi, '$1c$2'],
  [/\b((?:psycho|cat|re)?anal|paral|catal|dial)ys(ed?|ing|ers?)\b/gi, '$1yz$2'],
  [
    new RegExp(
      `\\b(?!\\w*polis|trellis|portcullis|chrysalis)(${VERBS})is(e[ds]?|ing|ers?|ations?)\\b`,
      'gi',
    ),
    '$1iz$2',
  ],
  [/\b(behavi)our/gi, '$1or'],
  [/\b((?:centi|kilo|milli)?(?:met|lit))re(s?)\b/gi, '$1er$2'],
  [/\b(s)ceptic/gi, '$1keptic'],
  [/\b(model)l(ing|ed|ers?)\b/gi, '$1$2'],
  [/\b(enrol|fulfil)(s|ments?)?\b/gi, '$1l$2'],
  [/\b(ag)eing\b/gi, '$1ing'],
]

/**
 * An English text with the spelling of the United States where the embedded voice, which knows no
 * other, would say a word wrong: *practise*, *emphasise*, *analyse*. It sounds like the same word.
 */
export function americanSpelling(text: string): string {
  return RULES.reduce((done, [british, american]) => done.replace(british, american), text)
}
