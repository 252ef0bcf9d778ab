import { describe, expect, it } from 'vitest'
import { cutsAfter } from '~/features/studio/cuts'

const CUTS = [10, 20, 21]

describe('cutsAfter', () => {
  it.each([
    ['moves a cut by a unit', { what: 'earlier', at: 10 }, [9, 20, 21]],
    ['moves it the other way', { what: 'later', at: 10 }, [11, 20, 21]],
    ['moves no cut onto another', { what: 'later', at: 20 }, CUTS],
    ['moves no cut past another', { what: 'put', at: 10, to: 25 }, CUTS],
    ['puts a cut anywhere between its neighbours', { what: 'put', at: 10, to: 17 }, [17, 20, 21]],
    ['joins two modules', { what: 'join', at: 20 }, [10, 21]],
    ['splits a module', { what: 'split', at: 5 }, [5, 10, 20, 21]],
    ['splits nowhere twice', { what: 'split', at: 10 }, CUTS],
    ['splits not at the beginning', { what: 'split', at: 0 }, CUTS],
    ['splits not behind the end', { what: 'split', at: 30 }, CUTS],
    ['moves no cut that is not there', { what: 'later', at: 12 }, CUTS],
  ] as const)('%s', (_, step, after) => {
    expect(cutsAfter(CUTS, step, 30)).toEqual(after)
  })

  it('moves the last cut no further than the last unit, the first no further than the second', () => {
    expect(cutsAfter([29], { what: 'later', at: 29 }, 30)).toEqual([29])
    expect(cutsAfter([1], { what: 'earlier', at: 1 }, 30)).toEqual([1])
  })
})
