import pino from 'pino'

const LEVELS = ['debug', 'info', 'warn', 'error', 'silent']
const asked = process.env.LOG_LEVEL ?? ''

/**
 * Standard output. A full disk or a closed pipe ends no server: what can't be written waits, up to
 * a megabyte of it, and is let go in the end, which pino would wait for without end.
 */
function output() {
  const out = pino.destination({ dest: 1, maxLength: 2 ** 20 })
  const flush = out.flushSync.bind(out)
  let full = false
  out.on('error', () => {
    full = true
  })
  out.on('write', () => {
    full = false
  })
  out.flushSync = () => {
    if (!full) flush()
  }
  return out
}

/** One JSON line an event; never answers, names, texts or tokens. */
export const log = pino(
  {
    level: LEVELS.includes(asked) ? asked : 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  output(),
)

/** An error for the log: where it happened, without the values of a query. */
export function whereItFailed(thrown: unknown): { type: string; stack: string } {
  if (!(thrown instanceof Error)) return { type: typeof thrown, stack: '' }
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const code = (thrown as { code?: unknown }).code ?? (thrown.cause as { code?: unknown })?.code
  return { type: `${thrown.constructor.name} ${code ?? ''}`.trim(), stack: frames.join('\n') }
}
