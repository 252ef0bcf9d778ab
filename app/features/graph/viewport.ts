import type { Point } from '~/features/course/course'

/** What a canvas shows: the graph's 0 at `pan`, in pixels, and `zoom` pixels for a unit. */
export type Viewport = { zoom: number; pan: Point }

/** How far a view may be zoomed out and in, against the view that shows all. */
export const REACH = { out: 0.5, in: 4 }

/** The view kept within half a frame of the graph, so that it can't get lost. */
export function bounded(
  { zoom, pan }: Viewport,
  whole: Viewport,
  size: { w: number; h: number },
): Point {
  const keep = (at: number, start: number, length: number) => {
    const shown = length * whole.zoom
    const grown = length * zoom
    const [low, high] = [start + Math.min(0, shown - grown), start + Math.max(0, shown - grown)]
    return Math.min(high + shown / 2, Math.max(low - shown / 2, at))
  }
  return { x: keep(pan.x, whole.pan.x, size.w), y: keep(pan.y, whole.pan.y, size.h) }
}

const LABEL = 60 // SVG units: how far below a concept its label ends

/**
 * Which of the concepts at `places` a press at `point` means, or -1: the nearest
 * of those whose circle of radius `reach`, or label as wide as its room, it hits.
 */
export function nearest(places: Point[], point: Point, reach: number, rooms: number[]): number {
  let found = -1
  let least = Infinity
  places.forEach(({ x, y }, i) => {
    const [right, down] = [point.x - x, point.y - y]
    const distance = Math.hypot(right, down)
    const onLabel = down > 0 && down < LABEL && Math.abs(right) < (rooms[i] ?? 0) / 2
    if ((distance <= reach || onLabel) && distance < least) {
      found = i
      least = distance
    }
  })
  return found
}
