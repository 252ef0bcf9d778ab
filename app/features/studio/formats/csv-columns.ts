import type { Kind } from '~/features/course/outline'

/** Names of columns, without capitals, spaces and marks, and what they are. */
const COLUMNS: [RegExp, string][] = [
  [/^(?:question|questiontext|ask|stem|prompt|front|题目|问题|题干|正面)$/, 'question'],
  [
    /^(?:right|correct|correctanswers?|rightanswers?|answers?|key|back|答案|正确答案|背面)$/,
    'right',
  ],
  [/^(?:kind|type|questiontype|题型)$/, 'kind'],
  [/^(?:category|concept|topic|chapter|deck|subject|分类|知识点|章节)$/, 'category'],
  [/^(?:reason|feedback|explanation|rationale|解析|理由)$/, 'reason'],
  [/^(?:id|identifier|编号)$/, 'id'],
  [/^(?:passage|原文依据)$/, 'passage'],
  [/^(?:tolerance|误差)$/, 'tolerance'],
  [/^(?:unit|单位)$/, 'unit'],
  [/^otherwise$/, 'otherwise'],
]

const NUMBERED: [RegExp, string][] = [
  [/^(?:choice|option|answer|选项)?(\d{1,2}|[a-h])$/, 'choice'],
  [/^(?:reason|feedback|explanation|理由)(\d{1,2}|[a-h])$/, 'reason'],
  [/^(?:match|partner|配对)(\d{1,2}|[a-h])$/, 'match'],
]

/** What each column of a first row is; null when it names none of questions, or none of answers. */
export function columnsOf(head: string[]): Map<string, number> | null {
  const columns = new Map<string, number>()
  for (const [at, cell] of head.entries()) {
    const name = nameOf(cell)
    if (name && !columns.has(name)) columns.set(name, at)
  }
  const answers = columns.has('right') || columns.has('choice 1')
  return columns.has('question') && answers ? columns : null
}

function nameOf(cell: string): string | null {
  const bare = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const plain = COLUMNS.find(([written]) => written.test(bare))?.[1]
  if (plain) return plain
  for (const [written, name] of NUMBERED) {
    const number = written.exec(bare)?.[1]
    if (!number) continue
    return `${name} ${/\d/.test(number) ? Number(number) : number.charCodeAt(0) - 96}`
  }
  return null
}

/** Names of kinds, without capitals, spaces and marks. */
export const KNOWN_KINDS = new Map<string, Kind>([
  ...['one', 'single', 'singlechoice', 'multiplechoice', 'mc', '单选', '单选题'].map(
    (name) => [name, 'one'] as const,
  ),
  ...['several', 'multiple', 'multipleanswers', 'multipleresponse', 'mr', '多选', '多选题'].map(
    (name) => [name, 'several'] as const,
  ),
  ...['truefalse', 'tf', 'boolean', '判断', '判断题'].map((name) => [name, 'true-false'] as const),
  ...['number', 'numerical', 'numeric', '数值'].map((name) => [name, 'number'] as const),
  ...['text', 'short', 'shortanswer', 'cloze', 'fillin', '填空', '填空题', '简答'].map(
    (name) => [name, 'text'] as const,
  ),
  ...['order', 'ordering', 'sequence', '排序'].map((name) => [name, 'order'] as const),
  ...['match', 'matching', '配对', '连线'].map((name) => [name, 'match'] as const),
])
