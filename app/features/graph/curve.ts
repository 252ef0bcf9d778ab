import type { Point } from '~/features/course/course'

/** An edge as two quadratic curves that meet halfway between their control points. */
export type Curve = { from: Point; first: Point; second: Point; to: Point }

const BEND = 0.34 // of the way, how far an edge keeps its direction at either end
const NEXT = 120 // SVG units: an edge longer than that passes other rows
const BOW = 34 // SVG units: how far a long, straight edge swings around what stands between

/**
 * The curve from a concept to one that needs it, leaving along x when `across`,
 * else along y. `width` is the graph's, to swing to the outside.
 */
export function curveOf(from: Point, to: Point, across: boolean, width: number): Curve {
  if (across) {
    const reach = (to.x - from.x) * BEND
    const bow = to.x - from.x > 2 * NEXT && Math.abs(to.y - from.y) < BOW ? -BOW : 0
    return {
      from,
      first: { x: from.x + reach, y: from.y + bow },
      second: { x: to.x - reach, y: to.y + bow },
      to,
    }
  }
  const reach = (to.y - from.y) * BEND
  const straight = to.y - from.y > NEXT && Math.abs(to.x - from.x) < BOW
  const bow = straight ? (from.x + to.x < width ? -BOW : BOW) : 0
  return {
    from,
    first: { x: from.x + bow, y: from.y + reach },
    second: { x: to.x + bow, y: to.y - reach },
    to,
  }
}

/** The curve as the `d` of an SVG path. */
export function pathOf({ from, first, second, to }: Curve): string {
  const middle = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 }
  const at = ({ x, y }: Point) => `${round(x)} ${round(y)}`
  return `M${at(from)}Q${at(first)} ${at(middle)}Q${at(second)} ${at(to)}`
}

const round = (number: number) => Math.round(number * 10) / 10
