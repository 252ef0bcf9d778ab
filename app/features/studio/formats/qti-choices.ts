import type { ChoiceSource } from '~/features/course/outline'
import type { Asked } from './bank'
import { asPicked } from './moodle-questions'
import type { Declared, QtiItem } from './qti-item'
import { childrenOf, textOf, within, type XmlNode } from './xml'

/** What is asked beside the text of the item; `asked` is asked of this one alone. */
export type Answers = Omit<Asked, 'ask'> & { asked?: string }

/** The choices of an interaction that are right: those named as correct, or else worth points. */
export function rightOnes({ correct, mapping }: Declared): Set<string> {
  if (correct.length > 0) return new Set(correct)
  const points = [...mapping].filter(([, value]) => value > 0)
  return new Set(points.map(([key]) => key))
}

/** The answers of an interaction that stands as a block; null for one there is no place for. */
export function answersOf(item: QtiItem, interaction: XmlNode): Answers[] | null {
  const name = interaction.name.replace(/-interaction$/, '')
  return READERS[name]?.(item, interaction) ?? null
}

type Reader = (item: QtiItem, interaction: XmlNode) => Answers[]

const READERS: Record<string, Reader> = {
  choice: (item, node) => [picked(item, node, 'simple-choice')],
  hottext: (item, node) => [picked(item, node, 'hottext')],
  order: (item, node) => [ordered(item, node)],
  match: matched,
  associate: associated,
  slider: (item, node) => {
    const [value = ''] = item.responseOf(node).correct
    return [{ kind: 'number', choices: [{ text: value, right: true, reason: null }] }]
  },
}

function picked(item: QtiItem, node: XmlNode, name: string): Answers {
  const response = item.responseOf(node)
  const rights = rightOnes(response)
  const choices = within(node, (one) => one === name).map((choice) => {
    const id = choice.attributes.identifier ?? ''
    const right = rights.has(id)
    return { text: item.markdown(choice), right, reason: reasonOf(item, choice, id, right) }
  })
  const several = response.cardinality === 'multiple' && node.attributes['max-choices'] !== '1'
  const answers = asPicked(choices, several)
  if (item.extras.kind === 'one') return { kind: 'one', choices }
  return item.extras.kind === 'several' ? { kind: 'several', choices } : answers
}

/** What stands in the choice itself, or is told under its name, or under that of its grade. */
function reasonOf(item: QtiItem, choice: XmlNode, id: string, right: boolean): string | null {
  const [inline] = within(choice, (name) => /^feedback-(?:inline|block)$/.test(name))
  const grade = right ? ['correct', 'CORRECT'] : ['incorrect', 'INCORRECT']
  const names = [id, ...grade]
  const told = names.map((name) => item.told(name)).find((text) => text !== null)
  return (inline && item.markdown(inline)) || (told ?? null)
}

function ordered(item: QtiItem, node: XmlNode): Answers {
  const { correct } = item.responseOf(node)
  const all = new Map(
    childrenOf(node, 'simple-choice').map((one) => [one.attributes.identifier ?? '', one]),
  )
  const choices = correct.flatMap((id): ChoiceSource[] => {
    const choice = all.get(id)
    return choice ? [{ text: item.markdown(choice), right: true, reason: item.told(id) }] : []
  })
  if (choices.length < all.size) item.warnings.push('what has no place in the order is left out')
  return { kind: 'order', choices }
}

function pairsOf(response: Declared): [string, string][] {
  return [...rightOnes(response)].map((pair) => {
    const [from = '', to = ''] = pair.split(/\s+/)
    return [from, to]
  })
}

