import { Load, type Source } from './load'
import { startServer } from './site'

const CONNECTIONS = 64
const WARM_UP = 2 // seconds
const ROUNDS = Number(process.env.ROUNDS || 5)
const SECONDS = Number(process.env.SECONDS || 2)

/** What one unit came to: its rate, its times at half of it, and the computing of all server processes. */
export type Figures = {
  name: string
  perSecond: number
  p50Ms: number
  p99Ms: number
  cpuMs: number
}

/** The same requests again and again. */
export function repeat(requests: string[]): Source {
  let n = 0
  return () => [requests[n++ % requests.length] ?? '']
}

const median = (numbers: number[]) =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const round = (n: number) => Math.round(n * 100) / 100
const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/**
 * Starts a server and measures units by name. They take turns within a round, so that all meet the
 * same noise; every figure is the median of ROUNDS rounds of SECONDS each.
 */
export async function measured(
  env: Record<string, string | undefined>,
  sources: Record<string, Source>,
): Promise<Figures[]> {
  const server = await startServer(env)
  const load = await Load.open(server.port, CONNECTIONS)
  const found = Object.entries(sources).map(([name, next]) => ({
    name,
    next,
    rates: [] as number[],
    cpus: [] as number[],
    p50s: [] as number[],
    p99s: [] as number[],
  }))
  try {
    for (const { next } of found) await load.closed(next, WARM_UP)
    for (let n = 0; n < ROUNDS; n++) {
      for (const { next, rates, cpus } of found) {
        const before = server.cpuMs()
        const { units, seconds } = await load.closed(next, SECONDS)
        rates.push(units / seconds)
        cpus.push((server.cpuMs() - before) / units)
      }
    }
    for (let n = 0; n < ROUNDS; n++) {
      for (const { next, rates, p50s, p99s } of found) {
        const took = await load.open(next, median(rates) / 2, SECONDS)
        p50s.push(at(took, 0.5))
        p99s.push(at(took, 0.99))
      }
    }
    return found.map(({ name, rates, cpus, p50s, p99s }) => ({
      name,
      perSecond: Math.round(median(rates)),
      p50Ms: round(median(p50s)),
      p99Ms: round(median(p99s)),
      cpuMs: round(median(cpus)),
    }))
  } finally {
    load.close()
    await server.stop()
  }
}
