import type { Language } from './outline'
import { proposeTitles } from './propose-title'
import type { Unit } from './split-units'

/** The most characters of a title. */
const MOST = 200

/**
 * What the stretches of a text are called: by their first heading, else by what they name, else by
 * their beginning.
 *
 * @param ends where the stretches begin, and the end of the last
 */
export function titlesOf(units: Unit[], ends: readonly number[], language: Language): string[] {
  const stretches = ends.slice(1).map((to, at) => units.slice(ends[at], to))
  const headings = stretches.map((own) => own.find(({ heading }) => heading)?.heading ?? null)
  const all = headings.every((heading) => heading !== null)
  const proposed = all ? [] : proposeTitles(stretches, language)
  return headings.map((heading, at) => {
    if (heading) return heading.slice(0, MOST)
    return proposed[at] || beginningOf(stretches[at]?.[0]?.text ?? '')
  })
}

/** The first sentence of a text without its full stop, or as many of its words as a title has room for. */
function beginningOf(text: string): string {
  const [sentence = ''] = text.trim().match(/^.*?(?:[.!?](?=\s|$)|[。！？]|$)/u) ?? []
  const short = sentence.replace(/[.。]$/, '')
  const words = /^\S(?:.{0,58}\S)?(?=\s|$)/u.exec(short)?.[0] ?? short.slice(0, 60)
  const title = words.charAt(0).toUpperCase() + words.slice(1)
  return words.length < short.length ? `${title.replace(/[\p{P}\s]+$/u, '')}…` : title
}
