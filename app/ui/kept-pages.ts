type Weighed = { bytes: number }
type Entry<P> = { page: P; until: Date | null }

/**
 * Pages by what they depend on, all of one stamp: what was kept under another one is let go of.
 * Of more than there is room for, those go that nobody has asked for longest.
 */
export class KeptPages<P extends Weighed> {
  private readonly entries = new Map<string, Entry<P>>()
  private stamp = ''
  private bytes = 0

  /** @param room bytes */
  constructor(private readonly room: number) {}

  /** The page kept under this stamp, as long as it holds; else null. */
  find(key: string, stamp: string, now: Date): P | null {
    if (stamp !== this.stamp) this.empty(stamp)
    const entry = this.entries.get(key)
    if (!entry) return null
    this.drop(key, entry)
    if (entry.until && entry.until <= now) return null
    this.put(key, entry)
    return entry.page
  }

  /**
   * @param stamp what was read before the page was made; nothing is kept where it is no longer the
   *   one that was looked for last
   * @param until from then on it is another page
   */
  keep(key: string, stamp: string, page: P, until: Date | null): void {
    if (stamp !== this.stamp || page.bytes > this.room) return
    const before = this.entries.get(key)
    if (before) this.drop(key, before)
    this.put(key, { page, until })
    for (const [oldest, entry] of this.entries) {
      if (this.bytes <= this.room) break
      this.drop(oldest, entry)
    }
  }

  private empty(stamp: string): void {
    this.entries.clear()
    this.bytes = 0
    this.stamp = stamp
  }

  private put(key: string, entry: Entry<P>): void {
    this.entries.set(key, entry)
    this.bytes += entry.page.bytes + key.length
  }

  private drop(key: string, { page }: Entry<P>): void {
    this.entries.delete(key)
    this.bytes -= page.bytes + key.length
  }
}
