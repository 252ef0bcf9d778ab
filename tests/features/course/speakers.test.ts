import { describe, expect, it } from 'vitest'
import { computed } from '#/tests/support/cpu'
import { proposeConcepts } from '~/features/course/propose-concepts'
import { proposeTitle } from '~/features/course/propose-title'
import { moduleSentences } from '~/features/course/sentences'
import { speakersIn, speechIn } from '~/features/course/speakers'
import { draftQuestions } from '~/features/studio/draft-questions'
import { slugOf } from '~/features/studio/formats/slug'

const said = (...texts: string[]) => {
  const speakers = speakersIn(texts)
  return texts.flatMap((text) => speechIn(text, speakers).map((speech) => speech.text))
}

describe('what is said in a transcript', () => {
  it('is without the roles that stand before it', () => {
    expect(said('Voiceover: A seed is asleep.', 'Speaker 2: Until when?')).toEqual([
      'A seed is asleep.',
      'Until when?',
    ])
    expect(said('主持人：各位好。', '旁白：珊瑚是动物。')).toEqual(['各位好。', '珊瑚是动物。'])
  })

  it('is without names that come again and again before a colon', () => {
    const panel = [
      'Jane Okoro: The source comes first.',
      'David Lin: The plant comes next. Jane Okoro: And the pipes?',
      'David Lin: They come last.',
    ]
    expect(said(...panel)).toEqual([
      'The source comes first.',
      'The plant comes next.',
      'And the pipes?',
      'They come last.',
    ])
    expect(said('李明：你好。', '王芳：你好。', '李明：请坐。', '王芳：谢谢。')).toEqual([
      '你好。',
      '你好。',
      '请坐。',
      '谢谢。',
    ])
  })

  it('is without what else is heard, and without arrows and times', () => {
    expect(said('>> MARY: Hello there. [Applause] Sit down, please.')).toContain(
      'Sit down, please.',
    )
    expect(said('[MUSIC PLAYING]', '♪ la la la ♪', '（掌声）', '(class laughs)')).toEqual([])
    expect(said('00:01:05 Speaker 1: So we begin.')).toEqual(['So we begin.'])
    expect(said('红茶要发酵。（笑声）绿茶不用。')).toEqual(['红茶要发酵。', '绿茶不用。'])
  })

  it('keeps what a text explains behind a colon', () => {
    const texts = [
      'Base rate: the share of a whole group that has a feature.',
      'Note: a base rate is not a risk. Note: it can change.',
      'HTTP: the protocol of the web. HTTP is stateless, and HTTP is old. HTTP: text.',
      '定义：质数只有两个因数。定义：合数有更多。',
      'An array a[0] (see below) holds numbers.',
    ]
    expect(said(...texts)).toEqual(texts)
  })

  it('marks a sentence that a remark breaks in two as torn', () => {
    const sentences = moduleSentences('Salt slows [laughter] the yeast. It tastes good.', 'en')
    expect(sentences.map(({ text, torn }) => [text, torn])).toEqual([
      ['Salt slows', true],
      ['the yeast.', true],
      ['It tastes good.', false],
    ])
  })

  it('comes to an end on long and hostile texts', () => {
    const before = computed()
    for (const part of [')', '.A', '(', 'A ', ' ', '：', '>>', '[a ', '12:34', '♪', '张']) {
      const text = part.repeat(100_000 / part.length)
      speechIn(text, speakersIn([text]))
    }
    expect(computed() - before).toBeLessThan(4000)
  })
})

const PANEL = `MODERATOR: Good evening. Tonight we talk about drinking water.

[Applause]

JANE OKORO: A watershed is the area of land that drains into one river. Rain washes manure into the watershed.

DAVID LIN: Coagulation is the step that makes fine particles stick together. Chlorine is a gas that kills viruses.

MODERATOR: And after that?

DAVID LIN: A sand filter is a bed of sand that holds back parasites. The sand filter lets viruses pass.

JANE OKORO: So chlorine follows the sand filter. (laughs) Corrosion control means adding phosphate to the water.`

describe('the speakers of a transcript', () => {
  const name = /moderator|okoro|david|lin\b|applause|laughs/i
  const proposed = proposeConcepts([{ id: 'm', title: '', body: PANEL }], 'en')

  it('are neither concepts nor titles', () => {
    expect(proposed.length).toBeGreaterThan(3)
    expect(proposed.filter(({ title, sentence }) => name.test(`${title} ${sentence}`))).toEqual([])
    const units = PANEL.split('\n\n').map((text) => ({
      kind: 'prose',
      text,
      markdown: text,
      heading: null,
    }))
    expect(proposeTitle(units, 'en')).toMatch(/\S/)
    expect(proposeTitle(units, 'en')).not.toMatch(name)
  })

  it('stand in no draft', () => {
    const concepts = proposed.map((each) => ({ ...each, id: slugOf(each.title) }))
    const drafts = draftQuestions(
      { id: 'm', title: 'Water', body: PANEL },
      { language: 'en', concepts },
    )
    expect(drafts.length).toBe(3)
    expect(JSON.stringify(drafts.map(({ question }) => question))).not.toMatch(name)
  })
})
