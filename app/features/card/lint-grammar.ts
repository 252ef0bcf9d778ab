import type { QuestionSource } from '~/features/course/outline'
import { partsOf } from './lint-parts'
import type { Reading, SaidChoice } from './lint-reading'

/** What each measure word counts, by the last character or two of the noun. */
const MEASURES: Record<string, RegExp> = {
  双: /[鞋袜靴筷手脚眼]$|手套$|拖鞋$|翅膀$/,
  件: /[衣衫袍事]$|大衣$|礼物$|行李$/,
  顶: /[帽轿]$|帐篷$/,
  碗: /[饭汤面粥]$|面条$|米线$|馄饨$|豆浆$/,
  杯: /[茶水酒奶]$|咖啡$|果汁$/,
  瓶: /[酒水醋油药]$|牛奶$|饮料$/,
  盏: /灯$/,
  篇: /[文章记]$|论文$|小说$|日记$/,
  支: /[笔枪箭队歌]$|香烟$|蜡烛$/,
  枚: /[币章票弹针]$|戒指$/,
  扇: /[门窗]$/,
  副: /[镜牌]$|手套$|对联$/,
  场: /[雨雪]$|比赛$|电影$|战争$|演出$/,
  家: /[店厂]$|公司$|医院$|银行$|饭馆$/,
  座: /[山桥城塔楼岛宫庙峰堡]$|建筑$|火山$|水库$/,
  条: /[河鱼路蛇龙街裤江溪狗线裙]$|道路$|命令$/,
  只: /[鸟猫狗鸡鸭羊兔虎鹰猴狼鼠手脚眼耳鹅蜂蝶燕鸽]$/,
  匹: /[马狼骡布]$/,
  棵: /[树草松柳杨竹菜]$/,
  朵: /[花云梅莲]$|玫瑰$|牡丹$/,
  本: /[书典刊]$|小说$|杂志$|词典$|课本$|日记$/,
  辆: /[车]$/,
  艘: /[船舰艇轮]$/,
  架: /[机琴]$/,
  头: /[牛猪象驴狮熊]$/,
  位: /[人家师员生者士帝王帅手长]$/,
  首: /[歌诗曲词]$/,
  把: /[刀椅伞锁剑尺扇壶]$|钥匙$/,
  张: /[桌纸床图票片卡网]$|照片$/,
  台: /[机脑器仪]$|设备$/,
  幅: /[画图]$/,
  颗: /[星球牙珠心]$|卫星$|钉子$/,
  口: /[井锅钟]$/,
  间: /[房室屋店]$/,
  所: /[校学院]$|医院$/,
  门: /[课学炮]$|学科$|语言$|艺术$/,
  部: /[影片]$|手机$|小说$|法律$/,
}

const COUNTS: Record<string, number> = { two: 2, three: 3, both: 2, 两: 2, 三: 3, 二: 2 }