/** Pairs are a `match` where each has a partner of its own, and else a question for each. */
function matched(item: QtiItem, node: XmlNode): Answers[] {
  const [left, right] = childrenOf(node, 'simple-match-set').map((set) =>
    childrenOf(set).map((one) => ({
      id: one.attributes.identifier ?? '',
      text: item.markdown(one),
    })),
  )
  const pairs = pairsOf(item.responseOf(node))
  const textIn = (all: typeof left, id: string) => all?.find((one) => one.id === id)?.text ?? ''
  const distinct = [0, 1].every(
    (at) => new Set(pairs.map((pair) => pair[at])).size === pairs.length,
  )
  if (distinct) {
    if (pairs.length < Math.max(left?.length ?? 0, right?.length ?? 0)) {
      item.warnings.push('what has no partner is left out')
    }
    const choices = pairs.map(([from, to]) => ({
      text: textIn(left, from),
      right: true,
      reason: item.told(from),
      match: textIn(right, to),
    }))
    return [{ kind: 'match', choices }]
  }
  return (left ?? []).map(({ id, text }) => {
    const partners = new Set(pairs.filter(([from]) => from === id).map(([, to]) => to))
    const choices = (right ?? []).map((one) => ({
      text: one.text,
      right: partners.has(one.id),
      reason: null,
    }))
    return { kind: partners.size > 1 ? 'several' : 'one', choices, asked: text }
  })
}

function associated(item: QtiItem, node: XmlNode): Answers[] {
  const textIn = (id: string) =>
    item.markdown(childrenOf(node).find(({ attributes }) => attributes.identifier === id))
  const choices = pairsOf(item.responseOf(node)).map(([from, to]) => ({
    text: textIn(from),
    right: true,
    reason: null,
    match: textIn(to),
  }))
  return [{ kind: 'match', choices }]
}

const worth = (mapping: Map<string, number>, is: (points: number) => boolean) =>
  [...mapping].filter(([, points]) => is(points)).map(([key]) => key)

/** What a typed response is held against. */
export function typedAnswers(item: QtiItem, node: XmlNode): Answers & { key: string } {
  const response = item.responseOf(node)
  const { correct, mapping } = response
  const best = Math.max(0, ...mapping.values())
  const rights = new Set([...correct, ...worth(mapping, (points) => points > 0 && points === best)])
  const less = worth(mapping, (points) => points > 0 && points < best)
  if (less.length > 0) item.warnings.push('an answer that is worth less is left out')
  const keys = [...mapping.keys()]
  const forms = new Set([...keys.filter((key) => !less.includes(key)), ...rights])
  const choices = [...forms].map((text) => ({
    text,
    right: rights.has(text),
    reason: item.told(`reason-${keys.indexOf(text) + 1}`) ?? gradeReason(item, rights.has(text)),
  }))
  const number = response.type === 'float' || response.type === 'integer'
  const otherwise = item.told('otherwise') ?? gradeReason(item, false)
  const [key = ''] = rights
  if (!number) return { kind: 'text', choices, otherwise, key }
  const equals = within(item.root, (name) => name === 'equal')
  const tolerances = equals.flatMap(({ attributes }) =>
    (attributes.tolerance ?? '').split(/\s+/).map(Number),
  )
  const relative = equals[0]?.attributes['tolerance-mode'] === 'relative'
  const widest = Math.max(0, ...tolerances.filter(Number.isFinite))
  const tolerance = relative ? (Math.abs(Number(key)) * widest) / 100 : widest
  const unit = item.extras.unit ?? null
  return { kind: 'number', choices, tolerance, unit, otherwise, key }
}

const gradeReason = (item: QtiItem, right: boolean) =>
  item.told(right ? 'correct' : 'incorrect') ?? item.told(right ? 'CORRECT' : 'INCORRECT')

/** The choices of a gap in the text: of an inline choice, or of what is dragged there. */
export function gapAnswers(
  item: QtiItem,
  choices: XmlNode[],
  rights: Set<string>,
): Answers & { key: string } {
  const all = choices.map((choice) => {
    const id = choice.attributes.identifier ?? ''
    return {
      text: item.markdown(choice),
      right: rights.has(id),
      reason: reasonOf(item, choice, id, rights.has(id)),
    }
  })
  const key = all.find(({ right }) => right)?.text ?? textOf(choices[0])
  return { kind: 'one', choices: all, key }
}
