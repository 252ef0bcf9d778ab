import type { Term } from './concept-terms'
import type { Language } from './outline'

/** How much a term seems to be a concept of the module it is at home in; 0 for one that isn't. */
export function scoreOf(
  { places, bold, code, heads, named, size, key }: Term,
  home: { module: number },
  modules: number,
  moduleTitle: string,
  title: string,
  language: Language,
): number {
  const here = places.filter(({ module }) => module === home.module).length
  const spread = new Set(places.map(({ module }) => module)).size
  const defines = Math.max(...places.map((place) => place.defines))
  const marks = Math.min(3, bold) * 1.6 + Math.min(3, code) * 1.2 + Math.min(2, heads) * 1.2
  const name = size > 1 && (named > 1 || (named > 0 && defines >= 0.6))
  if (marks === 0 && defines < 0.6 && !name && here < (size === 1 ? 4 : 2)) return 0
  if (marks === 0 && size === 1 && defines < 0.8 && spread > modules / 4 + 1) return 0
  if (language === 'zh-CN' && (key.length < 2 || key.length > 12)) return 0
  const inTitle = moduleTitle.toLowerCase().includes(title.toLowerCase()) ? 1.5 : 0
  const rare = Math.log((modules + 1) / spread) / Math.log(modules + 1)
  const often = 0.6 * Math.log2(1 + Math.min(8, here))
  const shape =
    language === 'en'
      ? size === 2 || size === 3
        ? 0.6
        : size === 1
          ? 0
          : -0.4
      : key.length >= 3 && key.length <= 8
        ? 0.6
        : 0
  return (
    often * (0.4 + 0.8 * rare) +
    marks +
    3 * defines +
    (name ? 1.2 : 0) +
    Math.min(0.8, 0.2 * named) +
    inTitle +
    shape
  )
}
