/** Part of a text in which one voice speaks, without its label. */
export type Speech = {
  text: string
  /** Whether a sentence was broken off at its beginning, and at its end, by a remark. */
  begun: boolean
  open: boolean
}

const ROLE =
  /^(?:voice-?over|v\.?o|narrators?|moderators?|interview(?:er|ee)s?|hosts?|co-?host|speaker|presenter|announcer|instructor|professor|prof|teacher|lecturer|students?|pupil|audience(?: member)?|chair(?:man|woman|person)?|participant|caller|guest|man|woman|boy|girl|(?:fe)?male(?: voice| speaker| student)?|unknown(?: speaker)?|unidentified(?: speaker)?|reporter|questioner|operator|all|q|a|主持人?|旁白|解说员?|画外音|讲师|讲者|主讲人?|老师|教师|教授|学生|同学|记者|嘉宾|观众|听众|提问者|发言人|男声?|女声?|男生|女生|众人|问|答)(?: ?(?:#|no\.? ?)?(?:\d{1,2}|[A-Z一二三四五]))?$/iu

/** How many names are looked at, the most frequent first. */
const SPEAKERS = 60

/** What stands before a colon and is nobody's name. */
const NOTICE =
  /^(?:note|notes|tip|tips|hint|warning|caution|important|example|examples|answer|question|solution|step|task|exercise|definition|summary|remember|input|output|source|figure|table|problem|proof|theorem|result|conclusion|todo|nb|faq|goal|aim|pros|cons|yes|no)s?\b/i

const NAME = String.raw`(?:(?:Dr|Mr|Mrs|Ms|Prof)\. )?\p{Lu}[\p{L}'’.-]{0,30}(?: (?:\p{Lu}[\p{L}'’.-]{0,30}|#?\d{1,2}|de|van|von|of)){0,3}|\p{Script=Han}{1,4}(?:·\p{Script=Han}{1,4})?[\d一二三四五A-Z]?`
const TIME = String.raw`[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?`
const ENDED = String.raw`(?<=^|[.!?。！？…—♪][”"’)\]）】]{0,3}\s{0,3}|[\])）】]\s{0,3}|>>\s{0,3}|\d{2}[\])]?\s{1,2}(?:[-–]\s)?|\n)`
const COLON = String.raw`\s{0,2}(?:[\[(（][^\])）\n]{1,30}[\])）]\s{0,2})?(?::(?=\s|$)|：)\s{0,2}`
const LABEL = new RegExp(`${ENDED}(?:${TIME}\\s{1,2})?(?:-\\s{1,2})?(${NAME})${COLON}`, 'gu')
const BEGINS = new RegExp(`^\\s{0,3}(?:-\\s{1,2}|>>\\s{0,3})?(${NAME})${COLON}`, 'u')

const SOUNDS =
  'music|applaus\\w*|applaud\\w*|laugh\\w*|chuckl\\w*|giggl\\w*|inaudible|unintelligible|indistinct|crosstalk|cross-talk|silence|pauses?|noises?|cheer\\w*|cough\\w*|sighs?|sighing|clears? throat|bell|phone|ringing|beep\\w*|static|foreign language|video plays?|whispers?|whispering|clapping|claps|sound|blank_audio'
const REMARK = new RegExp(
  String.raw`[\[(]\s{0,2}(?:[\p{L}'’_-]{1,20} ){0,3}(?:${SOUNDS})(?: [\p{L}\d:'’_-]{1,20}){0,3}\s{0,2}[\])]|[（(【\[](?:[\p{Script=Han}]{0,4}(?:音乐|掌声|鼓掌|笑声?|咳嗽|停顿|沉默|听不清|无法辨认|铃声|欢呼|叹气|叹息|低声|哭泣|噪音|噪声|音效|播放视频)[\p{Script=Han}]{0,4})[）)】\]]|♪+[^♪\n]{0,200}♪*|>>+`,
  'giu',
)
const CLOCK = new RegExp(`^\\s{0,2}${TIME}\\s{0,2}[-–]?\\s{0,2}`, 'u')

/** The name before a colon that a text begins with; null where there is none. */
export const labelIn = (text: string): string | null => BEGINS.exec(text)?.[1] ?? null

/**
 * Who speaks in a transcript, as the labels before the colons name them: those that are roles, and
 * names that stand before a colon again and again and are hardly spoken of otherwise.
 */
export function speakersIn(texts: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(LABEL)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const whole = texts.join('\n')
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, SPEAKERS)
  const often = most.filter(
    ([name, times]) =>
      times >= 2 && !NOTICE.test(name) && occurrences(whole, name) <= times + Math.ceil(times / 2),
  )
  const roles = [...counts.keys()].filter((name) => ROLE.test(name))
  const talk = often.length + roles.length >= 2
  const names = often.filter(([name, times]) => {
    if (/\p{Script=Han}/u.test(name)) return talk
    if (/ /.test(name) || /^\p{Lu}{3,}$/u.test(name)) return true
    return talk && times >= 2 && !new RegExp(`\\b${name.toLowerCase()}\\b`, 'u').test(whole)
  })
  const capitals = most.filter(
    ([name, times]) =>
      /^\p{Lu}{4,}$/u.test(name) && !NOTICE.test(name) && occurrences(whole, name) <= times + 1,
  )
  const once = capitals.length + names.length + roles.length >= 2 ? capitals : []
  return new Set([...roles, ...[...once, ...names].map(([name]) => name)])
}

const occurrences = (text: string, name: string) => text.split(name).length - 1

/**
 * What is said in a plain text, in order and as it stands: without the labels of who speaks, without
 * remarks on what else is heard (“[Music]”, “（笑声）”), and without the time at its beginning.
 */
export function speechIn(text: string, speakers: ReadonlySet<string>): Speech[] {
  const gaps: { from: number; to: number; label: boolean }[] = []
  const clock = CLOCK.exec(text)?.[0]
  const rest = clock ? text.slice(clock.length) : ''
  if (clock && (rest === '' || /^(?:\p{L}|>|-|\[)/u.test(rest)))
    gaps.push({ from: 0, to: clock.length, label: true })
  for (const { index, 0: found, 1: name = '' } of text.matchAll(LABEL)) {
    if (speakers.has(name)) gaps.push({ from: index, to: index + found.length, label: true })
  }
  for (const { index, 0: found } of text.matchAll(REMARK))
    gaps.push({ from: index, to: index + found.length, label: found.startsWith('>') })
  if (gaps.length === 0) return [{ text, begun: false, open: false }]
  const parts: Speech[] = []
  let at = 0
  let begun = false
  const said = (from: number, to: number, open: boolean) => {
    const part = text.slice(from, to).trim()
    if (/[\p{L}\p{N}]/u.test(part)) {
      const broken = open && !/[.!?。！？…]["”’」』）)]*$/u.test(part)
      parts.push({ text: part, begun, open: broken })
      begun = broken
    } else if (!open) begun = false
  }
  for (const { from, to, label } of gaps.sort((a, b) => a.from - b.from)) {
    if (from > at) said(at, from, !label)
    if (label) begun = false
    at = Math.max(at, to)
  }
  said(at, text.length, false)
  return parts
}
