import { childOf, childrenOf, textOf, within, type XmlNode } from './xml'

const FORMATS = ['moodle_auto_format', 'html', 'plain_text', '', 'markdown']

const element = (
  name: string,
  children: (XmlNode | string)[],
  attributes: Record<string, string> = {},
): XmlNode => ({ name, attributes, children })

/** The questions of a backup, in the form that Moodle XML has. */
export function plainBackup(root: XmlNode): XmlNode {
  const questions = childrenOf(root, 'question_category').flatMap((category) => {
    const found = within(category, (name) => name === 'question').filter(hasKind)
    if (found.length === 0) return []
    const path = element('text', [textOf(childOf(category, 'name')).replaceAll('/', '//')])
    return [
      element('question', [element('category', [path])], { type: 'category' }),
      ...found.map(plainQuestion),
    ]
  })
  return element('quiz', questions)
}

/** Those inside of others have a parent; their text stands in it. */
const hasKind = (node: XmlNode) =>
  childOf(node, 'qtype') !== undefined && /^\s*0?\s*$/.test(textOf(childOf(node, 'parent')))

function plainQuestion(node: XmlNode): XmlNode {
  const type = textOf(childOf(node, 'qtype')).trim()
  const plugin = childrenOf(node).find(({ name }) => name === `plugin_qtype_${type}_question`)
  const all = plugin ? within(plugin, () => true) : []
  const named = (name: string) => all.filter((one) => one.name === name)
  const settings = ['single', 'delimitchars', 'shownumcorrect'].flatMap((name) => {
    const [setting] = named(name)
    return setting ? [element(name, [textOf(setting)])] : []
  })
  const tolerances = new Map(
    named('numerical_record').map((one) => [
      textOf(childOf(one, 'answer')),
      textOf(childOf(one, 'tolerance')),
    ]),
  )
  const answers = named('answer').filter((one) => childOf(one, 'answertext'))
  return element(
    'question',
    [
      element('name', [element('text', [textOf(childOf(node, 'name'))])]),
      fieldOf(node, 'questiontext'),
      fieldOf(node, 'generalfeedback'),
      ...settings,
      ...answers.map((one) => answerOf(one, tolerances)),
      ...named('match').map((one) =>
        element(
          'subquestion',
          [
            ...fieldOf(one, 'questiontext').children,
            element('answer', [element('text', [textOf(childOf(one, 'answertext'))])]),
          ],
          fieldOf(one, 'questiontext').attributes,
        ),
      ),
    ],
    { type },
  )
}

function fieldOf(node: XmlNode, name: string): XmlNode {
  const format = FORMATS[Number(textOf(childOf(node, `${name}format`)))] || 'html'
  return element(name, [element('text', [textOf(childOf(node, name))])], { format })
}

function answerOf(node: XmlNode, tolerances: Map<string, string>): XmlNode {
  const { children, attributes } = fieldOf(node, 'answertext')
  const fraction = String(Math.round(Number(textOf(childOf(node, 'fraction'))) * 1e5) / 1e3)
  const tolerance = tolerances.get(node.attributes.id ?? '')
  return element(
    'answer',
    [
      ...children,
      fieldOf(node, 'feedback'),
      ...(tolerance ? [element('tolerance', [tolerance])] : []),
    ],
    { ...attributes, fraction },
  )
}
