import { clean } from './fitted'
import { fromHtml, plainFromHtml } from './html-text'
import { literal } from './literal'
import { childOf, childrenOf, textOf, type XmlNode } from './xml'

/** One answer as Moodle stores it. */
export type MoodleAnswer = {
  /** As written, in the format of its field. */
  node: XmlNode
  /** -100 to 100. */
  fraction: number
  reason: string | null
}

/** One question of Moodle XML, with what of it can't be taken along. */
export class MoodleQuestion {
  readonly losses: string[] = []
  readonly warnings: string[] = []

  constructor(readonly node: XmlNode) {}

  /** The bare text of a field: of its `text`, or of itself. */
  text(field: string): string {
    const found = childOf(this.node, field)
    return clean(textOf(childOf(found, 'text') ?? found))
  }

  /** A field as Markdown. */
  markdown(field: string): string {
    return this.markdownOf(childOf(this.node, field))
  }

  markdownOf(field: XmlNode | undefined): string {
    if (!field) return ''
    return this.convert(textOf(childOf(field, 'text') ?? field), field.attributes.format)
  }

  convert(raw: string, format = 'html'): string {
    const text = clean(raw)
    if (format === 'markdown') return text
    if (format === 'plain_text') return literal(text)
    const { text: converted, losses } = fromHtml(text)
    this.losses.push(...losses)
    return converted
  }

  /** A field as plain text on one line. */
  plainOf(field: XmlNode | undefined): string {
    if (!field) return ''
    return plainFromHtml(textOf(childOf(field, 'text') ?? field))
  }

  answers(): MoodleAnswer[] {
    return childrenOf(this.node, 'answer').map((node) => ({
      node,
      fraction: Number(node.attributes.fraction ?? 0),
      reason: this.markdownOf(childOf(node, 'feedback')) || null,
    }))
  }
}
