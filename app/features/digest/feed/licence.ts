/**
 * A licence as the podcast namespace's list names it, such as `cc-by-4.0`; null for one that it
 * does not name without an address.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace, docs/examples/license
 */
export function licenceId(licence: string): string | null {
  const id = licence.trim().toLowerCase().replace(/\s+/g, '-')
  return /^(?:cc-by(?:-nc)?(?:-sa|-nd)?-4\.0|cc0-1\.0)$/.test(id) ? id : null
}
