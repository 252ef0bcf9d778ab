import type { Language } from './outline'

const any = (...sources: string[]) => new RegExp(sources.join('|'), 'iu')

/** What opens talk and says nothing: “Okay, so, uh”. */
const OPENS = String.raw`^(?:(?:all right|alright|okay|ok|right|so|well|now|and|but|yes|yeah|yep|no|oh|ah|um|uh|great|good|perfect|exactly|anyway|then),?\s+)*`
const opened = (words: string) => `${OPENS}(?:${words})`

/** Where a clause opens, after those who pass something on: “我也听说……”. */
const CLAUSE =
  '(?:^|[，。：；、“])(?:(?:但是?|不过|而且?|所以|也|还|又|曾|常常?|我们?|你们?|大家|可能|一直|过去|以前|其实){1,3})?'
const WHO = '人|些人|的人'

const HEARSAY: Record<Language, RegExp> = {
  en: any(
    opened(
      String.raw`(?:some|many|most|other|a lot of|lots of|plenty of|old)?\s?(?:people|folks|merchants|sellers) (?:\w+ )?(?:say|claim|tell you|(?:think|believe|assume|suppose|imagine)(?! (?:in|about|of|with|by|faster|more|less)\b))\b|(?:(?:some|many|others|they) (?:\w+ )?(?:say|claim|believe|think|assume)|(?:everybody|everyone|somebody|someone) (?:\w+ )?(?:says|claims|believes|thinks|assumes))\b(?! (?:in|about|of)\b)`,
    ),
    String.raw`\b(?:it(?:['’]s| is| was|['’]s been| has been) (?:\w+ )?(?:said|claimed|rumou?red|alleged)|(?:legend|rumou?r|folklore) (?:has it|says)|(?:the )?(?:saying|rumou?r) goes|rumou?rs? (?:is|are) that|(?:i|i['’]ve|we|we['’]ve|you|you['’]ve) (?:once |often |also |may have |might have |have )?heard (?:that|people|someone|somebody)|word is that|supposedly|allegedly|as they say)\b`,
  ),
  'zh-CN': any(
    `${CLAUSE}(?:(?:有(?:${WHO})|(?:很多|许多|不少|多数|大多数|一些|某些)人|人们|人人|大家|坊间|民间|网上|古人|老人|老一辈|商家)(?:还|也|都|常|总|就|会|经常|往往|普遍){0,2}(?:说(?![明法出服话])|讲(?![究解述课])|声称|宣称|认为|以为|觉得|相信|盛传|流传|传言)|(?:俗话|老话|常言)(?:说|道|讲)|据说|据称|据传|相传|谣传|有传言)`,
    `${CLAUSE}(?:听说(?![读写能课法教])|传说|传闻)(?![中里是的和与在也、]|故事)`,
  ),
}

const SMALL_TALK: Record<Language, RegExp> = {
  en: any(
    opened(
      String.raw`(?:many )?thanks(?! to\b)\b|(?:i(?:['’]d| would) (?:also )?like to )?thank (?:you|everybody|everyone)\b`,
    ),
    opened(
      String.raw`(?:hello|hi|hey)(?=[.!]|$|,? (?:everyone|everybody|all|there|again|folks|guys|and|my|i)\b)|welcome(?=[,.!]|$| (?:to|back|everyone|everybody|all|again)\b)|good (?:morning|afternoon|evening|night)\b|(?:good)?bye\b|bye bye|see you\b|take care(?=[,.!]|$)|(?:have a )?(?:nice|great|good) (?:day|weekend|question)(?=[,.!]|$| (?:for|from|and|everyone)\b)|my name(?:['’]s| is)\b|nice to (?:meet|see|have|be)\b|(?:please )?like and (?:share|subscribe)\b|(?:please |don['’]t forget to |do )?subscribe\b|can (?:you|everybody|everyone) (?:all )?hear\b`,
    ),
    opened(
      String.raw`(?:today,? )?(?:i|we)(?: (?:want|would like|am going|are going|will|['’]d like)|['’](?:d like|ll|re going|m going))(?: to)? (?:talk|speak|discuss|chat|tell you|start with|begin with|finish with)\b|(?:next,? )?let(?:['’]s| us) (?:\w+ )?(?:talk|speak|start|begin|get started|move on|continue|go on|turn)\b|that(?:['’]s| is| was) (?:all|it)(?: for|[.!]|$)|(?:in the |the )?next (?:time|week|episode|lesson|lecture|class|session|video)[, ]|(?:we|i|you) (?:\w+ )?(?:have|have got|['’]ve got) (?:\w+ )?(?:some |a few |any )?questions\b|(?:the )?(?:next|last|first) question\b`,
    ),
  ),
  'zh-CN': any(
    String.raw`^(?:好的?|嗯|那么?|呃|啊|哦|行|最后|再次|非常|今天|我们?|也|要|先|各位|[，,、])*(?:谢谢|多谢|感谢(?:大家|各位|您|你|收听|收看|观看|聆听|邀请|[\p{Script=Han}]{1,3}(?:老师|教授|博士|先生|女士)))`,
    '(?:^|[，。！,])(?:我们|咱们)?(?:下期|下次|下回|下周|下节课?|明天|改天)?(?:再见|再会|拜拜)[了啦吧]?[。！!~]?$',
    '^(?:(?:好的?|那么?|嗯)[，,]?)?(?:大家|各位|朋友们|同学们|老师|听众朋友们?|你|您)(?:早上|上午|中午|下午|晚上)?好(?=[，。！,!]|$)',
    '(?:^|[，。])(?:欢迎(?:收听|收看|观看|来到|回到|大家|各位|你|您|关注|订阅)|(?:记得|别忘了|请)(?:点赞|订阅|关注我们))',
    String.raw`^(?:(?:好的?|那么?|嗯|首先|现在|接下来|接着|最后|今天|这[期节次]\p{Script=Han}?)[，,]?)*(?:我们?|咱们)?(?:今天|接着|接下来|继续|再|先|就|来|要|会){0,3}(?:请到了?|说说|讲讲|聊聊|谈谈|说一说|讲一讲|聊一聊|谈一谈|(?<=[们着来续天再])(?:说|讲|聊|谈)(?:一下)?(?=\p{Script=Han}{1,10}[。！]?$))`,
    '下一?(?:期|节课)(?:节目)?(?:我们|再|会|将)|下次(?:课|我们(?:再|来|将|要))',
  ),
}

/**
 * Whether a sentence tells something of its own: it asks nothing, passes on no hearsay (“people say”,
 * “据说”), and is no greeting, thanks, farewell or announcement.
 */
export function teaches(text: string, language: Language): boolean {
  const begins = text.slice(0, 200)
  return (
    !/[?？]["”’」）)]*$/.test(text) &&
    !HEARSAY[language].test(begins) &&
    !SMALL_TALK[language].test(begins)
  )
}
