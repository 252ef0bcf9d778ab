import { describe, expect, it } from 'vitest'
import { captionsIn, readCaptions } from '~/features/studio/formats/captions'

const read = (text: string) => readCaptions(text, captionsIn(text) ?? 'vtt')
const said = async (text: string) => (await read(text)).blocks.map(({ markdown }) => markdown)

describe('captions', () => {
  it('are known by their head or their time codes, and by nothing else', () => {
    expect(captionsIn('WEBVTT\n\n')).toBe('vtt')
    expect(captionsIn('\uFEFFWEBVTT - lecture\n')).toBe('vtt')
    expect(captionsIn('1\n00:00:01,000 --> 00:00:02,000\nHello')).toBe('srt')
    expect(captionsIn('# An arrow\n\nIt is written -->')).toBeNull()
  })

  it('keep the seconds of each cue', async () => {
    const { blocks } = await read('1\n01:00:01,500 --> 01:00:04,000\nHello\nthere.\n')
    expect(blocks).toEqual([{ kind: 'cue', markdown: 'Hello there.', start: 3601.5, end: 3604 }])
  })

  it('lose marks of voices and styles, and keep what looks like Markdown as it is', async () => {
    const cue = (text: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n`
    expect(await said(cue('<v Ann><i>One</i> &amp; two'))).toEqual(['One & two'])
    expect(await said(cue('2 * 3 * 4'))).toEqual(['2 \\* 3 \\* 4'])
  })

  it('say once what rolling captions say twice', async () => {
    const rolling = `WEBVTT\n\n00:01.000 --> 00:03.000\nfirst line\n\n00:03.000 --> 00:05.000\nfirst line\nsecond line\n`
    expect(await said(rolling)).toEqual(['first line', 'second line'])
  })

  it('come in the order in which they are heard, without those that have no time', async () => {
    const text = `WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:01.000 --> 00:02.000\nsooner\n\n00:09.000 --> 00:09.000\nnever\n`
    const { blocks, dropped } = await read(text)
    expect(blocks.map(({ markdown }) => markdown)).toEqual(['sooner', 'later'])
    expect(dropped).toHaveLength(1)
  })
})
