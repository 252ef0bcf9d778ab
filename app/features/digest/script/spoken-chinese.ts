import { chineseWritten, figures } from './chinese-numbers'
import { saidName } from './names'

type Rule = [pattern: RegExp, words: string | ((...found: string[]) => string)]

const NUMBER = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`
const re = (source: string) => new RegExp(source, 'g')
const say = (number = '') => chineseWritten(number)

const UNITS: Record<string, string> = Object.fromEntries(
  `km 公里,m 米,cm 厘米,mm 毫米,kg 公斤,g 克,mg 毫克,ms 毫秒,s 秒,min 分钟,h 小时,px 像素,KB 千字节,kB 千字节,
  MB 兆字节,GB 吉字节,TB 太字节,km/h 公里每小时,Hz 赫兹,kHz 千赫,MHz 兆赫,GHz 吉赫,W 瓦,kW 千瓦,V 伏,ml 毫升,L 升,
  fps 帧每秒,dB 分贝,℃ 摄氏度,°C 摄氏度,°F 华氏度,x 倍,k 千,K 千`
    .split(/,\s*/)
    .map((entry) => entry.split(' ') as [string, string]),
)
const UNIT = Object.keys(UNITS)
  .sort((a, b) => b.length - a.length)
  .join('|')
const MONEY: Record<string, string> = { $: '美元', '€': '欧元', '£': '英镑', '¥': '元', '￥': '元' }
const COUNTED =
  '个|位|名|种|次|件|条|张|本|分钟|秒|小时|天|周|年(?!代)|项|段|行|步|页|块|倍|句|遍|组|类|款|颗|只|门|部|台|人|米|公里|公斤|层|列|点(?!\\d)'

const RULES: Rule[] = [
  [/(?<=\w)=(?:""|'')/g, '等于空'],
  [/[“”‘’「」『』《》〈〉"`]/g, ''],
  [/…+|\.{3,}|——+|\s[-–—]\s|—/g, '，'],
  [/(?<=\p{Script=Han}\s?)[（(]\s?[\p{Script=Latin}\s&.,'’-]{2,60}[）)]/gu, ''],
  [/(?<=^|[\s(（，。=])[-−](?=\d)/g, '负'],
  [/\b(?:e\.g\.|i\.e\.)/g, '例如'],
  [/\betc\.?/g, '等等'],
  [/\bvs\.?(?=\s)/g, '对'],
  [/C\+\+/g, 'C 加加'],
  [/([CF])#/g, '$1 sharp'],
  [/<\/?([a-zA-Z][\w-]*)(?:\s[^<>]*)?\s?\/?>(?!\s?(?:标签|元素|标记))/g, '$1 标签'],
  [/<\/?([a-zA-Z][\w-]*)(?:\s[^<>]*)?\s?\/?>/g, '$1'],
  [/!==?/g, '不等于'],
  [/={3}/g, '三等号'],
  [/={2}/g, '双等号'],
  [/=>/g, '箭头'],
  [/&&/g, '与'],
  [/\|\|/g, '或'],
  [/\{\s?\}/g, '花括号'],
  [/\[\s?\]/g, '方括号'],
  [/(\w+)\(\)/g, '$1'],
  [
    /(\d{4})-(\d\d)-(\d\d)/g,
    (_, y = '', m = '', d = '') =>
      `${figures(y)}年${say(String(Number(m)))}月${say(String(Number(d)))}日`,
  ],
  [
    /(\d{4})\s?(?:[–—~-]|至|到)\s?(\d{4})\s?(?=年)/g,
    (_, a = '', b = '') => `${figures(a)}到${figures(b)}`,
  ],
  [/(\d{2,4})\s?年(?=代)/g, (_, y = '') => `${figures(y)}年`],
  [/(\d{4})\s?年/g, (_, y = '') => `${figures(y)}年`],
  [
    /\b([01]?\d|2[0-3]):([0-5]\d)\b/g,
    (_, h = '', m = '') =>
      `${say(h.replace(/^0(?=\d)/, ''))}点${m === '00' ? '整' : `${m.startsWith('0') ? '零' : ''}${say(String(Number(m)))}分`}`,
  ],
  [
    re(`([$€£¥￥])\\s?(${NUMBER})([万亿]?)`),
    (_, sign = '', n = '', scale = '') => `${say(n)}${scale}${MONEY[sign] ?? ''}`,
  ],
  [
    /([\p{L}\d.]+)\s?[（(](\d{1,2})\/(\d{1,2})[）)]/gu,
    (_, before = '', a = '', b = '') => `${before}，${say(b)}之${say(a)}`,
  ],
  [/[（(](\d{1,2})\/(\d{1,2})[）)]/g, (_, a = '', b = '') => `，${say(b)}之${say(a)}`],
  [/(\d{1,3})\/(\d{1,3})/g, (_, a = '', b = '') => `${say(b)}分之${say(a)}`],
  [
    re(`(${NUMBER})\\s?%?\\s?[–—~～-]\\s?(${NUMBER})\\s?%`),
    (_, a = '', b = '') => `百分之${say(a)}到百分之${say(b)}`,
  ],
  [re(`(${NUMBER})\\s?%`), (_, n = '') => `百分之${say(n)}`],
  [re(`(${NUMBER})\\s?[–—~～-]\\s?(?=${NUMBER})`), (_, n = '') => `${say(n)}到`],
  [
    re(`(?<![\\w.])(${NUMBER})\\s?(${UNIT})(?![\\w/])`),
    (_, n = '', unit = '') => `${n === '2' ? '两' : say(n)}${UNITS[unit] ?? ''}`,
  ],
  [re(`(?<![\\d.]|第\\s?)2(?=\\s?(?:${COUNTED}))`), '两'],
  [/\b[vV](\d+(?:\.\d+)*)/g, (_, n = '') => `版本${say(n)}`],
  [/≤|<=/g, '小于等于'],
  [/≥|>=/g, '大于等于'],
  [/\s?<\s?(?=[\w\p{Script=Han}])/gu, '小于'],
  [/\s?>\s?(?=[\w\p{Script=Han}])/gu, '大于'],
  [/[→⇒]|->/g, '到'],
  [/≈/g, '约等于'],
  [/≠/g, '不等于'],
  [/±/g, '加减'],
  [/[×✕]/g, '乘'],
  [/÷/g, '除以'],
  [/−(?=\d)|(?<![\w\p{Script=Han}])-(?=\d)/gu, '负'],
  [/−/g, '减'],
  [/\s?=\s?/g, '等于'],
  [/\s?\+\s?/g, '加'],
  [/\s?&\s?/g, '和'],
  [/²/g, '的平方'],
  [/³/g, '的立方'],
  [/½/g, '二分之一'],
  [/√/g, '根号'],
  [/°/g, '度'],
  [/π/g, '派'],
  [/(?<=\p{Script=Han}\s?)\/(?=\s?\p{Script=Han})/gu, '或'],
  [/\.(?=[a-zA-Z]{1,5}\b)/g, ' dot '],
  [
    /[A-Za-zÀ-ɏ][\wÀ-ɏ'’/\\.-]*[\wÀ-ɏ]|[A-Za-z]/g,
    (name = '') => saidName(name.normalize('NFKD').replace(/\p{M}/gu, '')),
  ],
  [re(NUMBER), (n = '') => say(n)],
]

const LAST: Rule[] = [
  [/[()（）]/g, '，'],
  [/[,\u{ff0c}](?=.|$)/gu, '，'],
  [/;/g, '；'],
  [/:/g, '：'],
  [/\?/g, '？'],
  [/!/g, '！'],
  [/\.(?!\w)/g, '。'],
  [/[^\p{Script=Han}A-Za-z' ，。！？；：、]/gu, ' '],
  [/(?<![A-Za-z])'+|'+(?![A-Za-z])/g, ' '],
  [/\s+/g, ' '],
  [/\s?([，。！？；：、])\s?/g, '$1'],
  [/^[，。！？；：、]+/g, ''],
  [/[，；：、]+(?=[。！？])/g, ''],
  [/([，。！？；：、])[，。；：、]+/g, '$1'],
  [/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''],
]

/** @see spokenForm */
export function spokenChinese(text: string): string {
  return [...RULES, ...LAST]
    .reduce(
      (done, [pattern, words]) =>
        typeof words === 'string' ? done.replace(pattern, words) : done.replace(pattern, words),
      text,
    )
    .trim()
}