/** What the grammar of a stem gives away: only the key fits to it; null for nothing. */
export function giveawayOf(key: SaidChoice, reading: Reading): { fix?: QuestionSource } | null {
  const { ask, wrongs, language, question } = reading
  const counted =
    /\b(?:which|what|the|name|these) (two|three)\b|^both\b|哪(两|三|二)[个种项位大]/i.exec(ask.text)
  if (counted) {
    const count = COUNTS[(counted[1] ?? counted[2] ?? 'both').toLowerCase()]
    const fits = ({ text }: SaidChoice) => partsOf(text, language).length === count
    if (fits(key) && wrongs.length > 1 && !wrongs.some(fits)) return {}
  }
  if (language === 'zh-CN') return measured(key, reading) ? {} : null
  const stem = ask.text.replace(/[\s:.…?_"“-]+$/, '')
  const open =
    !/[?.!]\s*$/.test(ask.text) || /\b(?:an?|is|are|was|were|to|can)[\s_…]*\.\s*$/i.test(ask.text)
  const [, article = ''] = /(?<!a\/)\b(an?)$/i.exec(stem) ?? []
  if (article && open) {
    const fits = ({ text }: SaidChoice) => vowelSound(text) === (article.toLowerCase() === 'an')
    if (!fits(key) || wrongs.every(fits)) return null
    const changed = question.ask.replace(/\ban?(?=[\s:.…_\\"“-]*$)/i, 'a/an')
    return changed === question.ask ? {} : { fix: { ...question, ask: changed } }
  }
  const tests: ((text: string) => boolean | null)[] = []
  if (open && /\b(?:to|can|could|will|would|must|should|may|might)$/i.test(stem)) tests.push(isVerb)
  if (open && !/\b(?:is|are|was|were|to|by|of|for|a|an|the|like|for)$/i.test(stem))
    tests.push(isPredicate)
  const many = open
    ? /\b(?:are|were|these|those)$/i.test(stem)
    : /^(?:which|what) (?:of (?:these|the following) )?(?:are|were)\b/i.test(stem)
  const one = open && /\b(?:is|was|is called|was called)$/i.test(stem)
  if (many) tests.push((text) => isPlural(text))
  if (one) tests.push((text) => negated(isPlural(text)))
  const fails = (fits: (text: string) => boolean | null) =>
    wrongs.filter(({ text }) => fits(text) === false).length
  return tests.some(
    (fits) =>
      fits(key.text) === true &&
      wrongs.length > 1 &&
      fails(fits) >= (fits === isVerb ? Math.max(2, wrongs.length / 2) : wrongs.length),
  )
    ? {}
    : null
}

const negated = (value: boolean | null) => (value === null ? null : !value)

function vowelSound(text: string): boolean {
  const word = text.replace(/^[^\p{L}\p{N}]+/u, '').split(/[\s-]/)[0] ?? ''
  if (/^(?:8|11|18)/.test(word)) return true
  if (/^[FHLMNRSX](?:[A-Z]{1,4}s?|)$/.test(word)) return true
  if (/^(?:hour|honest|honou?r|heir|herbs?\b)/i.test(word)) return true
  return (
    /^[aeiou]/i.test(word) && !/^(?:uni(?!n|m)|use|usual|eu|one\b|once|ub|ut[ei]|ura)/i.test(word)
  )
}

/** Whether a text goes on after “to” or “can”; null where that can't be said. */
function isVerb(text: string): boolean | null {
  const [first = '', second = ''] = text.toLowerCase().split(/\s+/)
  if (/^(?:to|an?|the|by|for|because|its?|that|of)$/.test(first) || /.{2}ing$/.test(first))
    return false
  if (/(?:tion|ment|ness|ity|ance|ence)s?$/.test(first)) return false
  return second === '' && text.length < 4 ? null : true
}

/** Whether a text goes on after its subject: “reached it” does, “reaching it” doesn't; null where that can't be said. */
function isPredicate(text: string): boolean | null {
  const [first = '', second = ''] = text.toLowerCase().split(/\s+/)
  if (/^(?:to|by)$/.test(first) && second !== '') return false
  if (/^(?!bring|sing|ring|cling|swing|spring|king|string|thing|during)\w{2,}ing$/.test(first))
    return false
  return second !== '' && /(?:ed|s)$/.test(first) ? true : null
}

/** Whether a noun phrase is in the plural; null where that can't be said. */
function isPlural(text: string): boolean | null {
  const lower = text.toLowerCase().replace(/[.\s]+$/, '')
  if (/^(?:an?|one|the only|a single|every|each) /.test(lower)) return false
  if (/\S(?:,| and| &) \S/.test(lower)) return true
  const head = lower.split(/ (?:of|in|on|for|with|that|which|who|from|to|at)\b/)[0] ?? ''
  if (/(?:ss|us|is|sis|ics|ous|news)$/.test(head)) return null
  if (
    /[a-z]s$/.test(head) ||
    /\b(?:men|women|people|children|mice|feet|teeth|geese|bacteria|data)$/.test(head)
  )
    return true
  return head.split(' ').length <= 3 ? false : null
}

/** Whether a measure word at the end of the stem, or before its blank, fits the key and no other choice. */
function measured(key: SaidChoice, { ask, wrongs }: Reading): boolean {
  const stem = ask.raw.normalize('NFKC').replace(/[\s_…。:.?？()（）:：]+$/g, '')
  const [, word = ''] = /[一这那几两](.)$/.exec(stem) ?? []
  const counts = MEASURES[word]
  if (!counts) return false
  const fits = ({ text }: SaidChoice) =>
    counts.test(
      text
        .replace(/[。\s]+$/, '')
        .replace(/(?<=..)子$|(?<=帽|裤|裙|鞋|袜|桌|椅|扇|瓶|杯|鸽|兔|狮)子$/, ''),
    )
  return fits(key) && wrongs.length > 1 && wrongs.filter(fits).length === 0
}
