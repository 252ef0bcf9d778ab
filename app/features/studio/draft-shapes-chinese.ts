import type { Ground } from './draft-sentences'

/** What a sentence lets be asked: the ask, and the answer as it stands in the sentence. */
export type Shape = {
  kind: 'which' | 'called' | 'described' | 'used' | 'ends' | 'why'
  ask: string
  answer: string
  /** Less for what instructors like better. */
  cost: number
}

const BARE_CHINESE = /这|那|我们|下面|上面|以下|以上|如下|本课|本节|上一|下一|他|她/

/** What a sentence contrasts its subject with, or gives as its cause or aim, before it names it. */
const LEAD =
  /^(?:(?:与|和|同|跟|比起)[^，。]{1,14}(?:不同|相比|相反)?|(?:因为|由于|为了)[^，。]{2,24})，(?:所以)?/
/** What is said of a subject: no part of a longer name, and nothing that is left open. */
const DOES = /^(?!的|之|和|与|或|、|，|：|里|中|上|下|后|前|时|们|还有)[^；：“”？！]*$/

/** What Chinese lets be asked of a sentence. `names` are what it may be about. */
export function chineseShapes({ text, kind }: Ground, names: readonly string[]): Shape[] {
  const shapes: Shape[] = []
  const longest = [...names].sort((a, b) => b.length - a.length)
  const first = longest.find((name) => text.toLowerCase().startsWith(name.toLowerCase()))
  const rest = first
    ? text
        .slice(first.length)
        .trim()
        .replace(/[。；]$/, '')
    : ''
  const says =
    /^(?:是|就是|指的是|指(?![数标南导令针定挥])|会|可以|能|用于|用来|有|由|把|让|使|代表|表示|意味着|包含|允许|帮助)/.test(
      rest,
    )
  if (
    first &&
    says &&
    rest.length >= 6 &&
    rest.length <= 70 &&
    !BARE_CHINESE.test(rest) &&
    !rest.includes(first)
  ) {
    shapes.push({
      kind: 'which',
      ask: `“${rest}”说的是哪一项？`,
      answer: first,
      cost: /^(?:是|就是|指)/.test(rest) ? 0 : 1,
    })
  }
  const described =
    first && /^(?:：|——|:)\s*(.{8,90}?)[。；]?$/.exec(text.slice(first.length).trim())
  if (
    first &&
    described &&
    !BARE_CHINESE.test(described[1] ?? '') &&
    !described[1]?.includes(first)
  ) {
    shapes.push({
      kind: 'described',
      ask: `“${described[1]}”说的是哪一项？`,
      answer: first,
      cost: kind === 'list' ? 1 : 2,
    })
  }
  const [lead = ''] = LEAD.exec(text) ?? []
  const main = text.slice(lead.length)
  const subject = longest.find((name) => main.toLowerCase().startsWith(name.toLowerCase()))
  const does = subject ? main.slice(subject.length).replace(/。$/, '') : ''
  if (
    subject &&
    !says &&
    DOES.test(does) &&
    does.length >= 6 &&
    does.length <= 60 &&
    !BARE_CHINESE.test(lead + does) &&
    !`${lead}${does}`.includes(subject)
  ) {
    shapes.push({
      kind: 'which',
      ask: `${lead}下面哪一个${does}？`,
      answer: subject,
      cost: lead ? 2 : 4,
    })
  }
  const called =
    /^([^，。]{4,40})(?:，?(?:这)?(?:就)?(?:叫做|叫作|称为|称作|被称为|叫))[“"]?([^，。”"]{2,12})[”"]?[。，]/.exec(
      text,
    )
  if (called && !BARE_CHINESE.test(called[1] ?? '') && longest.includes(called[2] ?? '')) {
    shapes.push({ kind: 'called', ask: `${called[1]}叫什么？`, answer: called[2] ?? '', cost: 0 })
  }
  const last = longest.find(
    (name) => name.length >= 2 && new RegExp(`${safe(name)}[。]$`, 'i').test(text),
  )
  if (last) {
    const before = text.slice(0, text.length - last.length - 1)
    if (!before.includes(last) && before.length >= 10) {
      shapes.push({ kind: 'ends', ask: `补全这句话：“${before}____”`, answer: last, cost: 3 })
    }
  }
  return shapes
}

const safe = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
