import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/**
 * Asks the page's loader again by itself for as long as it is shown, also without scripts.
 *
 * @param props.seconds between two looks; twice as many without scripts
 * @param props.typing something is typed on the page, so that it does not load anew without scripts
 */
export function LookAgain({ seconds, typing = false }: { seconds: number; typing?: boolean }) {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (state !== 'idle') return
    const timer = setTimeout(revalidate, seconds * 1000)
    return () => clearTimeout(timer)
  }, [revalidate, state, seconds])
  if (typing) return null
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(2 * seconds)} />
    </noscript>
  )
}
