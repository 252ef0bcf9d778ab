import type { Language } from '~/features/course/outline'

type Patterns = Record<Language, RegExp>

const either = (sources: string[], flags = 'i') => new RegExp(sources.join('|'), flags)

/** Words that leave no exception, wherever they stand in a claim. */
export const ABSOLUTE: Patterns = {
  en: either([
    String.raw`\b(?:always|(?<!\b(?:have|has|had) )never(?! (?:\w+ed|heard|met|saw|knew|learnt|been|had|went|took)\b)|invariably|absolutely|without (?:any )?exceptions?|at all times|all the time|no matter what)\b`,
    String.raw`\b(?:under|in) (?:no|all|any|every) (?:circumstances?|cases?|conditions?|situations?)\b|\b100 ?(?:%|percent)(?!\w)|\bthe only (?:way|reason|cause)\b`,
  ]),
  'zh-CN': either([
    '总是|从不|从来不|从来没|从未|绝不|决不|永远|必然|必定|毫无例外|无一例外|任何情况下|任何时候|百分之百|100 ?%|肯定会|根本不|每次都|全部(?:由|都是|属于)|唯一的?(?:原因|方法|办法|途径)|无论如何',
    '绝对(?!值|路径|定位|温度|零度|位置|误差|地址|湿度)|(?<!不)一定(?!的|程度|条件|范围|量|时间|比例|数量|频率|距离|温度|规律|区别|影响|作用)',
  ]),
}

/** Words that are so only where no right choice has them too. */
export const SWEEPING: Patterns = {
  en: either([
    String.raw`^(?:all|every|none|no|nobody|no one|everyone|everybody)\b.* (?:is|are|was|were|can|cannot|must|will|has|have|needs?|should|do|does|lives?)\b`,
    String.raw`\b(?:completely|entirely|totally|impossible|guarantees?|guaranteed|must (?:all|every))\b`,
  ]),
  'zh-CN':
    /完全|不可能|全都|只能|所有.*(?:都|均|皆)|(?<!比)任何.*(?:都|均|也)|一切.*(?:都|皆)|没有任何/,
}

/** Claims about everything, in a statement that is to be judged. */
export const BLANKET: Patterns = {
  en: /^(?:(?:all|every|no)(?: (?!in all|(?:two|three|four|five|six|\d+) )[\w-]+){2}|(?:none|nobody|no one|everyone|everybody) \w+)|\b(?:impossible|guarantees?|guaranteed)\b|\bonly (?:ever|when|if)\b|\bis only\b|^only\b/i,
  'zh-CN': /不可能|所有.*(?:都|均|皆)|任何.*(?:都|均)|一切.*(?:都|皆)|没有任何|凡是?.*(?:都|均|皆)/,
}

const MENTIONS =
  /\b(?:words?|adverbs?|adjectives?|synonyms?|antonyms?|opposite of|phrases?|proverbs?|maxims?|mottos?|translat\w+|spelt|spelled)\b|词[语义组性]|[个的]词(?!人)|成语|近义|反义|同义|翻译|谚语|名言|含义/i

/** Whether a stem is about words themselves: what it, or a choice, names is no claim. */
export const speaksOfWords = (ask: string): boolean =>
  MENTIONS.test(ask) || /[“"「‘][\p{L}]{1,12}[”"」’]/u.test(ask)

/** Words that mean something else to everyone. */
export const VAGUE: Patterns = {
  en: either([
    String.raw`(?<!\b(?:how|most|more|less|least|too|as|so|very|once) )\b(?:often|frequently)\b(?! (?:than|as|enough))`,
    String.raw`(?<!\b(?:most|more) )\b(?:usually|sometimes|occasionally|rarely|seldom|mostly|typically|generally|normally(?! distributed))\b`,
    String.raw`\b(?:from time to time|now and then|once in a while|more or less|in (?:many|most|some) cases|for the most part|quite a (?:few|bit|lot|long|short|while|large|small)|possibly|perhaps|maybe|several (?:days|weeks|months|years|hours|minutes|times))\b`,
    String.raw`(?<!\b(?:a|this|that|what|which|the|any|some|another|one|every|each|same|certain|\w+st) )\b(?:kind|sort) of\b|^(?:many|few|some|several|a few|lots|most|not many|not much)\.?$`,
  ]),
  'zh-CN':
    /通常|(?<!最)经常(?!性)|往往|有时(?!间|空)|偶尔|(?<!非)常常|时常|一般(?:来说|来讲|情况下|而言|会|都是|是在|要|不会)|大概|或许|也许|差不多(?!一样)|某种程度|基本上|在多数情况下|大多数情况|很少会|比较(?:多|少|大|小|高|低|快|慢|长|短|久|好|常见)|^(?:很多|许多|一些|少数|若干|几个|不少)。?$/,
}

