import { type Bank, Gathering } from './bank'
import { categoryOf } from './gift'
import { plainBackup } from './moodle-backup'
import { gapsOfMoodle } from './moodle-gaps'
import { MoodleQuestion } from './moodle-question'
import { moodleAsked } from './moodle-questions'
import { oneLine } from './one-line'
import { childOf, childrenOf, textOf, type XmlNode } from './xml'

/** Whether XML is a bank of Moodle's. */
export const isMoodle = ({ name }: XmlNode): boolean =>
  name === 'quiz' || name === 'question_categories'

/**
 * Reads questions from Moodle XML, or from the `questions.xml` of a backup.
 *
 * @see https://docs.moodle.org/en/Moodle_XML_format
 */
export function readMoodle(root: XmlNode): Bank {
  const gathering = new Gathering()
  const plain = root.name === 'question_categories' ? plainBackup(root) : root
  for (const node of childrenOf(plain, 'question')) readQuestion(node, gathering)
  return gathering.bank
}

function readQuestion(node: XmlNode, gathering: Gathering): void {
  const { type = '' } = node.attributes
  if (type === 'category') {
    gathering.category = categoryOf(textOf(childOf(childOf(node, 'category'), 'text')))
    return
  }
  const question = new MoodleQuestion(node)
  if (type === 'description') {
    gathering.note(question.markdown('questiontext'))
    gathering.lose('a description', question.losses)
    return
  }
  const what = gathering.next(oneLine(question.text('name')))
  const id = question.text('idnumber') || null
  const gaps = gapsOfMoodle(type, question)
  const asked = gaps ? null : moodleAsked(type, question)
  if (gaps) {
    const of = gaps.length > 1 ? (at: number) => `${what}, gap ${at + 1}` : () => what
    for (const [at, one] of gaps.entries()) gathering.take(of(at), one)
    if (gaps.length === 0) {
      gathering.refuse(what, 'it has no gap that can be asked', question.markdown('questiontext'))
    }
  } else if (asked) gathering.take(what, asked, isId(id) ? id : null)
  else if (type === 'essay') gathering.essay(what, question.markdown('questiontext'))
  else {
    const why = `${type.slice(0, 40) || 'a kind without a name'}, not supported`
    gathering.refuse(what, why, question.markdown('questiontext'))
  }
  gathering.warn(what, ...new Set(question.warnings))
  gathering.lose(what, question.losses)
}

const isId = (id: string | null) => id !== null && /^[a-z0-9]+(?:-+[a-z0-9]+)*$/.test(id)
