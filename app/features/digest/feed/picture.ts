/** Pixels: the least that Apple takes, and square. */
export const PICTURE = 1400

const LENGTH = 9 * Math.PI // of the arc, a quarter of a circle of 18
const GAP = LENGTH / 30

/**
 * The picture of a podcast: the quarter, cut in as many parts as there are modules, up to 15. The
 * colours are those of the look, on light paper.
 */
export function pictureSvg(modules: number): string {
  const parts = Math.min(15, Math.max(1, modules))
  const part = (LENGTH + GAP) / parts - GAP
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<rect width="24" height="24" fill="#faf9f5"/>
<g fill="none" transform="translate(-.5 .5)">
<path d="M3 6.2A14.8 14.8 0 0 1 17.8 21" stroke="#85887f" stroke-width=".16"/>
<path d="M3 3A18 18 0 0 1 21 21" stroke="#cc5c08" stroke-width="2.6" stroke-dasharray="${part} ${GAP}"/>
<circle cx="3" cy="21" r=".6" fill="#1a2122"/>
</g></svg>`
}
