import { drawPng } from '~/features/digest/drawing.server'
import { PICTURE, pictureSvg } from './picture'

/** By how many parts its arc has: 15 at most. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** Draws a picture of a podcast once a process. */
function draw(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  let drawing = drawn.get(svg)
  if (!drawing) {
    drawing = drawPng(svg, PICTURE)
    drawn.set(svg, drawing)
    drawing.catch(() => drawn.delete(svg))
  }
  return drawing
}

/** Answers with the picture of a podcast of so many modules. */
export async function pictureAnswer(modules: number): Promise<Response> {
  const png = await draw(pictureSvg(modules))
  const headers = {
    'Content-Type': 'image/png',
    'Content-Length': String(png.length),
    'Cache-Control': 'public, max-age=86400',
  }
  return new Response(png, { headers })
}
