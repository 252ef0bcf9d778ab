import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#/tests/support/database'
import { createAccount } from '~/features/account/account.server'
import { renderModule } from '~/features/course/markdown.server'
import { partOf } from '~/features/studio/draft'
import { wholeDraft } from '~/features/studio/draft.server'
import { beginDraft, emptyCourse } from '~/features/studio/drafts.server'
import { addPicture, pictureBytes } from '~/features/studio/picture.server'

let database: TestDatabase
let mei: { id: string; role: string }
let draft: string

beforeAll(async () => {
  database = await testDatabase()
  const account = { name: 'Mei', password: 'a password of tests', language: 'en' }
  mei = { id: (await createAccount({ ...account, role: 'instructor' })) ?? '', role: 'instructor' }
  draft = await beginDraft(mei, [
    emptyCourse('en', 'Mei', 'Pictures'),
    { kind: 'module', id: 'm1', content: { title: 'M', body: 'Before it.' } },
  ])
})
afterAll(() => database.drop())

const jpeg = (width = 3000, height = 1500) =>
  sharp({ create: { width, height, channels: 3, background: '#345' } })
    .withExif({ IFD0: { Copyright: 'SECRET-CAMERA' } })
    .jpeg()
    .toBuffer()

const add = (bytes: Uint8Array | null, alt = 'A dark square') =>
  addPicture(mei, draft, { module: 'm1', alt, bytes })
const body = async () =>
  partOf((await wholeDraft(mei, draft)).parts, 'module', 'm1')?.content.body ?? ''

describe('addPicture', () => {
  it('puts a picture, re-encoded and no larger than needed, at the end of the text', async () => {
    expect(await add(await jpeg())).toBeNull()
    const [, id = ''] =
      /\n!\[A dark square\]\(\/pictures\/([0-9a-f]{64})\)\n$/.exec(await body()) ?? []
    const bytes = await pictureBytes(id)
    const { format, width, height, exif } = await sharp(bytes).metadata()
    expect({ format, width, height, exif }).toEqual({
      format: 'webp',
      width: 1600,
      height: 800,
      exif: undefined,
    })
    expect(Buffer.from(bytes).includes('SECRET-CAMERA')).toBe(false)
    const rendered = await renderModule(await body())
    const html = rendered.kind === 'rendered' ? rendered.ideas.map((one) => one.html).join() : ''
    expect(html).toContain(`<img src="/pictures/${id}" alt="A dark square"`)
  })

  it('asks for words first, and changes nothing without them', async () => {
    const before = await body()
    expect(await add(await jpeg(10, 10), '  ')).toBe('no-alt')
    expect(await add(null)).toBe('no-picture')
    expect(await body()).toBe(before)
  })

  it('takes nothing that is no picture', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const cut = (await jpeg(200, 200)).subarray(0, 300)
    for (const bytes of [Buffer.from(svg), Buffer.from('no picture'), cut]) {
      expect(await add(bytes)).toBe('unreadable')
    }
  })

  it('can’t be led out of its brackets by its words', async () => {
    expect(await add(await jpeg(20, 20), '](https://evil.test) ![')).toBeNull()
    expect(await body()).not.toContain('](https://evil.test)')
  })
})

describe('pictureBytes', () => {
  it('knows pictures, and no other file', async () => {
    for (const id of ['0'.repeat(64), '../fifteen.db', '']) {
      await expect(pictureBytes(id)).rejects.toMatchObject({ reason: 'not-found' })
    }
  })
})
