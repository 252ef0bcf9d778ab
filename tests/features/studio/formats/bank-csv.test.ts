import { describe, expect, it } from 'vitest'
import { isBankCsv, readBankCsv } from '~/features/studio/formats/bank-csv'
import { writeBankCsv } from '~/features/studio/formats/csv-write'

const rights = (text: string) =>
  readBankCsv(text).questions.map(({ choices }) =>
    choices.filter(({ right }) => right).map((choice) => choice.text),
  )

describe('a table of questions', () => {
  it.each(['B', 'b', '2', 'two'])(
    'knows what is right by a letter, a number or its text: %s',
    (key) => {
      expect(rights(`Question,A,B,C,Correct\nWhich?,one,two,three,${key}`)).toEqual([['two']])
    },
  )

  it('takes several keys, true and false, and typed answers', () => {
    const text = 'Question;Option 1;Option 2;Option 3;Answer\nQ1;a;b;c;1,3\nQ2;;;;true\nQ3;;;;x|y'
    const { questions } = readBankCsv(text)
    expect(questions.map(({ kind }) => kind)).toEqual(['several', 'true-false', 'text'])
    expect(rights(text)).toEqual([['a', 'c'], ['true'], ['x', 'y']])
  })

  it('is read with Chinese names of columns, and tabs', () => {
    const text = '题目\t选项A\t选项B\t答案\t解析\n哪个？\t甲\t乙\tA\t因为'
    const [question] = readBankCsv(text).questions
    expect(question?.choices).toEqual([
      { text: '甲', right: true, reason: '因为' },
      { text: '乙', right: false, reason: '因为' },
    ])
  })

  it('without a first row of names is question and answer', () => {
    expect(isBankCsv('bonjour\thello\nchat\tcat')).toBe(false)
    expect(rights('bonjour\thello\nchat\tcat')).toEqual([['hello'], ['cat']])
  })

  it('names the row that can’t be taken and takes the others', () => {
    const { questions, dropped } = readBankCsv('question,a,b,right\nQ1,x,y,C\nQ2,x,y,A')
    expect(questions).toHaveLength(1)
    expect(dropped).toEqual([
      { what: 'question 1 (Q1)', why: 'no choice is marked as right, text kept as a note' },
    ])
  })

  it('shows marks of Markdown as they are', () => {
    expect(readBankCsv('question,answer\n*a* <b>,x').questions[0]?.ask).toBe('\\*a\\* \\<b>')
  })

  it('that we write has no cell that a spreadsheet would calculate', () => {
    const choices = ['=1+1', '@x', '-5', '+1'].map((text, at) => ({
      text,
      right: at === 0,
      reason: null,
    }))
    const written = writeBankCsv([
      { id: 'a', category: '=A1', kind: 'one', ask: '=cmd()', choices },
    ])
    const cells = written.split(/[,\r\n]+/)
    expect(cells).toContain("'=cmd()")
    for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/)
  })
})
