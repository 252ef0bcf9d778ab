import { describe, expect, it } from 'vitest'
import { curveOf, pathOf } from '~/features/graph/curve'
import { bounded, nearest } from '~/features/graph/viewport'

const whole = { zoom: 1, pan: { x: 0, y: 0 } }
const size = { w: 300, h: 600 }

describe('bounded', () => {
  it('leaves the view that shows all as it is', () => {
    expect(bounded(whole, whole, size)).toEqual({ x: 0, y: 0 })
  })
  it('lets every part of a graph zoomed in be seen', () => {
    const corner = { x: -300, y: -600 }
    expect(bounded({ zoom: 2, pan: corner }, whole, size)).toEqual(corner)
  })
  it('never lets the graph leave the frame', () => {
    expect(bounded({ zoom: 1, pan: { x: 9000, y: -9000 } }, whole, size)).toEqual({
      x: 150,
      y: -300,
    })
  })
})

describe('nearest', () => {
  const places = [
    { x: 40, y: 36 },
    { x: 120, y: 36 },
  ]
  const hit = (x: number, y: number) => nearest(places, { x, y }, 27, [74, 74])

  it('finds the concept whose circle is hit', () => {
    expect(hit(140, 50)).toBe(1)
  })
  it('finds the concept whose label is hit', () => {
    expect(hit(10, 80)).toBe(0)
  })
  it('finds none where there is nothing', () => {
    expect(hit(80, 200)).toBe(-1)
    expect(hit(80, 5)).toBe(-1)
  })
})

describe('curveOf', () => {
  it('begins and ends at the concepts', () => {
    const path = pathOf(curveOf({ x: 40, y: 36 }, { x: 120, y: 140 }, false, 320))
    expect(path).toMatch(/^M40 36Q.*120 140$/)
  })
  it('swings around what stands between two concepts of one column', () => {
    const { first } = curveOf({ x: 40, y: 36 }, { x: 40, y: 244 }, false, 320)
    expect(first.x).toBeLessThan(40)
  })
})
