import type { Language } from '~/features/course/outline'
import { messagesIn } from '~/i18n/language.server'
import { isAnkiPackage, isSqlite, readAnki, readAnkiPackage } from './anki.server'
import { isZip, namesIn, unzipped } from './archive'
import type { Bank } from './bank'
import { type BankCourse, courseOfBank } from './bank-course'
import { isBankCsv, readBankCsv } from './bank-csv'
import { decodedText } from './decoding'
import { isGift, readGift } from './gift'
import { isMoodle, readMoodle } from './moodle-xml'
import { isQtiItem, isQtiPackage, readQtiItem, readQtiPackage } from './qti'
import { readQuizJson } from './quiz-json'
import { isGzip, untarred } from './tar'
import { Unreadable } from './unreadable'
import { readXml } from './xml'

/** Why a file of questions can't be taken. */
export type FileFault = 'empty' | 'large' | 'slow' | 'nothing' | 'broken' | 'deep'

/** A file that holds questions, one that can't be read, or something else; `what` in English. */
export type FileOf<T> =
  | { kind: 'bank'; bank: T }
  | { kind: 'refused'; fault: FileFault; what: string }
  | { kind: 'other' }

/**
 * Reads a file of questions in any of the known formats; which one shows in what it holds. Only
 * between plain texts its name decides.
 */
export function bankOfFile(bytes: Uint8Array, name: string): FileOf<Bank> {
  try {
    const bank = found(bytes, /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? '')
    if (!bank) return { kind: 'other' }
    if (bank.questions.length + bank.notes.length > 0) return { kind: 'bank', bank }
    const [first] = bank.dropped
    const why = first ? `: ${first.what}: ${first.why}` : ''
    return refused('nothing', `holds no question that can be taken${why}`)
  } catch (error) {
    if (error instanceof Unreadable) return refused('broken', error.what)
    if (error instanceof RangeError) return refused('deep', 'is nested too deep')
    throw error
  }
}

const refused = (fault: FileFault, what: string) => ({ kind: 'refused', fault, what }) as const

/** The same, as a course of drafts. */
export function courseOfFile(
  bytes: Uint8Array,
  name: string,
  language: Language | null,
): FileOf<BankCourse> {
  const read = bankOfFile(bytes, name)
  if (read.kind !== 'bank') return read
  const intro = (own: Language, count: number) => messagesIn(own).bank.intro(count)
  return { kind: 'bank', bank: courseOfBank(read.bank, { name, language, intro }) }
}

function found(bytes: Uint8Array, extension: string): Bank | null {
  if (isZip(bytes)) return inArchive(bytes)
  if (isGzip(bytes)) return inBackup(untarred(bytes))
  if (isSqlite(bytes)) return readAnki(bytes)
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 400)).replaceAll('\0', '')
  const head = start.replace(/^[ÿþ\u00EF\u00BB\u00BF\s]+/, '')
  const page = /^(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b/i.test(head)
  if (head.startsWith('<') && !page && isXmlName(head, extension)) return inXml(bytes)
  if (/^[[{]/.test(head) && extension === 'json') return readQuizJson(decodedText(bytes))
  const kinds: Record<string, (text: string) => Bank | null> = {
    gift: readGift,
    csv: readBankCsv,
    tsv: readBankCsv,
    txt: inText,
    '': inText,
  }
  return kinds[extension]?.(decodedText(bytes)) ?? null
}

const isXmlName = (head: string, extension: string) =>
  extension === 'xml' || head.startsWith('<?xml') || /^<(?:quiz|qti-|assessment)/.test(head)

function inText(text: string): Bank | null {
  if (isGift(text)) return readGift(text)
  return isBankCsv(text) ? readBankCsv(text) : null
}

function inArchive(bytes: Uint8Array): Bank | null {
  const names = namesIn(bytes)
  if (isAnkiPackage(names)) return readAnkiPackage(bytes)
  if (isQtiPackage(names)) return readQtiPackage(bytes)
  if (!names.includes('moodle_backup.xml')) return null
  return inBackup(
    unzipped(bytes, (name) => name === 'questions.xml' || name === 'moodle_backup.xml'),
  )
}

function inBackup(files: Map<string, Uint8Array>): Bank | null {
  const questions = files.get('questions.xml')
  if (questions) return readMoodle(readXml(questions))
  if (files.has('moodle_backup.xml')) throw new Unreadable('the backup holds no questions')
  return null
}

function inXml(bytes: Uint8Array): Bank | null {
  const root = readXml(bytes)
  if (isMoodle(root)) return readMoodle(root)
  if (isQtiItem(root)) return readQtiItem(root)
  if (/^(?:assessmentTest|qti-assessment-test|manifest)$/.test(root.name)) {
    throw new Unreadable('only names items that stand in other files; take the whole package')
  }
  if (root.name === 'questestinterop') throw new Unreadable('is QTI 1, which is not supported')
  throw new Unreadable(`is XML that holds no questions: ${root.name.slice(0, 60)}`)
}
