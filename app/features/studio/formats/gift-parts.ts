import { z } from 'zod'

/** What GIFT has no place for: written into a comment before the question, and read from there. */
const writtenExtras = z.strictObject({
  id: z.string().max(100).optional(),
  kind: z.enum(['one', 'several', 'order']).optional(),
  unit: z.string().max(100).optional(),
  passage: z.string().max(4_000).optional(),
  otherwise: z.string().max(4_000).optional(),
  /** The choices and partners, where GIFT would make others of them. */
  texts: z.array(z.string().max(4_000)).max(8).optional(),
  matches: z.array(z.string().max(4_000)).max(8).optional(),
  /** In the order of the choices. */
  reasons: z.array(z.string().max(4_000).nullable()).max(8).optional(),
})
export type Extras = z.output<typeof writtenExtras>

/** A stretch of a GIFT file: a category, or a question without its comments. */
export type GiftPart =
  | { kind: 'category'; text: string }
  | { kind: 'question'; text: string; extras: Extras }

export const EXTRAS = '// fifteen: '

/**
 * Cuts a GIFT file at its empty lines. A question in whose braces an empty line stands is put
 * together again; comments go, but for what a course of ours has written into them.
 */
export function cutGift(text: string): GiftPart[] {
  const parts: GiftPart[] = []
  let lines: string[] = []
  let extras: Extras = {}
  const close = () => {
    if (lines.some((line) => line.trim())) {
      parts.push({ kind: 'question', text: lines.join('\n'), extras })
    }
    lines = []
    extras = {}
  }
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const category = /^\s*\$CATEGORY:(.*)$/.exec(line)
    if (category) {
      close()
      parts.push({ kind: 'category', text: category[1]?.trim() ?? '' })
    } else if (line.startsWith(EXTRAS)) extras = extrasIn(line.slice(EXTRAS.length))
    else if (/^\s*\/\//.test(line)) {
      const id = /\[id:([^\]]{1,100})\]/.exec(line)?.[1]?.trim()
      if (id && !extras.id) extras = { ...extras, id }
    } else if (line.trim() === '') close()
    else lines.push(line)
  }
  close()
  return joined(parts)
}

function extrasIn(json: string): Extras {
  try {
    return writtenExtras.parse(JSON.parse(json))
  } catch {
    return {}
  }
}

function joined(parts: GiftPart[]): GiftPart[] {
  const whole: GiftPart[] = []
  for (const part of parts) {
    const before = whole.at(-1)
    const continues =
      before?.kind === 'question' &&
      part.kind === 'question' &&
      balanceOf(before.text) === 1 &&
      balanceOf(part.text) === -1
    if (continues) before.text += `\n${part.text}`
    else whole.push(part)
  }
  return whole
}

/** Open braces less closed ones; escaped ones don't count. */
function balanceOf(text: string): number {
  const bare = text.replace(/\\[\s\S]/g, '')
  return (bare.match(/\{/g)?.length ?? 0) - (bare.match(/\}/g)?.length ?? 0)
}
