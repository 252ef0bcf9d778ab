import type { Gathering } from './bank'
import { askedOfGaps, type Gap, gapMark, withBlanks } from './gaps'
import { fromHtml } from './html-text'
import { literal } from './literal'
import { answersOf, gapAnswers, rightOnes, typedAnswers } from './qti-choices'
import { QtiItem } from './qti-item'
import { htmlOf } from './qti-node'
import { childOf, childrenOf, within, type XmlNode } from './xml'

const isInteraction = (name: string) =>
  /-interaction$/.test(name) && !/^(?:end-attempt|media)-/.test(name)

/** Takes the questions of one item. */
export function takeItem(written: XmlNode, gathering: Gathering): void {
  const item = new QtiItem(written)
  const what = gathering.next(item.title)
  if (item.extras.category) gathering.category = item.extras.category
  if (item.isDrawn) {
    const { text } = fromHtml(htmlOf(item.body, hideInteractions))
    gathering.refuse(what, 'an item that draws its values, not supported', text)
    return
  }
  const { gaps, text } = gapsOf(item)
  const blocks = within(item.body, isInteraction).filter(({ name }) => !INLINE.has(name))
  const context = item.ownText ?? withBlanks(text)
  const { id = null, passage = null } = item.extras
  const many = gaps.length + blocks.length > 1
  const of = (at: number) => (many ? `${what}, part ${at + 1}` : what)
  const own = item.ownText
  const asked = own === null ? askedOfGaps(text, gaps) : gaps.map((gap) => ({ ...gap, ask: own }))
  for (const [at, one] of asked.entries()) {
    gathering.take(of(at), { ...one, passage }, many ? null : id)
  }
  for (const [at, block] of blocks.entries()) {
    const prompt = item.markdown(childOf(block, 'prompt'))
    const inside = block.name === 'hottext-interaction' ? item.markdown(block) : ''
    const ask = [context, prompt, inside].filter(Boolean).join('\n\n')
    const part = of(gaps.length + at)
    const answers = answersOf(item, block)
    if (block.name === 'extended-text-interaction') gathering.essay(part, ask)
    else if (!answers) {
      const kind = block.name.replace(/-interaction$/, '')
      gathering.refuse(part, `${kind}, not supported`, ask)
    }
    for (const { asked: alone, ...one } of answers ?? []) {
      const whole = alone ? `${ask}\n\n${alone}` : ask
      gathering.take(
        part,
        { ...one, ask: whole, passage },
        many || (answers?.length ?? 0) > 1 ? null : id,
      )
    }
  }
  if (gaps.length + blocks.length === 0) gathering.refuse(what, 'it asks for nothing', context)
  gathering.warn(what, ...new Set(item.warnings))
  gathering.lose(what, item.losses)
}

const hideInteractions = (node: XmlNode) => (isInteraction(node.name) ? '' : null)

/** Interactions that stand in the text. */
const INLINE = new Set([
  'text-entry-interaction',
  'inline-choice-interaction',
  'gap-match-interaction',
])

/** The text of an item with its gaps marked. */
function gapsOf(item: QtiItem): { text: string; gaps: Gap[] } {
  const gaps: Gap[] = []
  const mark = (gap: Gap) => gapMark(gaps.push(gap) - 1)
  const replace = (node: XmlNode): string | null => {
    if (node.name === 'text-entry-interaction') {
      const { key, ...typed } = typedAnswers(item, node)
      return mark({ ...typed, key: literal(key) })
    }
    if (node.name === 'inline-choice-interaction') {
      const rights = rightOnes(item.responseOf(node))
      return mark(gapAnswers(item, childrenOf(node, 'inline-choice'), rights))
    }
    if (node.name === 'gap-match-interaction') return gapMatch(item, node, mark)
    return hideInteractions(node)
  }
  const converted = fromHtml(htmlOf(item.body, replace))
  item.losses.push(...converted.losses)
  return { text: converted.text, gaps }
}

function gapMatch(item: QtiItem, node: XmlNode, mark: (gap: Gap) => string): string {
  const pairs = [...rightOnes(item.responseOf(node))].map((pair) => pair.split(/\s+/))
  const pieces = childrenOf(node).filter(({ name }) => /^gap-(?:text|img)$/.test(name))
  const prompt = childOf(node, 'prompt')
  const inside = htmlOf(node, (child) => {
    if (child.name === 'gap') {
      const own = pairs.filter(([, to]) => to === child.attributes.identifier)
      return mark(gapAnswers(item, pieces, new Set(own.map(([from = '']) => from))))
    }
    return /^gap-(?:text|img)$/.test(child.name) ? '' : null
  })
  return `${prompt ? `<p>${htmlOf(prompt, () => null)}</p>` : ''}<div>${inside}</div>`
}
