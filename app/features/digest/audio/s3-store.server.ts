import type { Settings } from '~/settings.server'
import type { Store } from './store.server'

const PREFIX = 'audio/'
const LONGEST = 10_000 // ms for one request
const TRIES = 3

type Set = Pick<Settings, 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY' | 'S3_SECRET_KEY'> & {
  S3_BUCKET: string
}

function missing(error: { $metadata?: { httpStatusCode?: number } }): null {
  if (error.$metadata?.httpStatusCode === 404) return null
  throw error
}

/** Objects below `audio/` in a bucket. The library is loaded with the first of them. */
export function s3Store(set: Set): Store {
  const bucket = { Bucket: set.S3_BUCKET }
  const object = (key: string) => ({ ...bucket, Key: PREFIX + key })
  const keys =
    set.S3_ACCESS_KEY && set.S3_SECRET_KEY
      ? { accessKeyId: set.S3_ACCESS_KEY, secretAccessKey: set.S3_SECRET_KEY }
      : undefined
  const load = async () => {
    const s3 = await import('@aws-sdk/client-s3')
    const client = new s3.S3Client({
      endpoint: set.S3_ENDPOINT,
      region: set.S3_REGION,
      credentials: keys,
      forcePathStyle: set.S3_ENDPOINT !== undefined,
      maxAttempts: TRIES,
      requestHandler: { connectionTimeout: LONGEST, requestTimeout: LONGEST },
      // Not every object storage knows AWS's newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
    return { s3, client }
  }
  let loading: ReturnType<typeof load> | undefined
  const loaded = () => {
    loading ??= load()
    return loading
  }
  return {
    async writeFile(key, bytes) {
      const { s3, client } = await loaded()
      await client.send(new s3.PutObjectCommand({ ...object(key), Body: bytes }))
    },

    async readFile(key, range) {
      const { s3, client } = await loaded()
      const Range = range && `bytes=${range.first}-${range.last}`
      const got = await client
        .send(new s3.GetObjectCommand({ ...object(key), Range }))
        .catch(missing)
      const bytes = await got?.Body?.transformToByteArray()
      if (!bytes) return null
      // A storage may leave a range unheeded.
      const whole = range && bytes.length > range.last - range.first + 1
      return new Uint8Array(whole ? bytes.subarray(range.first, range.last + 1) : bytes)
    },

    async sizeOf(key) {
      const { s3, client } = await loaded()
      const head = await client.send(new s3.HeadObjectCommand(object(key))).catch(missing)
      return head?.ContentLength ?? null
    },

    async deleteFile(key) {
      const { s3, client } = await loaded()
      await client.send(new s3.DeleteObjectCommand(object(key)))
    },

    async listFiles() {
      const { s3, client } = await loaded()
      const found: string[] = []
      for (let token: string | undefined, more = true; more; more = token !== undefined) {
        const page = await client.send(
          new s3.ListObjectsV2Command({ ...bucket, Prefix: PREFIX, ContinuationToken: token }),
        )
        for (const { Key = '' } of page.Contents ?? []) found.push(Key.slice(PREFIX.length))
        token = page.NextContinuationToken
      }
      return found
    },

    // What is not there whole is not there at all.
    async dropOldParts() {},
  }
}
