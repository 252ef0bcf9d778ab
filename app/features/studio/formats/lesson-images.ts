export type Dropped = { what: string; why: string }

/** What can be known of a file that a lesson shows: the address to show it at, or why not. */
export type Pictures = (target: string) => { src: string } | { why: string }

/** What a picture is called where it is named: short. */
export const pictureName = (target: string) =>
  target
    .replace(/^data:.*/s, 'in the page')
    .replace(/#.*$/s, '')
    .slice(0, 100)

const LONGEST = 1_000 // characters of words

/**
 * An image as Markdown, or why it is dropped. Without words for it, it is, unless it is a picture
 * of this site: then they are to be written.
 */
export function imageIn(
  target: string,
  alt: string,
  pictures: Pictures,
): { markdown: string } | { dropped: Dropped } {
  const words = alt.replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  const dropped = (why: string) => ({ dropped: { what: `image ${pictureName(target)}`, why } })
  const found = /^https:\/\//i.test(target) ? { src: target } : pictures(target)
  if ('why' in found) return dropped(found.why)
  if (!words && !found.src.startsWith('/pictures/')) return dropped('it has no alternative text')
  return { markdown: `![${words.replace(/[[\]\\]/g, '\\$&')}](${addressed(found.src)})` }
}

/** An address as a link's target in Markdown. */
export const addressed = (url: string) =>
  /[\s()<>]/.test(url) ? `<${url.replace(/\s/g, '%20').replace(/[<>]/g, '')}>` : url
