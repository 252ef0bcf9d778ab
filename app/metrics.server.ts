import { monitorEventLoopDelay } from 'node:perf_hooks'
import client from 'prom-client'

const { Counter, Gauge, Histogram } = client
const RESOLUTION = 10 // ms
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] // seconds

const requests = new Histogram({
  name: 'fifteen_request_duration_seconds',
  help: 'Requests, and how long each took until it was answered',
  labelNames: ['route', 'method', 'status'] as const,
  buckets: BUCKETS,
})

const answers = new Counter({
  name: 'fifteen_answers_total',
  help: 'Answers graded and kept; the same one again does not count',
  labelNames: ['of'] as const,
})

const jobRuns = new Counter({
  name: 'fifteen_job_runs_total',
  help: 'Jobs this process has worked on, by how that ended',
  labelNames: ['kind', 'outcome'] as const,
})

type Observed = ReturnType<typeof requests.labels>
const children = new Map<string, Observed>()
const METHODS = ['GET', 'POST', 'HEAD']

/**
 * Counts a request.
 *
 * @param route as the site map writes it, so that there are few
 * @param ms until it was answered
 */
export function countRequest(route: string, method: string, status: number, ms: number): void {
  const key = `${status}${method}${route}`
  let child = children.get(key)
  if (!child) {
    const known = METHODS.includes(method) ? method : 'other'
    child = requests.labels({ route, method: known, status })
    children.set(key, child)
  }
  child.observe(ms / 1000)
}

/** Counts an answer that was graded and kept. */
export function countAnswer(of: 'lesson' | 'practice'): void {
  answers.inc({ of })
}

/** Counts a job that this process has worked on. */
export function countJobRun(kind: string, outcome: string): void {
  jobRuns.inc({ kind, outcome })
}

export type Counted = { kind: string; state: string; count: number }

/** Begins to measure what costs something, and to ask for what stands in the database. */
export function measure(jobs: () => Promise<Counted[]>, free: () => Promise<number>): void {
  new Gauge({
    name: 'fifteen_disk_free_bytes',
    help: 'Room on the disk that the data folder lies on',
    aggregator: 'min',
    async collect() {
      this.set(await free())
    },
  })
  new Gauge({
    name: 'fifteen_jobs',
    help: 'Jobs in the table, by kind and state',
    labelNames: ['kind', 'state'] as const,
    // Each process of a server tells the same.
    aggregator: 'max',
    async collect() {
      const counted = await jobs()
      this.reset()
      for (const { kind, state, count } of counted) this.set({ kind, state }, count)
    },
  })
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  new Gauge({
    name: 'fifteen_event_loop_delay_seconds',
    help: 'How late the event loop was since the last time this was asked; the worst process counts',
    labelNames: ['quantile'] as const,
    aggregator: 'max',
    collect() {
      for (const at of [50, 99, 100]) {
        // What is measured is a timer, which takes its own time even where nothing delays it.
        const late = Math.max(0, delay.percentile(at) / 1e6 - RESOLUTION)
        this.set({ quantile: String(at / 100) }, late / 1000)
      }
      delay.reset()
    },
  })
}
