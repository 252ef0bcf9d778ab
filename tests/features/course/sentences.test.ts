import { describe, expect, it } from 'vitest'
import { moduleSentences, splitSentences } from '~/features/course/sentences'

const en = (text: string) => splitSentences(text, 'en')
const zh = (text: string) => splitSentences(text, 'zh-CN')

const lettersIn = (text: string) => text.replace(/\P{L}/gu, '').length

describe('splitSentences', () => {
  it('ends no sentence at an abbreviation, an initial or a decimal point', () => {
    for (const one of [
      'Dr. Smith met Prof. Jones, e.g. Tuesday, i.e. Late.',
      'As Fig. 3 shows, it fell by 3.5 to 2.1.',
      'J. R. R. Tolkien and George A. Miller wrote it.',
      'Memory vs. Attention is what Bjork et al. Studied.',
    ]) {
      expect(en(one)).toEqual([one])
    }
  })

  it('ends one at a letter that is no initial', () => {
    expect(en('So do I. Then we left.')).toEqual(['So do I.', 'Then we left.'])
    expect(en('It is written in the language C. It is old.')).toHaveLength(2)
  })

  it('closes a quote and a bracket with its sentence', () => {
    expect(en('He said: “Stop. Now.” Then he left.')).toEqual([
      'He said: “Stop. Now.”',
      'Then he left.',
    ])
    expect(en('It works (it does. Really.) every day. Well.')).toHaveLength(2)
    expect(zh('他说：“走吧。快走！”然后门关了。')).toEqual(['他说：“走吧。快走！”', '然后门关了。'])
    expect(zh('“怎么了？”他问。没人回答。')).toEqual(['“怎么了？”他问。', '没人回答。'])
  })

  it('cuts Chinese at 。！？ and a long sentence at ；', () => {
    expect(zh('好。真的吗？真的！')).toEqual(['好。', '真的吗？', '真的！'])
    expect(zh('短的；不切。')).toEqual(['短的；不切。'])
    const half = '这是一句很长的话'.repeat(6)
    expect(zh(`${half}；${half}。`)).toEqual([`${half}；`, `${half}。`])
  })

  it('loses no letter of a long hostile text, and comes back from it', () => {
    for (const part of ['“a', '(a ', 'Dr. ', 'A. ', 'a。”', 'a；', '[a[', 'e.g. ']) {
      const text = part.repeat(50_000)
      for (const split of [en, zh]) {
        expect(lettersIn(split(text).join(''))).toBe(lettersIn(text))
      }
    }
  })
})

const BODY = `Intro with **bold term** and \`code\`.[^1] Second one.

## A heading

- First entry is here.
- Second entry

| a | b |
|---|---|
| cell. | cell. |

\`\`\`js
const hidden = 'code. block.'
\`\`\`

> Quoted words.

$$
x = 1
$$

With $x^2 + 1$ inside. ![a picture](/media/a.png)

<div>Raw <b>markup</b> here.</div>

[^1]: A note. Hidden.
`

describe('moduleSentences', () => {
  const sentences = moduleSentences(BODY, 'en')

  it('gives the sentences in order, plain, without code, tables, formulas, pictures and notes', () => {
    expect(sentences.map(({ index, text, kind, section }) => [index, text, kind, section])).toEqual(
      [
        [0, 'Intro with bold term and code.', 'prose', 0],
        [1, 'Second one.', 'prose', 0],
        [2, 'A heading', 'heading', 1],
        [3, 'First entry is here.', 'list', 1],
        [4, 'Second entry', 'list', 1],
        [5, 'Quoted words.', 'quote', 1],
        [6, 'With x² + 1 inside.', 'prose', 1],
        [7, 'Raw markup here.', 'prose', 1],
      ],
    )
  })

  it('tells what is bold, what is code, and what belongs to a picture', () => {
    expect(sentences[0]).toMatchObject({ bold: ['bold term'], code: ['code'], torn: false })
    expect(sentences[1]).toMatchObject({ bold: [], code: [] })
    expect(sentences[6]?.torn).toBe(true)
  })

  it('gives nothing for a text that is nested too deep', () => {
    expect(moduleSentences('>'.repeat(5000), 'en')).toEqual([])
  })
})
