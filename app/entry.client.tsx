import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import type { Language, Messages } from '~/i18n/language'
import { LanguageProvider } from '~/i18n/messages'
import { PageContext } from '~/ui/page-context'

const LOAD: Record<Language, () => Promise<Messages>> = {
  en: () => import('~/i18n/en').then(({ en }) => en),
  'zh-CN': () => import('~/i18n/zh-cn').then(({ zhCN }) => zhCN),
}

async function start(): Promise<void> {
  const language: Language = document.documentElement.lang === 'zh-CN' ? 'zh-CN' : 'en'
  const messages = await LOAD[language]()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  // biome-ignore lint/suspicious/noDocumentCookie: the server asks for it with the next request
  document.cookie = `zone=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax`
  // An error page renders the document anew, and needs what the server wrote into it.
  const written = document.querySelector('style')
  const page = { nonce: written?.nonce ?? '', styles: written?.textContent ?? '' }
  startTransition(() => {
    hydrateRoot(
      document,
      <PageContext.Provider value={page}>
        <LanguageProvider language={language} messages={messages}>
          <RemixBrowser />
        </LanguageProvider>
      </PageContext.Provider>,
    )
  })
}

void start()
