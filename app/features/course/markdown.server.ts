import { ideasOf } from './ideas'
import { type Bounds, inThread } from './markdown-threads.server'
import { amountsOf, minutesFor } from './minutes'
import { DEEPEST, nestingOf } from './nesting'
import type { Facts } from './text-flaws'

/** The most characters of a module's body, and of a stem, choice or reason. */
export const LONGEST = { module: 200_000, inline: 20_000 }

/** One idea, fit to stand in a page: sanitised HTML, minutes to study, its heading as text. */
export type RenderedIdea = { html: string; minutes: number; heading: string | null }

/** A block of a module: its `id` in the HTML, the idea it stands in (from 0), its plain text. */
export type RenderedBlock = { id: string; idea: number; text: string }

export type RenderedModule = {
  ideas: RenderedIdea[]
  minutes: number
  /** Paragraphs, list entries, code, tables and formulas, `p1` to `pn` through the module. */
  blocks: RenderedBlock[]
}

/** Why a text can't be rendered; `what` is for people, in English. */
export type Unrendered = { kind: 'refused'; what: string }

/**
 * Renders a module's Markdown, cut into ideas. Raw HTML, scripts and dangerous links never
 * come through. Text that is too long, nested too deep or too slow to render is refused.
 */
export async function renderModule(
  body: string,
  bounds?: Bounds,
): Promise<({ kind: 'rendered' } & RenderedModule) | Unrendered> {
  const what = faultOf(body, LONGEST.module)
  if (what) return { kind: 'refused', what }
  const markdown = body.replace(/\r\n?/g, '\n')
  const parts = ideasOf(markdown)
  const starts = parts.length > 0 ? parts.map(({ start }) => start) : [0]
  const rendered = await inThread({ markdown, starts, inline: false }, bounds)
  if ('refused' in rendered) return { kind: 'refused', what: rendered.refused }
  let images = 0
  const minutes = parts.map((part) => {
    const amounts = amountsOf(part.markdown)
    images += amounts.images
    return minutesFor(amounts, undefined, images - amounts.images)
  })
  return {
    kind: 'rendered',
    ideas: rendered.ideas.map(({ html, heading, at }) => ({
      html,
      heading,
      minutes: minutes[at] ?? 0,
    })),
    minutes: minutes.reduce((sum, part) => sum + part, 0),
    blocks: rendered.blocks,
  }
}

/**
 * Renders a stem, choice or reason: Markdown with code and formulas, without ids, footnotes and
 * headings. A single paragraph comes without its `<p>`.
 */
export async function renderInline(
  text: string,
  bounds?: Bounds,
): Promise<{ kind: 'rendered'; html: string } | Unrendered> {
  const what = faultOf(text, LONGEST.inline)
  if (what) return { kind: 'refused', what }
  const markdown = text.replace(/\r\n?/g, '\n')
  const rendered = await inThread({ markdown, starts: [0], inline: true }, bounds)
  if ('refused' in rendered) return { kind: 'refused', what: rendered.refused }
  return { kind: 'rendered', html: withoutParagraph(rendered.ideas[0]?.html ?? '') }
}

/** How many texts are rendered at a time. */
const AT_ONCE = 40

/** Renders texts as {@link renderInline} does, many at a time; null for each that can't be rendered. */
export async function renderEach(texts: readonly string[]): Promise<(string | null)[]> {
  const groups = Array.from({ length: Math.ceil(texts.length / AT_ONCE) }, (_, at) =>
    texts
      .slice(AT_ONCE * at, AT_ONCE * (at + 1))
      .map((text) => text.trim().replace(/\r\n?/g, '\n')),
  )
  const rendered = await Promise.all(
    groups.map(async (group) => {
      const markdown = group.join('\n\n')
      const starts: number[] = []
      let line = 0
      for (const text of group) {
        starts.push(line)
        line += text.split('\n').length + 1
      }
      const refused = faultOf(markdown, LONGEST.module)
      const done = refused ? null : await inThread({ markdown, starts, inline: true })
      const html = new Map(
        done && 'ideas' in done ? done.ideas.map((idea) => [idea.at, idea.html]) : [],
      )
      return group.map((_, at) => (html.has(at) ? withoutParagraph(html.get(at) ?? '') : null))
    }),
  )
  return rendered.flat()
}

/** A single paragraph without its `<p>`. */
const withoutParagraph = (html: string) => /^<p>((?:(?!<p>)[\s\S])*)<\/p>$/.exec(html)?.[1] ?? html

/** What a text needs to hold for {@link textFacts}. */
const MARK = /[[<|]|https?:|www\./i

/**
 * The pictures, links, tables and raw HTML that stand in a text; null for a text that can't be
 * rendered.
 *
 * @param inline whether it is rendered as {@link renderInline} does
 */
export async function textFacts(text: string, inline = false): Promise<Facts | null> {
  if (faultOf(text, inline ? LONGEST.inline : LONGEST.module)) return null
  if (!MARK.test(text)) return { facts: [], anchors: [] }
  const markdown = text.replace(/\r\n?/g, '\n')
  const told = await inThread<Facts>({ markdown, starts: [0], inline, facts: true })
  return 'refused' in told ? null : told
}

function faultOf(markdown: string, longest: number): string | null {
  if (markdown.length > longest) return `longer than ${longest} characters`
  return nestingOf(markdown) > DEEPEST ? `nested deeper than ${DEEPEST} levels` : null
}
