import type { Language } from '~/features/course/outline'
import { sentencesOf } from './lint-reading'

const BEFORE = String.raw`(?:(?!\b(?:when|if|that|because|who|whose|where|while|although|after|before|unless|whether|so|than|since|once|until)\b)[^?.!;,])`
const HAVE = String.raw`\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|must|need)\b`
const FALSE = `(?:false|incorrect|untrue|inaccurate|wrong|unlikely|inappropriate|unsuitable)`
const LEAST = `least (?:likely|important|appropriate|effective|useful|suitable|common|accurate|helpful|true|correct|probable|desirable|relevant)`

const ENGLISH = [
  String.raw`\b(?:all|each|every|any|following|everything|which|these)\b[^?!]*\b(except)\b(?! that\b| block)`,
  String.raw`\b(except)(?: for)?[\s:.…?_-]*$`,
  String.raw`\b(?:which|what|who|where|whom)\b${BEFORE}*?${HAVE}(?: \w+){0,4}? (?<!\b(?:of|by|for|from|with|in|to|or|if|why) )(not|never)\b(?! only\b)`,
  String.raw`\b(?:which|what|who|where|whom)\b(?:(?!${HAVE})${BEFORE})*?\b(\w+n['’]t|cannot|never)\b`,
  String.raw`\b(?:choose|select|pick|identify|find|mark|name)\b[^.?!]*\b(?:that|which|who)\b[^.?!]*?\b(not|never|\w+n['’]t|cannot)\b`,
  String.raw`${HAVE} (?:\w+ )?(not)\b(?! only\b)[^.?!]*$`,
  String.raw`\b(?:\w+n['’]t|cannot)(?=[\s:…_]*$)`,
  String.raw`\b(?:which|following|these|statements?|choose|select|pick|identify|find|one)\b[^.?!]*?\b(?:is|are|was|were|an?|the|most) (${FALSE}|not)\b(?! with\b)`,
  String.raw`\b(?:which|what|who|choose|select|pick|identify)\b[^.?!]*?\b(${LEAST})\b`,
].map((source) => new RegExp(source, 'i'))

const HARMLESS =
  /几乎(?:没有|不)|不同|不仅|不时|不由|不禁|不免|不止|不单|不光|不只|不断|不但|不管|不少|不久|差不多|不等|不锈钢|不动产|不定|不规则|不饱和|不透明|不过|不良|不足|不一样|不论|不妨|不得不|不可或缺|不可缺少|必不可少|不对称|不溶|不稳定|不确定|不平等|不平衡|不连续|不变|(\p{Script=Han})不\1|对不对|是不是|会不会|能不能|要不要|没有没|有没有|从没有|未来|未知|未成年|未婚|非洲|非金属|非常|除非|是非|非法|非线性|非负|非空|非零|无论|无限|无线|无机|无理数|无穷|无关紧要|错误(?:信息|类型|处理|代码|码|消息|提示|日志|率)/gu

const CHINESE = [
  /(?:下列|以下|下面|上述|哪|何者|谁|(?<!为)什么(?![是叫]不|[^。！？?]*，)|关于)(?:(?!导致|造成|使|让|说明|表明|如果|因为|为什么|为何|当|若|时[，候]|情况下|能够?解释|后[，])[^。！？?])*?(不|没有(?!的[？?]?$)|尚未|从未|未能|未被|并非|无法|无关)/u,
  /(?:下列|以下|下面|上述|哪|何者|关于)[^。！？?]*?(错误的|(?:是|说法|描述|叙述|表述|做法|搭配|理解)错误|有误|(?<=[是项])错的|误解|除外)/u,
  /(除(?:了)?)(?![^。！？]*(?:还有?|也|另外))[^。！？]{1,40}?(?:都|均|皆)/u,
  /(不(?:是|属于|包括|正确|会|能|对|应|需要|可以|具有|符合)|错误)的(?:是|一项是|有|选项是|一个是)?[\s:：…_（）()？?。]*$/u,
]

const MARKED = /(\*\*\*|\*\*|__|\*|_)(?=\S)[^*_\n]{1,40}?\1|<(b|strong|em|u)>[^<]{1,40}<\/\2>/gi

/** The negative that a question turns on, as it stands in its stem; null for none. */
export function negativeIn(ask: string, language: Language): string | null {
  const last = sentencesOf(ask).at(-1) ?? ask
  if (language === 'zh-CN') {
    const bare = last.replace(HARMLESS, (found) => '〇'.repeat(found.length))
    for (const pattern of CHINESE) {
      const found = pattern.exec(bare)
      if (found) return found[1] ?? null
    }
    return null
  }
  for (const pattern of ENGLISH) {
    const found = pattern.exec(last)
    if (found) return found[1] ?? found[0]
  }
  return null
}

/** The negative of a statement that is to be judged; null for none. */
export function denialIn(statement: string, language: Language): string | null {
  if (language === 'zh-CN') {
    const bare = statement.replace(HARMLESS, (found) => '〇'.repeat(found.length))
    return (
      /^(?:(?!如果|若|当|因为|由于|只要|即使|除非|时[，候]|的)[^。，；！？])*?(不|没有|并非|无法)/u.exec(
        bare,
      )?.[1] ?? null
    )
  }
  const found =
    /^(?:(?!\b(?:if|when|that|who|which|because|unless|although|while)\b)[^.;!?,])*?\b(not|cannot|\w+n['’]t)\b(?! only)/i.exec(
      statement,
    )
  return found?.[1] ?? null
}

const TWICE: Record<Language, RegExp> = {
  en: /\b(?:not|never|cannot|\w+n['’]t) (?:\w+ )?(?:un(?!i|der|til)|in(?!to|side|deed|fer|flu|clu|sul)|im(?=possible|probable)|dis(?=similar|advant))\w{4,}|\b(?:not|never|cannot|no|nobody|none|\w+n['’]t)\b(?:(?!\b(?:and|or|but|nor|if|when|that|which|who|because)\b)[^.,;:])*\b(?:not|never|cannot|without|\w+n['’]t)\b/i,
  'zh-CN':
    /(?:不是|并非|没有|不能|不会|不可|没有人)(?:(?!的|[、，。；])[\s\S]){0,10}(?:不|没有|无法)|(?:不是|并非)所有.{1,12}(?:不|没有)|并非不|未必不/u,
}

/** Whether a statement has two negatives in one clause, so that they have to be worked out. */
export const deniesTwice = (statement: string, language: Language): boolean =>
  TWICE[language].test(
    language === 'en'
      ? statement
      : statement.replace(HARMLESS, (found) => '〇'.repeat(found.length)),
  )

/** The same stem without what is marked in it: bold, slanted. */
export const unmarked = (ask: string): string => ask.replace(MARKED, ' … ')

/** The stem with its negative in bold; null where it can't be found. */
export function marked(ask: string, negative: string): string | null {
  const at = ask.toLowerCase().lastIndexOf(negative.toLowerCase())
  if (at < 0) return null
  return `${ask.slice(0, at)}**${ask.slice(at, at + negative.length)}**${ask.slice(at + negative.length)}`
}
