/**
 * Places as near as can be (least squares) to those wished for, in the same
 * order, at least `gap` apart, from `from` to `to`.
 *
 * @see pool adjacent violators, Ayer et al. 1955
 */
export function settle(wished: number[], gap: number, from: number, to: number): number[] {
  const pools: { mean: number; count: number }[] = []
  wished.forEach((wish, i) => {
    let pool = { mean: wish - i * gap, count: 1 }
    let last = pools.at(-1)
    while (last && last.mean > pool.mean) {
      const count = last.count + pool.count
      pool = { mean: (last.mean * last.count + pool.mean * pool.count) / count, count }
      pools.pop()
      last = pools.at(-1)
    }
    pools.push(pool)
  })
  const highest = to - (wished.length - 1) * gap
  return pools
    .flatMap(({ mean, count }) => Array<number>(count).fill(mean))
    .map((at, i) => Math.min(highest, Math.max(from, at)) + i * gap)
}
