import type { Language } from '~/features/course/outline'

const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/** Whether a name stands once in a text, whole, and where another one can stand as well. */
export function standsOnce(title: string, text: string, language: Language): boolean {
  const [before = '', after = '', more] = text.split(title)
  if (more !== undefined || !text.includes(title)) return false
  if (language === 'zh-CN' && /\p{Script=Han}/u.test(title)) {
    const ends = new Set([...segmenter.segment(text)].map(({ index }) => index))
    const from = before.length
    return title.length > 2 && ends.has(from) && (ends.has(from + title.length) || after === '')
  }
  return !/(?:[\p{L}\p{N}_-]|\ban? )$/iu.test(before) && !/^[\p{L}\p{N}_-]/u.test(after)
}
