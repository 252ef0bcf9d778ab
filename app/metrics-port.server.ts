import cluster from 'node:cluster'
import { createServer } from 'node:http'
import client from 'prom-client'
import { BAD_SETTING, giveUp } from '~/process.server'
import type { Settings } from '~/settings.server'

/** Hears of the counts of all its processes, where a server has several. */
const together = new client.AggregatorRegistry()

const told = () =>
  cluster.isPrimary && Object.keys(cluster.workers ?? {}).length > 0
    ? together.clusterMetrics()
    : client.register.metrics()

/**
 * Tells the metrics, in Prometheus's text, on a port of their own; nowhere when none is set.
 * A port that can't be listened on ends the process with 78.
 */
export function tellMetrics({ METRICS_PORT, HOST }: Settings): void {
  if (METRICS_PORT === undefined) return
  const server = createServer(async (req, res) => {
    if (req.url !== '/metrics') return res.writeHead(404).end()
    try {
      const text = await told()
      res.writeHead(200, { 'Content-Type': client.register.contentType }).end(text)
    } catch {
      res.writeHead(503).end()
    }
  })
  server.once('error', (error: NodeJS.ErrnoException) => {
    giveUp(
      new Error(`METRICS_PORT=${METRICS_PORT} can't be listened on: ${error.code}`),
      BAD_SETTING,
    )
  })
  server.listen(METRICS_PORT, HOST, () => server.unref())
}
