import { stretchesOf } from '~/features/course/module-text'
import { isTyped, type Kind, type Language } from '~/features/course/outline'
import { type FrameName, framed } from './frames'
import type { Line } from './line'
import { spokenForm } from './spoken'

/** A question of a card, without its key. `ask` is Markdown, `concept` the title of what it tests. */
export type Asked = { id: string; ask: string; kind: Kind; concept: string | null }

/** In characters: what is longer is asked by its concept. */
const LONGEST = { en: 280, 'zh-CN': 110 }

/** The plain text of what a question asks. */
export const plainAsk = (ask: string): string =>
  stretchesOf(ask)
    .map(({ text }) => text)
    .join(' ')

/** The lines that ask a module's questions at the end of its script, fit to answer from memory. */
export function recallLines(questions: readonly Asked[], language: Language): Line[] {
  const orders: FrameName[] = ['firstRecall', 'secondRecall', 'thirdRecall']
  return questions.flatMap((question, at) => {
    const ask = recallable(question, language)
    if (ask === '') return []
    const text = framed(language, orders[at] ?? 'nextRecall', ask)
    return {
      id: `q-${question.id}`,
      part: 'recall' as const,
      text,
      spoken: spokenForm(text, language),
      from: { kind: 'question' as const, questionId: question.id, text: plainAsk(question.ask) },
      begins: at === 0,
    }
  })
}

/** What is left out of a sentence for the answer. */
const GAP = /_{2,}|▢|[(（][\s…]+[)）]/

/** What a question asks, put so that it can be answered without its choices; empty if it can't. */
export function recallable({ ask, kind, concept }: Asked, language: Language): string {
  const text = plainAsk(ask)
  const byConcept = concept ? framed(language, 'tell', concept) : ''
  if (text === '' || text.length > LONGEST[language]) return byConcept
  if (kind === 'order' || kind === 'match') return byConcept
  const [before = '', after] = text.split(GAP)
  if (after !== undefined) {
    if (/[\p{L}\p{N}]/u.test(after)) return byConcept
    return framed(
      language,
      'finish',
      `${quotedIn(before).trim()}${language === 'zh-CN' ? '……' : '…'}`,
    )
  }
  if (kind === 'true-false') return framed(language, 'trueOrNot', closed(text, language))
  if (isTyped(kind) && /[.。]$/.test(text)) return text
  return language === 'zh-CN' ? recallChinese(text, byConcept) : recallEnglish(text, byConcept)
}

/** What stands after a quotation mark that is not closed; all of it where there is none. */
const quotedIn = (text: string) => /[“「『]([^”」』]*)$/.exec(text)?.[1] ?? text

const closed = (text: string, language: Language) =>
  /[.!。！]["”’]?$/.test(text)
    ? text
    : `${text.replace(/[:：,，]$/, '')}${language === 'zh-CN' ? '。' : '.'}`

const ASKS =
  /(?:^|[.!?:,] )(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|has|have)\b|\b(?:which|what) \w+(?: \w+)?$/i
const UNFINISHED =
  /[:：…]$|\b(?:is|are|was|were|means?|called|for|to|of|an?|the|with|at|in|on|by|from|or|and|that|using|when|if|includes?|has|have|user|use)$|(?:用于|称为|叫做|叫|是|为|在于|使用|表示|从|到|等于|包括|包含|用|有)$/i

function recallEnglish(ask: string, byConcept: string): string {
  const verb = /^which of (?:these|the following)(?: statements)? (is|are|follows?) (.+)$/i.exec(
    ask,
  )
  if (verb) {
    return framed('en', verb[1]?.startsWith('f') ? 'whatFollows' : 'whatIs', verb[2] ?? '')
  }
  const named = /^the following (?:is|are) (.+)$/i.exec(ask)
  if (named) return framed('en', 'name', (named[1] ?? '').replace(/[.:]$/, ''))
  const scene = ask.replace(
    /\b(?:what|which)(?: explanation| of these| of the following)? explains (?:this|it) best\?$/i,
    '',
  )
  if (scene !== ask && /[.!]\s*$/.test(scene)) return framed('en', 'explain', scene.trim())
  const text = ask
    .replace(
      /^(?:according to|from|looking at|in) the (?:table|text|module|figure|picture|code),? /i,
      '',
    )
    .replace(/\b([Ww])hich of (?:these|the following) (?=\w)/, '$1hich ')
    .replace(/\bthe following (?=\w)/i, 'the ')
  if (/\b(?:below|above|following|these (?:statements|options|choices|answers))\b/i.test(text)) {
    return byConcept
  }
  if (text.endsWith('?')) return begun(text)
  if (ASKS.test(text)) return `${begun(text.replace(/[.:]$/, ''))}?`
  return stated(text, 'en')
}

/** A question as it goes on after “First:”. */
const begun = (text: string) =>
  /^(?:w|how\b|do|is|are|can)/i.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

function recallChinese(ask: string, byConcept: string): string {
  const subject =
    /^关于(.+?)，(?:下列|以下)?哪(?:些|种|个|一?项)说法(?:是)?(?:不)?(?:对|正确|错误)的？$/.exec(
      ask,
    )
  if (subject) return framed('zh-CN', 'tell', subject[1] ?? '')
  const scene = ask.replace(/(?:下列|以下)?哪(?:一?种|个)解释最(?:合适|好|恰当)？$/, '')
  if (scene !== ask && /[。！]$/.test(scene)) return framed('zh-CN', 'explain', scene)
  const text = ask
    .replace(/^(?:从表里看|根据(?:上|下)?表|根据课文|根据图)，?/, '')
    .replace(/(?:下列|以下)(?=哪)/, '')
  if (/下列|以下|下面|上面|哪一?项/.test(text)) return byConcept
  if (text.endsWith('？')) return text
  if (/什么|哪|如何|怎|多少|为何|是否|吗$|几/.test(text)) return `${text.replace(/[。：]$/, '')}？`
  return stated(text, 'zh-CN')
}

/** What is no question: a sentence to finish, or one to agree with or not. */
function stated(text: string, language: Language): string {
  if (!UNFINISHED.test(text)) return framed(language, 'sayTo', closed(text, language))
  const open = text.replace(/[:：….。]+$/, '')
  return framed(language, 'finish', `${open}${language === 'zh-CN' ? '……' : '…'}`)
}
