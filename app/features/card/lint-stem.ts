import type { Language } from '~/features/course/outline'
import { type Reading, saidOf, sentencesOf, unquoted } from './lint-reading'

const BLANK =
  /_{2,}|\.{4,}|…{2,}|（[\s　_]*）|\([\s_]{1,}\)|【\s*】|\[\s*(?:\.{0,3}|blank|空格?)\s*\](?!\()|(?<=\S )(?:…|\.{3})(?= \S[^?？]*$)/i

/** A stem that has a learner of a language fill a gap: that one can't stand at the end. */
const WORDY =
  /\b(?:words?|verb|tense|preposition|conjunction|adverb|adjective|article|pronoun|verb form)\b.*[:：]|(?:词|动词|介词|量词|关联词|成语).*[:：]/i

/** Whether a blank has more after it than a word or two of its sentence. */
export function isBlankInside(ask: string, language: Language): boolean {
  if (WORDY.test(ask.slice(0, Math.max(0, ask.search(BLANK))))) return false
  const whole = ask.replace(/```[\s\S]*?```|`[^`\n]*`/g, ' code ').replace(/\\_/g, '_')
  const around = unquoted(whole)
  const raw = /[?？]/.test(around) ? around.replace(/ … /g, ' ') : whole
  const found = BLANK.exec(raw)
  if (!found) return false
  const after =
    raw
      .slice(found.index + found[0].length)
      .split(language === 'zh-CN' ? /[。！？?]/ : /[.!?](?:\s|$)/)[0] ?? ''
  const { length } = saidOf(after, language)
  return length >= (language === 'zh-CN' ? 4 : 3)
}

const GENERIC = {
  en: /^(?:(?:please )?(?:choose|select|pick|mark|tick|find|identify)(?: the| all(?: the)?| one)?(?: (?:most|best))?(?: (?:correct|right|true|appropriate|suitable|best|false))*(?: (?:answers?|options?|statements?|choices?|ones?))?(?: (?:below|from the list|that (?:are|is) (?:true|correct)))?|(?:which|what)(?: one)?(?: of (?:the following|these|those|the (?:statements|options|answers)(?: below)?))?(?: (?:statements?|options?|answers?|choices?|sentences?|claims?|ones?))?(?: below)? (?:is|are|holds?|appl(?:y|ies))(?: (?:the )?(?:most |best )?(?:true|correct|right|false|wrong|not true|incorrect|best|accurate|answer|statement|option|one))*|true or false|the following (?:is|are)(?: (?:true|correct))?|which\??|what\??|answer the (?:following )?question)[\s:.?!…_]*$/i,
  'zh-CN':
    /^(?:请?(?:选择?|选出|找出|指出|判断)(?:下列|以下|一个|最)*(?:正确|合适|恰当|对)?的?(?:答案|选项|一项|说法|是)?|(?:下列|以下|下面|上述)?(?:各项|选项|说法|叙述|描述|陈述|句子|哪[一个项些种]*)*(?:的)?(?:说法|选项|叙述|描述|陈述|答案)?(?:中|里)?[，,]?(?:是|最)?(?:不)?(?:正确|错误|对|合适|恰当|准确)的?(?:一项|选项|答案|说法)?(?:是|有|为)?(?:哪[一个项些]*|什么)?|判断正误|回答问题)[\s:：。？?…_（）()]*$/,
}
const ASKS = {
  en: /\?|_{2,}|\b(?:who|whose|what|which|when|where|why|how|choose|select|calculate|find|name|arrange|put|order|match|sort|complete|fill|give|state|list|type|write|enter|explain|describe|identify|pick|rank|place|drag|work out|solve|convert|translate|test|use|add|analy[sz]e)\b/i,
  'zh-CN':
    /[？?]|_{2,}|（[\s　]*）|什么|哪|谁|何|几|多少|怎|如何|为什么|是否|吗|选|排|匹配|连|填|写|求|算|判断|指出|请|把|将/,
}

/** Sentences that only say that statements follow. */
const ANNOUNCES = {
  en: /^(?:the following|these|below|here) (?:\w+ )?(?:are|is|statements?|sentences?|claims?)\b/i,
  'zh-CN': /^(?:以下|下面|下列)(?:是|有|为)?.{0,6}(?:说法|叙述|陈述|描述|句子)/,
}

/** Whether a stem asks nothing in particular: it has no task, or one that needs the choices to be known. */
export function isUnfocused({ ask, language, picks }: Reading): boolean {
  const text = ask.text.trim()
  if (GENERIC[language].test(text)) return true
  if (!picks) return false
  const sentences = sentencesOf(text)
  if (
    sentences.length > 1 &&
    GENERIC[language].test(sentences.at(-1) ?? '') &&
    sentences.slice(0, -1).every((sentence) => ANNOUNCES[language].test(sentence))
  )
    return true
  if (/^what about\b|怎么样[？?]?$/i.test(text) && ask.length <= 8) return true
  if (/[∫∑√∂=<>≤≥+×÷→∞]/.test(text)) return false
  if (
    /^what (?:does|do|did|is|are|was|can|will) (?:it|this|that|they|these|those|he|she)(?: (?:do|mean|called|like|for|used for))?\??$/i.test(
      text,
    )
  )
    return true
  if (
    /^(?:它|这|那|这个|那个|它们)(?:是|有|的)?(?:什么|怎么样|哪个|哪些)[^，。]{0,3}[？?]?$/.test(
      text,
    )
  )
    return true
  if (ASKS[language].test(ask.raw)) return false
  if (language === 'zh-CN')
    return (
      (ask.length <= 6 && !/[是为在于有叫作成用到由：]$/.test(text.replace(/[。…\s]+$/, ''))) ||
      (/^\p{Script=Han}{1,6}[:：]?$/u.test(text) && /[:：]$/.test(text))
    )
  const bare = text.replace(/a\(n\)$/i, 'a').replace(/[\s:.…-]+$/, '')
  const verb =
    /\b(?:is|are|was|were|has|have|had|can|could|will|would|should|must|do|does|did|to|by|of|for|in|an?|the|with|because|when|from|as|than|called|means?|uses?|needs?|includes?|contains?|stands?|at|on|helps?|\w{3,}(?:ed|s))$/i
  if (ask.length >= 4 && verb.test(bare)) return false
  if (ask.words.length <= 1) return true
  return (
    ask.length <= 4 &&
    !verb.test(bare) &&
    !/ (?:is|are|was|were|has|have|can|will|\w+s|\w+ed) /i.test(` ${bare} `)
  )
}

const DRESSING = {
  en: /\b(?:(?:is|are|was|has (?:always )?been) (?:one of the most |an? (?:very |truly |really |extremely )?|very |truly |really |extremely )(?:fascinating|interesting|important|exciting|wonderful|amazing|essential|popular|vast|complex|beautiful|remarkable|crucial|broad|famous|common)\b|(?:is|are|can be) (?:really |so |great |a lot of )*fun\b|every(?:one|body) (?:loves|likes|knows|enjoys|uses|needs)|(?:is|are) (?:all around us|everywhere|part of (?:our|everyday|daily))|in our (?:daily |everyday |modern )?li(?:fe|ves)|as (?:we|you) (?:all )?(?:know|learned|learnt|saw|discussed|have seen)|(?:in|during) (?:this|today['’]s|our|the (?:last|previous)) (?:lesson|module|class|course|lecture|chapter)|it is (?:well[ -]?known|often said|widely (?:known|accepted))|throughout history|one of the most \w+ (?:things|subjects|topics|substances|resources|inventions|ideas|questions)\b|for (?:centuries|thousands of years)|since ancient times|(?:many|most|some) (?:people|students|scientists|scholars|researchers|experts) (?:find|love|enjoy|think|believe|have studied|study|agree|are (?:interested|fascinated))|plays? an? (?:very )?(?:important|vital|key|crucial|essential) role|we (?:have )?(?:learned|learnt|talked|discussed|studied)|there are many (?:different )?)/i,
  'zh-CN':
    /众所周知|大家都知道|我们都知道|我们知道|我们学(?:过|习了)|随着.{1,20}的(?:不断)?(?:发展|进步|普及)|在(?:今天|本|这|上)(?:的|一)?(?:节)?课|自古以来|长期以来|千百年来|(?:非常|十分|极其|很)(?:重要|有趣|迷人|神奇|奇妙|广泛|丰富|复杂)的|(?:扮演|起)着?.{0,6}重要的?(?:角色|作用)|许多(?:人|学生|科学家|学者)(?:都)?(?:喜欢|认为|研究|对)|(?:是|算)(?:一[门项种个]|我们)?.{0,4}(?:有趣|迷人|神奇|奇妙|重要|有用|实用|深奥)的.{0,2}(?:学科|科学|课程|语言|知识|艺术|技术|话题)|人类共同的|给(?:我们|人们|人类)带来|息息相关|密不可分|密切相关|无处不在|离不开|源远流长|悠久的历史|博大精深|历史悠久|日新月异/,
}
const PARTICULAR =
  /\d|^(?:an?|one|two|three|four|five|some(?:one|body)?|it) |\b(?:he|she|his|her|him|they|you|your|I|my|we|Mr|Mrs|Ms|Dr)\b|\w [A-Z][a-z]+\b|^[A-Z][a-z]+ (?:has|had|plans|wants|says|said|was|is) |他|她|你|我|某|小[\p{Script=Han}]|老[\p{Script=Han}]|[一两三四五六七八九十]/iu

/** Whether a stem begins with what nobody needs in order to answer. */
export function isWindowDressed({ ask, choices, language }: Reading): boolean {
  const sentences = sentencesOf(ask.prose)
  const asked = sentences.at(-1) ?? ''
  const before = sentences.slice(0, -1)
  const lead = /^[^,，?？]{4,80}[,，]/.exec(asked)?.[0] ?? ''
  if (DRESSING[language].test(lead) && ASKS[language].test(asked)) return true
  if (before.length === 0) return false
  if (before.some((sentence) => DRESSING[language].test(sentence) && !/\d/.test(sentence)))
    return true
  if (before.length < 2 || before.some((sentence) => PARTICULAR.test(sentence))) return false
  const needed = new Set([
    ...saidOf(asked, language).words,
    ...choices.flatMap(({ words }) => words),
  ])
  const idle = before.filter(
    (sentence) => !saidOf(sentence, language).words.some((word) => needed.has(word)),
  )
  return idle.length >= 2
}

const AUX = `(?:is|are|was|were|has|have|had|can|cannot|could|will|would|does|do|did|should|must|may|might)`
const VERBS = `(?:(?:make|use|need|lay|give|produce|cause|contain|include|require|store|allow|take|run|keep|help|work|live|eat|become|mean|start|end|increase|decrease|reduce|prevent|control|turn|let|send|add|return|convert|create|protect|carry|provide|support|remove|hold|form|break|absorb|release|pump|lie|belong|grow|move|lose|win|flow|fall|rise|cover|feed|burn|boil|melt|float|sink|travel)(?:s|es)?|carries|loses|invented|discovered|wrote|won|died|began|ended|led|built|founded|became|made|caused|produced)`
const TWO = {
  en: [
    /\bbecause\b(?! of\b)|;\s*\S|(?:,| and| but) (?:and |but )?(?:it|they|he|she) \w+/i,
    new RegExp(
      String.raw`\b(?:${AUX}|${VERBS})\b.*\b(?:and|but|while|whereas|so)\b (?:also |therefore |thus )?(?:${AUX}|${VERBS})\b`,
      'i',
    ),
    new RegExp(
      String.raw`\b(?:${AUX}|${VERBS})\b.*(?:,|\band\b|\bbut\b|\bwhile\b|\bwhereas\b)\s*(?:and |but |so )?(?:it|they|he|she|its|their|this|these|the|an?|most|all) (?:\w+ ){0,3}?(?:${AUX}|${VERBS})\b`,
      'i',
    ),
    new RegExp(
      String.raw`\b(?:${AUX}|${VERBS})\b.*\b(?:and|but|while|whereas) [A-Z]?\w+ (?:${AUX}|${VERBS})\b`,
    ),
  ],
  'zh-CN': [
    /；|而且|并且|因为.*所以|之所以.*因为|既.{1,20}又|不仅.*(?:而且|还|也)|，(?:同时|也(?:是|会|能|可以|有)|还(?:是|会|能|可以|有)|但(?!愿)|而(?!是|且))/,
    /因为/,
  ],
}

const CONDITION =
  /^(?:when(?:ever)?|if|once|after|before|as|while|until|unless|where|in|at|by|for|to|with|during)\b[^,;]*,\s*|^[^，；]*(?:时|时候|后|前|如果[^，]*)，/i

/** Whether a statement claims two things, of which one may be true and the other false. */
export function claimsTwo(statement: string, language: Language): boolean {
  const sentences = sentencesOf(statement)
  const claim = (sentences.at(-1) ?? '').replace(CONDITION, '')
  return TWO[language].some((pattern) => pattern.test(claim))
}

/** Superlatives of taste, and a best without what it is best for. */
const TASTE = {
  en: /\b(?:most (?:beautiful|interesting|boring|enjoyable|attractive|exciting|fascinating|inspiring|delicious|elegant)|(?:tasti|nic|ugli|funni|loveli|pretti|cut)est)\b|\b(?:is|was|are|were) the (?:best|nicest|coolest|worst)(?: of all)?\s*\?/i,
  'zh-CN':
    /最(?:好吃|好喝|好看|好听|好玩|难吃|难看|难听|美味|美丽|漂亮|有趣|有意思|可爱|无聊|精彩|动人|优美|帅)|(?:哪[一]?[个种部位门首](?:(?!的|最)\p{Script=Han}){0,5}|谁)(?:是)?最(?:美|好|棒|差)的?(?:[？?]|$)/u,
}
/** Whose taste it is, or by what it is judged. */
const ATTRIBUTED =
  /\b(?:according to|vot\w+|named|called|considered|rated|rank\w*|survey|poll|author|narrator|text|passage|poem)\b|'s (?:view|opinion)|根据|按照|评为|评选|称为|誉为|被.{0,4}称|作者|文中|诗中|(?<!你)认为/i

/** Whether a stem asks for what someone likes or holds, which has no key. */
export function isOpinion(ask: string, language: Language): boolean {
  if (TASTE[language].test(ask) && !ATTRIBUTED.test(ask)) return true
  return language === 'zh-CN'
    ? /你(?:最|更)?喜欢|你觉得|依你(?:看|之见)|在你看来|你个人|你最爱/.test(ask)
    : /\bin your (?:own )?(?:opinion|view)\b|\byour favou?rite\b|\bdo you (?:like|prefer|enjoy|feel)\b|\bdo you (?:think|believe)\b[^.?!]*\b(?:best|better|nicest|most (?:interesting|beautiful|fun|enjoyable|useful))\b|\bhow do you feel\b/i.test(
        ask,
      )
}
