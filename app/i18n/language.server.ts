import { en } from './en'
import { LANGUAGES, type Language, type Messages } from './language'
import { STUDIO, type StudioMessages } from './studio'
import { zhCN } from './zh-cn'

const MESSAGES: Record<Language, Messages> = { en, 'zh-CN': zhCN }

const LANGUAGE_COOKIE = /(?:^|;\s*)language=([A-Za-z-]+)/
const ZONE_COOKIE = /(?:^|;\s*)zone=([A-Za-z0-9_+%.\-/]+)/

/** The interface's language: the one chosen, else the first the browser asks for that there is. */
export function languageOf({ request }: { request: Request }): Language {
  const chosen = LANGUAGE_COOKIE.exec(request.headers.get('cookie') ?? '')?.[1]
  const known = LANGUAGES.find((language) => language === chosen)
  return known ?? preferred(request.headers.get('accept-language') ?? '')
}

function preferred(header: string): Language {
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';')
      const q = options.find((option) => option.trim().startsWith('q='))
      return { tag: tag.toLowerCase(), weight: q ? Number(q.trim().slice(2)) || 0 : 1 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'en'
}

/** The messages in the language of the request. */
export function messagesOf(args: { request: Request }): Messages {
  return MESSAGES[languageOf(args)]
}

/** The studio's messages in the language of the request. */
export function studioMessagesOf(args: { request: Request }): StudioMessages {
  return STUDIO[languageOf(args)]
}

/** The messages of a language. */
export function messagesIn(language: Language): Messages {
  return MESSAGES[language]
}

/** The cookie that keeps a chosen language. */
export function languageCookie(language: Language): string {
  return `language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`
}

/** The cookie of a stored language, as a list; empty where there is none. */
export function knownLanguageCookie(stored: string | null): string[] {
  const known = LANGUAGES.find((language) => language === stored)
  return known ? [languageCookie(known)] : []
}

/** The time zone that the browser told, unchecked, or null. */
export function zoneCookieOf({ request }: { request: Request }): string | null {
  const zone = ZONE_COOKIE.exec(request.headers.get('cookie') ?? '')?.[1]
  return zone ? zone.replaceAll('%2F', '/') : null
}
