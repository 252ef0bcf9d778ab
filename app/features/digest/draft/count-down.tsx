const COUNT = 3 // s before it records

/**
 * Counts the seconds down; ends early when it is skipped.
 *
 * @param skip holds what skips it, while it counts
 */
export async function countDown(
  tell: (left: number) => void,
  skip: { current: (() => void) | null },
): Promise<void> {
  for (let left = COUNT; left > 0; left -= 1) {
    tell(left)
    const skipped = await new Promise<boolean>((resolve) => {
      skip.current = () => resolve(true)
      setTimeout(() => resolve(false), 1000)
    })
    if (skipped) break
  }
  skip.current = null
}
