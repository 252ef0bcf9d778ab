import type { Language } from '~/features/course/outline'

/** The paragraph of a module that a passage stands in, plain; null where it is in none. */
export function paragraphOf(
  sentences: readonly { text: string; block: number }[],
  passage: string,
  language: Language,
): string | null {
  if (passage === '') return null
  const blocks = new Map<number, string[]>()
  for (const { text, block } of sentences) blocks.set(block, [...(blocks.get(block) ?? []), text])
  const paragraphs = [...blocks.values()].map((all) => all.join(language === 'zh-CN' ? '' : ' '))
  return paragraphs.find((text) => text.includes(passage)) ?? null
}
