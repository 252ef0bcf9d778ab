import type { Material } from '~/features/course/material'
import { blocksOfMarkdown } from '~/features/course/material-markdown'
import { DEEPEST, nestingOf } from '~/features/course/nesting'
import { DOCUMENT, Undocumented } from './document-fault'
import type { Pictures } from './lesson-images'
import { readProse } from './lesson-prose'

/** Whether a text is written in Markdown: it has headings, fences, links, lists or bold of it. */
export function isMarkdown(text: string): boolean {
  const head = text.slice(0, 200_000)
  if (/^ {0,3}#{1,6}[ \t]+\S/m.test(head) || /^ {0,3}(?:```|~~~)/m.test(head)) return true
  const marks = [
    /\[[^\]\n]{1,200}\]\([^()\s]{1,500}\)/,
    /^[-*+] \S/m,
    /\*\*[^*\s][^*\n]{0,200}\*\*/,
  ]
  return marks.filter((mark) => mark.test(head)).length >= 2
}

/** Where pictures of a text are looked for that is a file by itself. */
export const NO_PICTURES = () => ({ why: 'the picture is not part of the file' })

/**
 * A Markdown document. Links to other files can't come along.
 *
 * @param pictures where those are that are not on the web
 * @throws Undocumented `headings`, `long` or `deep`
 */
export function readMarkdown(
  source: string,
  pictures: Pictures = NO_PICTURES,
): Pick<Material, 'title' | 'blocks' | 'dropped'> {
  const text = source.replace(/^---\n[\s\S]{0,5000}?\n---\n/, '')
  const headings = text.match(/^ {0,3}#{1,6}[ \t]/gm)?.length ?? 0
  if (headings > DOCUMENT.headings) {
    throw new Undocumented('headings', `has more than ${DOCUMENT.headings} headings`)
  }
  if (text.split('\n').some((line) => line.length > DOCUMENT.line)) {
    throw new Undocumented('long', `has a line of more than ${DOCUMENT.line} characters`)
  }
  if (nestingOf(text) > DEEPEST) {
    throw new Undocumented('deep', `is nested deeper than ${DEEPEST} levels`)
  }
  // Without a heading of the first level its first section keeps its own.
  const named = /^ {0,3}#[ \t]+\S|^=+[ \t]*$|<h1[\s>]/im.test(text)
  const { title, body, dropped } = readProse(named ? text : `# -\n\n${text}`, (target) =>
    /^(?!data:)[a-z][a-z0-9+.-]*:|^\/\//i.test(target)
      ? { why: 'only https images are shown' }
      : pictures(target),
  )
  return { title: named ? title : null, blocks: blocksOfMarkdown(body), dropped }
}
