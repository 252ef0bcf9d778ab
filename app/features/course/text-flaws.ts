/** Something in a Markdown text that can keep a reader out; `line` is where it begins, from 1. */
export type Fact = { line: number } & (
  | { what: 'picture' | 'link'; text: string; target: string }
  /** The cells of its first row. */
  | { what: 'table'; cells: string[] }
  /** Raw HTML that would show a picture or play something; it is left out. */
  | { what: 'html'; text: string }
)

export type Facts = {
  facts: Fact[]
  /** The ids of headings, that links within the text can lead to. */
  anchors: string[]
}

/** What is wrong with a {@link Fact}; `media` is only to be looked at. */
export type Flaw =
  | 'no-alt'
  | 'weak-alt'
  | 'not-shown'
  | 'elsewhere'
  | 'html'
  | 'no-words'
  | 'vague'
  | 'bare'
  | 'nowhere'
  | 'no-heading'
  | 'media'
  | 'no-header'

/** Links that say nothing by themselves; screen readers list links without what is around them. */
const VAGUE = new Set(
  `here|click|click here|click this|click this link|this|this link|this page|this site|this article|
  link|more|read more|learn more|see more|see here|read here|details|more details|more info|go|
  这里|此处|这个|点击|点击这里|点击此处|点这里|点此|链接|此链接|这个链接|更多|查看|查看更多|阅读更多|了解更多|详情|查看详情`
    .split('|')
    .map((words) => words.trim()),
)
const NO_WORDS_OF_ITS_OWN =
  /^(?:an? |the )?(?:alt(?: text)?|figure|fig|graphic|image|img|photo|pic|picture|screenshot|untitled|图|图片|图像|照片|截图|插图)[ _.-]*\d*$|\.(?:avif|bmp|gif|jpe?g|png|svg|tiff?|webp)$|^(?:dsc|img)[_-]?\d+$/i
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i
const SCHEME = /^(?:https?|mailto):/i
const PLAYED =
  /^https?:\/\/(?:(?:[\w-]+\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|bilibili\.com)\/\S|[^?#]+\.(?:mp4|m4v|webm|mov|ogv|mp3|m4a|ogg|opus|wav)(?:[?#]|$))/i

/** Pictures that a course can show: see markdown-hast.mjs. */
const OWN_PICTURE = /^\/(?:media|pictures)\/(?!.*\.\.)[\w./-]+$/

/**
 * What can keep readers out of a text.
 *
 * @param leads whether an address of this site, from its slash on, leads somewhere
 */
export function flawsOf(
  { facts, anchors }: Facts,
  leads: (path: string) => boolean,
): { flaw: Flaw; fact: Fact }[] {
  const known = new Set(anchors)
  return facts.flatMap((fact) => {
    const flaw = flawOf(fact, known, leads)
    return flaw ? { flaw, fact } : []
  })
}

function flawOf(fact: Fact, anchors: Set<string>, leads: (path: string) => boolean): Flaw | null {
  if (fact.what === 'html') return 'html'
  if (fact.what === 'table') return fact.cells.slice(1).includes('') ? 'no-header' : null
  const words = fact.text.trim()
  if (fact.what === 'picture') return pictureFlaw(words, fact.target, leads)
  const target = targetFlaw(fact.target, anchors, leads)
  if (target) return target
  if (words === '') return 'no-words'
  if (ADDRESS.test(words)) return 'bare'
  if (VAGUE.has(words.toLowerCase().replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '')))
    return 'vague'
  return PLAYED.test(fact.target) ? 'media' : null
}

function pictureFlaw(alt: string, target: string, leads: (path: string) => boolean): Flaw | null {
  if (alt === '') return 'no-alt'
  if (/^https:\/\/[^/\\]/i.test(target)) return 'elsewhere'
  if (!OWN_PICTURE.test(target) || !leads(target)) return 'not-shown'
  return NO_WORDS_OF_ITS_OWN.test(alt) ? 'weak-alt' : null
}

function targetFlaw(
  target: string,
  anchors: Set<string>,
  leads: (path: string) => boolean,
): Flaw | null {
  if (target.startsWith('#note-')) return null
  if (target.startsWith('#')) {
    return anchors.has(`h-${decoded(target.slice(1)).toLowerCase()}`) ? null : 'no-heading'
  }
  if (SCHEME.test(target) || /^\/[/\\]/.test(target)) return null
  return target.startsWith('/') && leads(target) ? null : 'nowhere'
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
