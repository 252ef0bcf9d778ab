import { describe, expect, it } from 'vitest'
import { textFacts } from '~/features/course/markdown.server'
import { type Flaw, flawsOf } from '~/features/course/text-flaws'

async function factsIn(text: string, inline = false) {
  const facts = await textFacts(text, inline)
  if (!facts) throw new Error('the text could not be read')
  return facts
}

/** The flaws of a text on a site where only `/here` leads somewhere. */
async function flaws(text: string, inline = false): Promise<[Flaw, number][]> {
  const found = flawsOf(await factsIn(text, inline), (path) => path.startsWith('/here'))
  return found.map(({ flaw, fact }) => [flaw, fact.line])
}
const flawIn = async (text: string) => (await flaws(text)).map(([flaw]) => flaw)

const PICTURE = `/pictures/${'a'.repeat(64)}`
const ours = (text: string) => factsIn(text).then((facts) => flawsOf(facts, () => true))

describe('a picture', () => {
  it('has words, shows something of this site, and says more than its file name', async () => {
    expect(await ours(`![A steep curve of forgetting](${PICTURE})`)).toEqual([])
    expect(await flawIn(`![](${PICTURE})`)).toEqual(['no-alt'])
    expect(await flawIn('![A curve](https://elsewhere.example/a.png)')).toEqual(['elsewhere'])
    expect(await flawIn('![A curve](images/a.png)')).toEqual(['not-shown'])
    expect(await flawIn(`![A curve](${PICTURE})`)).toEqual(['not-shown'])
    expect(await flawIn('![A curve][one]\n\n[one]: a.png')).toEqual(['not-shown'])
    for (const alt of ['IMG_2041.JPG', 'image', 'figure 3', 'screenshot', '图片', '图 1']) {
      const found = await ours(`![${alt}](${PICTURE})`)
      expect({ alt, flaws: found.map(({ flaw }) => flaw) }).toEqual({ alt, flaws: ['weak-alt'] })
    }
  })

  it('written as HTML is not shown, nor is a film', async () => {
    expect(await flawIn('<img src="/here/a.png" alt="A">')).toEqual(['html'])
    expect(await flawIn('See <video src="a.mp4"></video> it.')).toEqual(['html'])
    expect(await flawIn('<b>Bold</b> and 1 < 2')).toEqual([])
  })
})

describe('a link', () => {
  it('says where it leads', async () => {
    for (const words of [
      'here',
      'Click here!',
      'this',
      'Read more…',
      '这里',
      '点击这里。',
      '“链接”',
    ]) {
      const found = await flawIn(`Look [${words}](https://a.example/b).`)
      expect({ words, found }).toEqual({ words, found: ['vague'] })
    }
    for (const words of ['the rules of the game', 'Here be dragons', '这里的规则', '第三章']) {
      const found = await flawIn(`Look at [${words}](https://a.example/b).`)
      expect({ words, found }).toEqual({ words, found: [] })
    }
    expect(await flawIn('https://a.example/b and <https://a.example/c>')).toEqual(['bare', 'bare'])
    expect(await flawIn('[](https://a.example/b)')).toEqual(['no-words'])
  })

  it('leads somewhere: to another site, to a page of this one, to a heading of its text', async () => {
    const text = (target: string) => `## A *long* word: 长词\n\nSee [the word](${target}).`
    for (const target of [
      'https://a.example',
      'mailto:a@a.example',
      '/here',
      '#a-long-word-长词',
    ]) {
      expect({ target, found: await flawIn(text(target)) }).toEqual({ target, found: [] })
    }
    for (const target of ['../two.md', 'two', '/there', 'javascript:1', '?a=b', 'file:///a']) {
      expect({ target, found: await flawIn(text(target)) }).toEqual({ target, found: ['nowhere'] })
    }
    expect(await flawIn(text('#a-short-word'))).toEqual(['no-heading'])
    expect(await flaws('See [the word](#a-long-word).', true)).toEqual([['no-heading', 1]])
    expect(await flawIn('A note.[^1]\n\n[^1]: It says so.')).toEqual([])
  })

  it('to a film or a sound asks for captions', async () => {
    for (const target of [
      'https://youtu.be/x',
      'https://www.youtube.com/watch?v=x',
      'https://a.example/b.mp4?c',
    ]) {
      const found = await flawIn(`[The lecture](${target})`)
      expect({ target, found }).toEqual({ target, found: ['media'] })
    }
    expect(await flawIn('[The company](https://www.youtube.com)')).toEqual([])
  })
})

describe('a table', () => {
  it('has a heading for each column but the first', async () => {
    const table = (head: string) => `${head}\n|---|---|\n| 1 | 2 |`
    expect(await flawIn(table('|   | Cost |'))).toEqual([])
    expect(await flawIn(table('| Year |   |'))).toEqual(['no-header'])
    expect(await flawIn(table('|   |   |'))).toEqual(['no-header'])
  })
})

describe('flawsOf', () => {
  it('names the line, and passes over code', async () => {
    const text = ['One.', '', '```', '[here](x)', '```', '', '- [here](/here)', '- `![](x)`']
    expect(await flaws(text.join('\r\n'))).toEqual([['vague', 7]])
  })

  it('is told nothing of a text that can’t be rendered', async () => {
    expect(await textFacts(`${'>'.repeat(5_000)} [here](x)`)).toBeNull()
    expect(await textFacts(`[here](x)${'a'.repeat(200_000)}`)).toBeNull()
  })
})
