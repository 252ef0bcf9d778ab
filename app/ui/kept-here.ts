/**
 * The idea, from 0, that this device keeps as the last one read in the module at `path`; null
 * where none is kept, as before the first page is turned.
 */
export function keptHere(path: string, ideas: number): number | null {
  const kept = Number(localStorage.getItem(path))
  return kept > 0 && kept < ideas ? kept : null
}
