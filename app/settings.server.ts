import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'

const blank = (value: unknown) => (value === '' ? undefined : value)

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port')
  .transform(Number)
  .refine((port) => port <= 65_535, 'is not a port')

const yes = z
  .enum(['0', '1'], 'is neither 0 nor 1')
  .default('0')
  .transform((value) => value === '1')

const word = z.string().regex(/^[\x21-\x7E]{1,2000}$/, 'is not one printable word')

const seconds = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'is not a number of seconds from 1 to 999')
  .transform(Number)

const address = z.string().refine(isAddress, 'is not an http address without a query')

const Settings = z
  .object({
    PORT: z.preprocess(blank, port.default(3000)),
    METRICS_PORT: z.preprocess(blank, port.optional()),
    HOST: z.preprocess(
      blank,
      z
        .string()
        .refine((host) => isIP(host) > 0 || /^[a-z0-9.-]+$/i.test(host), 'is not a host')
        .default('localhost'),
    ),
    DATA_DIR: z.preprocess(blank, z.string().default('data')).transform((path) => resolve(path)),
    DATABASE_URL: z.preprocess(
      blank,
      z
        .string()
        .regex(/^postgres(ql)?:\/\//, 'does not begin with postgres://')
        .refine((url) => URL.canParse(url), 'is not a URL')
        .optional(),
    ),
    ORIGIN: z.preprocess(
      blank,
      z
        .string()
        .refine(isOrigin, 'is not an origin such as https://learn.example.org')
        .transform((origin) => new URL(origin).origin)
        .optional(),
    ),
    TRUST_PROXY: z.preprocess(blank, yes),
    DISK_FLOOR_MB: z.preprocess(
      blank,
      z
        .string()
        .regex(/^\d{1,9}$/, 'is not a number of megabytes')
        .transform(Number)
        .default(200),
    ),
    JOBS: z.preprocess(
      blank,
      z.enum(['here', 'worker'], 'is neither here nor worker').default('here'),
    ),
    DIGESTS: z.preprocess(
      blank,
      z.enum(['always', 'asked'], 'is neither always nor asked').default('always'),
    ),
    TTS_BASE_URL: z.preprocess(blank, address.optional()),
    TTS_API_KEY: z.preprocess(blank, word.optional()),
    TTS_MODEL: z.preprocess(blank, word.default('tts-1')),
    TTS_VOICE: z.preprocess(blank, word.default('alloy')),
    TTS_TIMEOUT: z.preprocess(blank, seconds.default(10)),
    TTS_ALLOW_PRIVATE: z.preprocess(blank, yes),
    LLM_BASE_URL: z.preprocess(blank, address.optional()),
    LLM_API_KEY: z.preprocess(blank, word.optional()),
    LLM_MODEL: z.preprocess(blank, word.optional()),
    LLM_TIMEOUT: z.preprocess(blank, seconds.default(60)),
    LLM_ALLOW_PRIVATE: z.preprocess(blank, yes),
    S3_BUCKET: z.preprocess(
      blank,
      z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'is not the name of a bucket')
        .optional(),
    ),
    S3_ENDPOINT: z.preprocess(blank, address.optional()),
    S3_REGION: z.preprocess(blank, word.default('us-east-1')),
    S3_ACCESS_KEY: z.preprocess(blank, word.optional()),
    S3_SECRET_KEY: z.preprocess(blank, word.optional()),
  })
  .superRefine((set, context) => {
    const missing = (name: keyof typeof set) =>
      context.addIssue({ code: 'custom', path: [name], message: 'is not set, and others need it' })
    const { S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY, S3_SECRET_KEY } = set
    if (!S3_BUCKET && (S3_ENDPOINT || S3_ACCESS_KEY || S3_SECRET_KEY)) missing('S3_BUCKET')
    if (!S3_ACCESS_KEY && S3_SECRET_KEY) missing('S3_ACCESS_KEY')
    if (S3_ACCESS_KEY && !S3_SECRET_KEY) missing('S3_SECRET_KEY')
    if (!set.TTS_BASE_URL && set.TTS_API_KEY) missing('TTS_BASE_URL')
    if (!set.LLM_BASE_URL && (set.LLM_API_KEY || set.LLM_MODEL)) missing('LLM_BASE_URL')
    if (set.LLM_BASE_URL && !set.LLM_MODEL) missing('LLM_MODEL')
  })

/** Settings whose value is never printed. */
const SECRET = ['DATABASE_URL', 'TTS_API_KEY', 'LLM_API_KEY', 'S3_ACCESS_KEY', 'S3_SECRET_KEY']

export type Settings = z.infer<typeof Settings>

function isOrigin(origin: string): boolean {
  if (!/^https?:\/\//.test(origin) || !URL.canParse(origin)) return false
  const { pathname, search, hash, username } = new URL(origin)
  return pathname === '/' && !search && !hash && !username
}

function isAddress(address: string): boolean {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address)) return false
  const { search, hash, username, password } = new URL(address)
  return !search && !hash && !username && !password
}

/**
 * What the operator set, checked.
 *
 * @throws Error with one line naming each bad variable.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const read = Settings.safeParse(env)
  if (read.success) return read.data
  const problems = read.error.issues.map((issue) => {
    const name = String(issue.path[0])
    const value = SECRET.includes(name) ? '' : (env[name] ?? '').replace(/\s+/g, ' ')
    return `${name}=${value} ${issue.message}`
  })
  throw new Error(problems.join('; '))
}

let kept: Settings | undefined

/** The settings of this process, read once. */
export function settings(): Settings {
  kept ??= readSettings(process.env)
  return kept
}

/** Where the site is, for addresses that leave it: as the operator set it, else as it was asked. */
export function siteOf(request: Request): string {
  return settings().ORIGIN ?? new URL(request.url).origin
}
