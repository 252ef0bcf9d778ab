import { describe, expect, it } from 'vitest'
import { proposeTitle, proposeTitles } from '~/features/course/propose-title'
import { cut } from '~/features/course/split'
import { titlesOf } from '~/features/course/split-titles'

const units = (text: string, kind = 'prose') =>
  text
    .split('\n\n')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .map((part) => ({ kind, text: part, markdown: part, heading: null }))

const TIDES = `Tides are the rise and fall of sea levels. The moon pulls the water. A spring tide is a tide that
  happens when sun and moon are in line. The difference between high water and low water is called the tidal range.
  In one bay the tidal range is sixteen metres, and sailors fear the tide.`

describe('proposeTitle', () => {
  it('calls a text as the sentence does that says what it is about', () => {
    expect(proposeTitle(units(TIDES), 'en')).toBe('Tides and tidal range')
    const femur = `The femur is the longest bone. It carries us. A broken femur heals in months, and every femur has a head.`
    expect(proposeTitle(units(femur), 'en')).toBe('The femur')
  })

  it('takes the whole of a name and none of its parts, no verb and no adjective alone', () => {
    const text = `We begin chest compressions at once. Press hard and press fast. Chest compressions keep blood
      flowing. It is important to press hard: good chest compressions save lives, and important they are.`
    expect(proposeTitle(units(text), 'en')).toBe('Chest compressions')
  })

  it('puts two names together only where they are spoken of together', () => {
    const apart = `A hammer drives nails. The hammer hangs on the wall. Take the hammer by its end.
      ${'Nothing else of this is worth telling anybody who has been there before. '.repeat(6)}
      A violin has four strings. The violin lies in its case. Tune the violin by ear.`
    expect(proposeTitle(units(apart), 'en')).not.toMatch(/ and /)
    const together = `The hammer and the violin hang there. The violin is old, and the hammer is new.
      Take the hammer, then the violin.`
    expect(proposeTitle(units(together), 'en')).toMatch(/hammer and .*violin|violin and .*hammer/i)
  })

  it('leaves a name its capitals, and a small word its small letters', () => {
    const text = `Today I want to talk about photosynthesis. The Calvin cycle makes sugar. Breathing does not.
      Light reactions come first: without the light reactions the Calvin cycle is idle, and the light reactions are quick.`
    expect(proposeTitle(units(text), 'en')).toBe('Light reactions and Calvin cycle')
    const page = 'We share it on GitHub. GitHub is a place for code, and GitHub is free.'
    expect(proposeTitle(units(page), 'en')).toBe('GitHub')
  })

  it('takes the question that a text begins with and is about', () => {
    const text =
      'How does a vaccine work? A vaccine is a harmless part of a germ. The vaccine is safe.'
    expect(proposeTitle(units(text), 'en')).toBe('How does a vaccine work?')
    expect(proposeTitle(units(`Can everybody hear me? ${text}`), 'en')).toMatch(/vaccine/i)
  })

  it('reads talk without full stops, across its lines', () => {
    const text = `so today i want to talk about photosynthesis um photosynthesis is how plants make sugar\n\nout of
      light and the photosynthesis of algae is the same as the photosynthesis\n\nof trees you know`
    expect(proposeTitle(units(text, 'cue'), 'en')).toBe('Photosynthesis')
  })

  it('does so in Chinese', () => {
    const text =
      '大家好，今天我们来聊聊通货膨胀。通货膨胀是指物价水平持续上涨。货币供应量增长过快时，通货膨胀会加速。'
    expect(proposeTitle(units(text), 'zh-CN')).toBe('通货膨胀')
    const tides =
      '潮汐是海水周期性的涨落现象。潮汐由引力引起。高潮和低潮之间的水位差叫做潮差。那里的潮差可达十六米。'
    expect(proposeTitle(units(tides), 'zh-CN')).toBe('潮汐与潮差')
  })

  it('names nothing where nothing comes again', () => {
    expect(proposeTitle(units('Hello and good to see you all. It is.'), 'en')).toBe('')
    expect(proposeTitle([], 'en')).toBe('')
  })
})

describe('proposeTitles', () => {
  it('calls each stretch by what the others do not say', () => {
    const about = (name: string) =>
      units(`The ocean has a ${name}. Every ${name} of the ocean is deep.`)
    expect(proposeTitles([about('trench'), about('reef')], 'en')).toEqual(['Trench', 'Reef'])
  })

  it('gives no title twice', () => {
    const same = units(
      'The lighthouse is old. A lighthouse has a lamp, and the lamp of the lighthouse turns.',
    )
    const titles = proposeTitles([same, same, same], 'en').filter((title) => title !== '')
    expect(new Set(titles).size).toBe(titles.length)
  })

  it('is what modules without headings are called; with nothing to name, their beginning is', () => {
    const titles = (markdown: string) => {
      const blocks = [{ kind: 'prose' as const, markdown }]
      const { units } = cut({ blocks }, { language: 'en', count: 1, vectors: null })
      return titlesOf(units, [0, units.length], 'en')
    }
    expect(titles(TIDES)).toEqual(['Tides and tidal range'])
    expect(titles('How bread rises. It does.')).toEqual(['How bread rises'])
    const foreign =
      'Das Gedächtnis ist die Fähigkeit, Informationen aufzunehmen, zu behalten und wieder abzurufen.'
    expect(titles(foreign)).toEqual([
      'Das Gedächtnis ist die Fähigkeit, Informationen aufzunehmen…',
    ])
  })
})
