import { useEffect, useState } from 'react'

/** Whether the page's script runs. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  return awake
}
