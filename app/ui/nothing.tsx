/** The page of an address that only takes what is posted to it: a refusal stands in its place. */
export function Nothing() {
  return null
}
