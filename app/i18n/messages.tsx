import { createContext, type ReactNode, useContext } from 'react'
import type { Language, Messages } from './language'

type Tongue = { language: Language; messages: Messages }

const Context = createContext<Tongue | null>(null)

/** Gives everything below it the language of the interface. */
export function LanguageProvider({ children, ...tongue }: Tongue & { children: ReactNode }) {
  return <Context.Provider value={tongue}>{children}</Context.Provider>
}

function useTongue(): Tongue {
  const tongue = useContext(Context)
  if (!tongue) throw new Error('no language')
  return tongue
}

/** The messages in the language of the interface. */
export function useMessages(): Messages {
  return useTongue().messages
}

/** The language of the interface. */
export function useLanguage(): Language {
  return useTongue().language
}
