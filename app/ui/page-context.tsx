import { createContext, useContext } from 'react'

/** What the server writes into a page: the nonce of its scripts and styles, and the styles. */
export const PageContext = createContext<{ nonce: string; styles: string }>({
  nonce: '',
  styles: '',
})

/** What the server wrote into this page. */
export const usePageContext = () => useContext(PageContext)