/** The same words in a stem, where many of them are at home. */
export const VAGUE_STEM: Patterns = {
  en: /(?<!\b(?:how|most|more|less|least|too|as|so|very) )\b(?:often|frequently)\b(?! (?:than|as|enough))|(?<!\b(?:most|more) )\b(?:usually|sometimes|occasionally|rarely|seldom|more or less)\b/i,
  'zh-CN': /有时候?会|偶尔|往往|(?<!最)经常(?!性)|(?<!非)常常|时常|大概|或许|也许|某种程度/,
}

const THESE = `(?:(?:of|the|these|those|them|above|options|choices|answers|following|statements|listed|mentioned|preceding|previous|other|three|four|others|ones?) ?)*`

/** A choice that stands for all others. */
export const ALL: Patterns = {
  en: either([
    String.raw`^(?:all|any|every one|each) (?:of )?(?=the|these|those|them|above|listed)${THESE}(?: ?(?:are|is|were)(?: all)?(?: (?:correct|true|right|possible|valid|needed|included|important))?| ?apply)?\.?$`,
    String.raw`^(?:all|everything)(?: (?:are|is|of it|listed|above|mentioned))+(?: (?:correct|true|right|above))?\.?$|^all (?:three|four|five)(?: of (?:these|them|the above))?\.?$`,
  ]),
  'zh-CN':
    /^(?:(?:以上|上述|上面|前面|前述|这些|所有|几种|前)(?:所有|全部|各项|选项|答案|几项|几种|[两三四]项|[两三四]者|[两三四]种|说法|内容|情况|的)*(?:都|皆|全|均|全部|全都)?(?:是|对|正确|可以|可|包括|属于|需要|适用|成立|符合|有|有可能|可能)?的?|(?:全部都?|全都|都|均|皆)(?:是|对|正确|可以|可|包括|需要|符合|成立|有|有可能|可能)的?|全部|全选|所有选项)。?$/,
}

/** A choice that stands for none of the others. */
export const NONE: Patterns = {
  en: either([
    String.raw`^(?:none|neither|not any|no one) (?:of )?(?=the|these|those|them|above|listed)${THESE}(?: ?(?:are|is|apply|applies)(?: (?:correct|true|right|valid))?)?\.?$`,
    String.raw`^(?:none|neither|no correct answer|no right answer|there is no (?:correct|right) answer|none (?:are|is) (?:correct|true|right)|nothing (?:above|listed|of the above))\.?$`,
  ]),
  'zh-CN':
    /^(?:(?:以上|上述|上面|前面|前述|这些|[两三四]者|[两三四]项|前[两三四][项者])?(?:所有|选项|答案|说法|各项|[两三四]项|[两三四]者)*(?:都不|皆不|均不|全不|都非|皆非|均非|都没有?|均无|都错|全错|均错|没有一[个项种])(?:是|对|正确|可以|可|属于|包括|符合|成立|行)?的?|没有正确(?:答案|选项)|无正确(?:答案|选项)|没有一[个项](?:是)?(?:对|正确)的?)。?$/,
}

/** A choice that combines others by their letters or numbers. */
export const COMBINES: Patterns = {
  en: either([
    String.raw`^(?:both |only |neither |either )?(?:options? |answers? |choices? |statements? )?\(?(?:[A-Ea-e]|I{1,3}|IV|V|[1-5])\)?(?:, ?\(?(?:[A-Ea-e]|I{1,3}|IV|V|[1-5])\)?)*,? (?:and|&|or|nor) (?:options? |answers? )?\(?(?:[A-Ea-e]|I{1,3}|IV|V|[1-5])\)?(?: only| are (?:correct|true|right)| but not \(?[A-E1-5]\)?)?\.?$`,
    String.raw`^(?:both|either|any two|neither|two (?=of)|(?:(?:both|either|neither) of )?the (?:first|last) two|all but one)(?: of)?(?: (?:the|these|them|those))?(?: ?(?:above|options|answers|choices|others?|following))*(?: (?:are|is) (?:correct|true|right))?\.?$`,
  ]),
  'zh-CN': either(
    [
      '^(?:只有|仅|选项|仅有)?(?:[①②③④⑤ⅠⅡⅢⅣ]{2,5}|[（(]?[A-Ea-e甲乙丙丁1-5①②③④⑤][）)]?(?:[和与及、,，/ ]+[（(]?[A-Ea-e甲乙丙丁1-5①②③④⑤][）)]?){1,4})\\s*(?:都|均|皆)?(?:是|对|正确|可以|不是|不对)?的?。?$',
      '^(?:(?:以上|上述)?(?:两者|二者|两项|前两[项者个]|后两[项者个])(?:都|均|皆)?(?:是|对|正确|可以|可)?的?|(?:以上|上述)两个)。?$',
    ],
    'u',
  ),
}

