import type { Language } from './outline'

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'word' }),
  'zh-CN': new Intl.Segmenter('zh-CN', { granularity: 'word' }),
}

const FILLERS = new Set(
  `a about above after again all also am an and any are aren't as at be because been before being below
  between both but by can cannot can't could did do does doesn't doing don't down during each either else
  even ever every few for from further get gets give given go goes good had has have having he her here
  hers him his how however i if in into is isn't it it's its itself just let like lot made make makes
  making many may me might more most much must my need needs never no nor not now of off on once one only
  or other our out over own put quite rather really same see shall she should since so some something
  such take than that that's the their them themselves then there there's these they thing things this
  those though through thus to too two under until up upon us use used uses using very want was way we
  well were what when where whether which while who whom why will with within without would yes yet you
  you'll you're your yourself
  的 了 是 在 和 与 或 有 不 这 那 个 一 什么 哪 哪个 哪些 为什么 怎么 如何 可以 会 能 对 从 把 被 它 们 你 我 他 她 就
  也 都 而 并 但 还 又 再 很 更 最 上 下 中 里 到 去 来 说 看 要 让 给 用 为 以 及 其 此 之 所 所以 因为 因此 如果 那么 这样
  这个 那个 这些 那些 它们 他们 我们 你们 自己 一个 一些 一种 没有 不是 就是 还是 但是 可是 不过 时候 时 后 前 地 得 着 过 吧
  呢 吗 啊 等 比如 例如 可能 需要 应该 必须 能够 使用 进行 通过 以及 或者 并且 而且 只 才 已经 东西 这种 那种 多 少 大 小`.split(
    /\s+/,
  ),
)

/** The words of a text that carry its meaning, in lower case, English endings off, in order. */
export function contentWords(text: string, language: Language): string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenters[language].segment(text.toLowerCase())) {
    if (!isWordLike) continue
    const word = segment.replace('’', "'").replace(/'s$/, '')
    if (FILLERS.has(word) || /^[a-z]$/.test(word)) continue
    words.push(stem(word))
  }
  return words
}

/** An English word without its endings, roughly: plurals and verb forms fall together. */
export function stem(word: string): string {
  return word
    .replace(/(?<=[a-z]{3})(?:ies|ied)$/, 'y')
    .replace(/(?<=[a-z]{3}(?:s|x|z|ch|sh))es$/, '')
    .replace(/(?<=[a-z]{3})(?:ing|ed|er|ly)$/, '')
    .replace(/(?<=[a-z]{2}[^su'])s$/, '')
    .replace(/(?<=[a-z]{3})e$/, '')
    .replace(/([bdgmnprt])\1$/, '$1')
}
