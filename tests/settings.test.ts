import { describe, expect, it } from 'vitest'
import { readSettings } from '~/settings.server'

describe('the settings', () => {
  it('are sound when nothing is set, or set to nothing', () => {
    const usual = {
      PORT: 3000,
      HOST: 'localhost',
      TRUST_PROXY: false,
      JOBS: 'here',
      DIGESTS: 'always',
    }
    expect(readSettings({})).toMatchObject(usual)
    expect(readSettings({ PORT: '', HOST: '', ORIGIN: '' })).toMatchObject(usual)
  })

  it('take what is right', () => {
    const read = readSettings({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://me@db/fifteen',
      ORIGIN: 'https://learn.example.org/',
      TRUST_PROXY: '1',
    })
    expect(read).toMatchObject({
      PORT: 8080,
      ORIGIN: 'https://learn.example.org',
      TRUST_PROXY: true,
    })
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['HOST', 'a host'],
    ['DATABASE_URL', 'mysql://db'],
    ['ORIGIN', 'learn.example.org'],
    ['ORIGIN', 'https://learn.example.org/path'],
    ['ORIGIN', 'ftp://learn.example.org'],
    ['TRUST_PROXY', 'yes'],
    ['JOBS', 'elsewhere'],
    ['DIGESTS', 'never'],
    ['DISK_FLOOR_MB', '-1'],
    ['DISK_FLOOR_MB', 'half'],
    ['METRICS_PORT', '70000'],
    ['TTS_BASE_URL', 'ftp://voice.example.org'],
    ['TTS_BASE_URL', 'https://me:secret@voice.example.org'],
    ['TTS_BASE_URL', 'https://voice.example.org/?key=a'],
    ['TTS_MODEL', 'a model\r\nX-A: b'],
    ['TTS_TIMEOUT', '0'],
    ['TTS_TIMEOUT', '1.5'],
    ['TTS_ALLOW_PRIVATE', 'true'],
    ['LLM_BASE_URL', 'model.example.org'],
    ['LLM_MODEL', 'two words'],
    ['LLM_TIMEOUT', '0'],
    ['LLM_ALLOW_PRIVATE', 'yes'],
    ['S3_BUCKET', '../audio'],
    ['S3_ENDPOINT', 'minio:9000'],
  ])('refuse %s=%s with one line that names it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name}=[^\\n]*$`))
  })

  it.each([
    [{ S3_ENDPOINT: 'http://minio:9000' }, 'S3_BUCKET'],
    [{ S3_BUCKET: 'audio', S3_ACCESS_KEY: 'a' }, 'S3_SECRET_KEY'],
    [{ S3_BUCKET: 'audio', S3_SECRET_KEY: 'a' }, 'S3_ACCESS_KEY'],
    [{ TTS_API_KEY: 'a' }, 'TTS_BASE_URL'],
    [{ LLM_API_KEY: 'a' }, 'LLM_BASE_URL'],
    [{ LLM_MODEL: 'a' }, 'LLM_BASE_URL'],
    [{ LLM_BASE_URL: 'https://model.example.org/v1' }, 'LLM_MODEL'],
  ])('refuse half of what belongs together: %o', (set, missing) => {
    expect(() => readSettings(set)).toThrow(new RegExp(`^${missing}= is not set`))
  })

  it.each(['DATABASE_URL', 'TTS_API_KEY', 'LLM_API_KEY', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'])(
    'never print %s',
    (name) => {
      expect(() => readSettings({ [name]: 'hunter2 \n' })).toThrow(/^(?!.*hunter2)/)
    },
  )
})
