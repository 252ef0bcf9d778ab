import { bareText } from '~/features/course/plain-text'

/** Where in a module something is read: an idea, from 0, and a block of it. */
export type Place = { idea: number; block: string }

/**
 * Tells where in the HTML of a module's ideas a sentence of it stands; null for one that is not
 * found, such as one that reaches over two blocks.
 */
export function placesIn(ideas: readonly { html: string }[]): (sentence: string) => Place | null {
  const blocks = ideas.flatMap(({ html }, idea) =>
    html.split(/(?=<\w+[^<>]* id="[^"]+")/).flatMap((part) => {
      const block = /^<\w+[^<>]* id="([^"]+)"/.exec(part)?.[1]
      return block ? [{ idea, block, text: bareText(part) }] : []
    }),
  )
  return (sentence) => {
    const wanted = bareText(sentence)
    const found = wanted ? blocks.find(({ text }) => text.includes(wanted)) : undefined
    return found ? { idea: found.idea, block: found.block } : null
  }
}
