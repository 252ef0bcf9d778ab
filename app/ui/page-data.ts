import { useRouteLoaderData } from '@remix-run/react'
import { type Display, USUAL } from './display'

/** What the root tells every page. */
export type RootData = {
  person: { name: string | null; role: 'learner' | 'instructor' | 'admin' | null } | null
  /** Lessons that count towards the next sprint, 0 to 2. */
  counted: number
  /** A finished sprint whose reward has not been chosen, while nothing counts towards the next. */
  waitingSprint: string | null
  /** Whether an invitation waits in the studio. */
  invited: boolean
  display: Display
}

const STRANGER: RootData = {
  person: null,
  counted: 0,
  waitingSprint: null,
  invited: false,
  display: USUAL,
}

export function useRootData(): RootData {
  return (useRouteLoaderData('root') as RootData | undefined) ?? STRANGER
}
