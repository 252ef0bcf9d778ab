import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankQuestion, bankQuestions } from '#/tests/support/bank-questions'
import type { BankQuestion } from '~/features/studio/formats/bank'
import { readBankCsv } from '~/features/studio/formats/bank-csv'
import { writeBankCsv } from '~/features/studio/formats/csv-write'
import { readGift } from '~/features/studio/formats/gift'
import { writeGift } from '~/features/studio/formats/gift-write'
import { readQtiPackage } from '~/features/studio/formats/qti'
import { writeQti } from '~/features/studio/formats/qti-write'

const QTI = { title: 'Memory', language: 'en' as const }

const FORMATS = {
  GIFT: (questions: BankQuestion[]) => readGift(writeGift(questions)),
  'QTI 3.0': (questions: BankQuestion[]) => readQtiPackage(writeQti(questions, QTI)),
  CSV: (questions: BankQuestion[]) => readBankCsv(writeBankCsv(questions)),
}

describe.each(Object.entries(FORMATS))('questions that went out as %s', (_format, again) => {
  it('come back the same, whatever they hold', () => {
    fc.assert(
      fc.property(bankQuestions, (questions) => {
        const bank = again(questions)
        expect(bank.dropped).toEqual([])
        expect(sorted(bank.questions)).toEqual(sorted(questions))
      }),
      { numRuns: 200 },
    )
  })

  it('are of every kind', () => {
    const kinds = new Set(
      fc.sample(bankQuestion, { numRuns: 300, seed: 1 }).map(({ kind }) => kind),
    )
    expect([...kinds].sort()).toEqual(
      ['match', 'number', 'one', 'order', 'several', 'text', 'true-false'].sort(),
    )
  })
})

/** A test's sections gather the questions of a category. */
const sorted = (questions: BankQuestion[]) =>
  [...questions].sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))