/** What nobody who has read the question takes. */
export const FILLER: Patterns = {
  en: /^(?:dunno|(?:i )?haven['’]t (?:got )?(?:a clue|an idea)|i (?:don['’]?t|do not) (?:know|care)|(?:i(?:['’]m| am) )?(?:not sure|unsure|undecided)|(?:don['’]?t|do not|can['’]?t|cannot) (?:know|say|tell)(?: ?[/,;-] ?.{0,20})?|hard to say|no opinion|my (?:mum|mom|mother|dad|father|dog|cat|grandma|grandmother|teacher)|(?:i have )?no (?:idea|clue)|(?:.*, )?who (?:knows|cares)|n\/a|tbd|todo|x{3,}|asdf\w*|qwerty|foo(?:bar)?|blah(?: blah)*|lorem ipsum.*|idk|whatever|haha+|lol|placeholder|(?:wrong |dummy )?(?:answer|option|choice)(?: (?:[a-e]|\d))?|\?{2,}|\.{3,}|…+|-{2,}|because (?:i|we|the teacher) said so|it(?:['’]s| is) magic|magic|aliens?|because it(?:['’]s| is) (?:fun|magic)|none of your business)[.!?]*$/iu,
  'zh-CN':
    /^(?:(?:我)?不(?:太)?(?:知道|清楚|晓得|确定|告诉你)|说不清|难说|我(?:妈|爸|妈妈|爸爸|奶奶|爷爷|的?老师|家的?[猫狗])|不关我的?事|随便(?:什么|哪个|选)?|无所谓|待定|待补充|暂无|占位(?:符)?|哈哈+|呵呵|没想法|没意见|猜不到|错误答案|干扰项|选项[一二三四A-D]?|魔法|外星人(?:干的)?|因为好玩|老师说的|天知道|[?？]{2,}|…+|-{2,})[。！？!?]*$/u,
}

/** Figures of tales and films, which nobody takes for an answer about anything else. */
export const FIGURES =
  /^(?:mickey mouse|donald duck|batman|superman|spider-?man|santa(?: claus)?|father christmas|the tooth fairy|the easter bunny|harry potter|homer simpson|spongebob.*|darth vader|james bond|barbie|godzilla|pikachu|shrek|孙悟空|猪八戒|哪吒|奥特曼|喜羊羊|灰太狼|圣诞老人|葫芦娃|哆啦A梦|机器猫|米老鼠|唐老鸭|超人|蜘蛛侠|蝙蝠侠|皮卡丘)[.。!！]?$/i

/** What tells nothing beyond right or not. */
export const VERDICT: Patterns = {
  en: /^(?:(?:yes|no|sorry|well done|good job|great|exactly|correct|right|wrong|incorrect|false|true|not (?:correct|right|true|this one|quite)|(?:this|that|it) (?:is|isn['’]?t|is not|was)(?: the)?(?: an?)? ?(?:not )?(?:correct|right|wrong|incorrect|true|false)?(?: (?:answer|choice|option|one))?|(?:this|that|it)['’]s (?:not )?(?:the )?(?:correct|right|wrong|incorrect|true|false)(?: (?:answer|choice|option|one))?|(?:the )?(?:correct|right|wrong|incorrect) (?:answer|choice|option)|try again|see (?:the )?(?:text|module|lesson|above)|as (?:stated|explained|said) (?:in the (?:text|module|lesson)|above))[\s.,!:;–—-]*)+$/i,
  'zh-CN':
    /^(?:(?:这是?|该选项是?|此项是?|本项是?|答案是?|选项是?|这个选项是?|这一项是?|回答是?)?(?:不|很|完全)?(?:正确|错误|对|错|是|准确|恰当|符合题意|不符合题意|选错|选对)(?:答案|选项|的答案|的选项|的|了)?|见(?:课文|原文|上文|正文)|再想想|请再试一次|再试试|恭喜(?:你)?(?:答对了?)?|真棒|很好|太棒了|抱歉|很遗憾|[\s。，！!,.、：:]+)+$/,
}
