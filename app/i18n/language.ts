import type { en } from './en'

/** The interface's languages, equals. */
export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

export type Shape<M> = {
  [K in keyof M]: M[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : M[K] extends string
      ? string
      : Shape<M[K]>
}

/** Every text of the interface. A missing one doesn't compile, an unused one fails a test. */
export type Messages = Shape<typeof en>

/** What each language calls itself. */
export const OWN_NAMES: Record<Language, string> = { en: 'English', 'zh-CN': '中文' }
