import { z } from 'zod'
import { markdownOf, ownMarkdown, plainQti } from './qti-node'
import { childOf, childrenOf, textOf, within, type XmlNode } from './xml'

/** What a response may be, and which one is right. */
export type Declared = {
  cardinality: string
  type: string
  /** In their order. */
  correct: string[]
  /** Points for a response. */
  mapping: Map<string, number>
}

const writtenExtras = z.strictObject({
  id: z.string().max(100).optional(),
  kind: z.string().max(20).optional(),
  category: z.string().max(1_000).optional(),
  passage: z.string().max(4_000).optional(),
  unit: z.string().max(100).optional(),
})

/** What QTI has no place for, as a course of ours wrote it. */
export type QtiExtras = z.output<typeof writtenExtras>

/** An item of QTI, and what of it can't be taken along. */
export class QtiItem {
  readonly root: XmlNode
  readonly body: XmlNode
  readonly extras: QtiExtras
  readonly losses: string[] = []
  readonly warnings: string[] = []
  private readonly declared = new Map<string, Declared>()
  private readonly feedback = new Map<string, XmlNode>()

  constructor(written: XmlNode) {
    this.root = plainQti(written)
    this.body = childOf(this.root, 'item-body') ?? {
      name: 'item-body',
      attributes: {},
      children: [],
    }
    for (const node of childrenOf(this.root, 'response-declaration')) {
      this.declared.set(node.attributes.identifier ?? '', declaredIn(node))
    }
    const told = (name: string) => name === 'modal-feedback' || name.startsWith('feedback-')
    for (const node of within(this.root, told)) {
      const id = node.attributes.identifier ?? ''
      if (node.attributes['show-hide'] !== 'hide' && !this.feedback.has(id)) {
        this.feedback.set(id, node)
      }
    }
    this.extras = extrasIn(childrenOf(this.body)[0]?.attributes['data-fifteen'])
  }

  get title(): string {
    return this.root.attributes.title ?? this.root.attributes.identifier ?? ''
  }

  /** Whether its values are drawn anew for each learner. */
  get isDrawn(): boolean {
    return childOf(this.root, 'template-declaration') !== undefined
  }

  markdown(node: XmlNode | undefined): string {
    return markdownOf(node, this.losses)
  }

  /** The text of the body as one of ours wrote it; null in other people's items. */
  get ownText(): string | null {
    return ownMarkdown(this.body)
  }

  responseOf(interaction: XmlNode): Declared {
    const id = interaction.attributes['response-identifier'] ?? ''
    return (
      this.declared.get(id) ?? { cardinality: 'single', type: '', correct: [], mapping: new Map() }
    )
  }

  /** What is told when an outcome has this name; null for nothing. */
  told(name: string): string | null {
    return this.markdown(this.feedback.get(name)) || null
  }
}

function declaredIn(node: XmlNode): Declared {
  const correct = childrenOf(childOf(node, 'correct-response') ?? node, 'value')
  const entries = childrenOf(childOf(node, 'mapping') ?? node, 'map-entry')
  return {
    cardinality: node.attributes.cardinality ?? 'single',
    type: node.attributes['base-type'] ?? '',
    correct: correct.map((value) => textOf(value).trim()),
    mapping: new Map(
      entries.map(({ attributes }) => [
        attributes['map-key'] ?? '',
        Number(attributes['mapped-value'] ?? 0),
      ]),
    ),
  }
}

function extrasIn(json: string | undefined): QtiExtras {
  try {
    return json ? writtenExtras.parse(JSON.parse(json)) : {}
  } catch {
    return {}
  }
}
