/** A code fence: its character, how many of them, and what follows them. */
export type Fence = { mark: string; length: number; info: string }

/** The code fence that a line opens, at most three spaces in; null for any other line. */
export function openingFence(line: string): Fence | null {
  const [, marks = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? []
  const mark = marks.charAt(0)
  if (!mark || (mark === '`' && info.includes('`'))) return null
  return { mark, length: marks.length, info: info.trim() }
}

/** Whether a line closes an open code fence. */
export function closesFence(fence: Fence, line: string): boolean {
  const [, marks = ''] = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line) ?? []
  return marks.charAt(0) === fence.mark && marks.length >= fence.length
}
