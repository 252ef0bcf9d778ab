import { createHash } from 'node:crypto'
import { drawPng, FAMILY } from '~/features/digest/drawing.server'
import { messagesIn } from '~/i18n/language.server'
import { familiesOf, type Picture, pictureSvg, WIDTH, wordsOf } from './picture'
import { minuteText } from './share'
import type { Share } from './share.server'

const KEPT = 50 // pictures, of some 40 KB

/** By what they were drawn from. */
const drawn = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** A picture, drawn once while it is asked for; without words where the fonts here lack signs. */
function draw(name: string, picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  let drawing = drawn.get(name)
  drawn.delete(name)
  if (!drawing) {
    drawing = drawPng(pictureSvg(picture, FAMILY), WIDTH, {
      text: wordsOf(picture),
      families: familiesOf(picture),
      without: pictureSvg(picture, FAMILY, false),
    })
    drawing.catch(() => drawn.delete(name))
  }
  drawn.set(name, drawing)
  for (const oldest of drawn.keys()) {
    if (drawn.size <= KEPT) break
    drawn.delete(oldest)
  }
  return drawing
}

/** Answers with the picture of a share. Every use asks again, so that what is revoked is gone. */
export async function pictureAnswer(request: Request, { share, digest }: Share): Promise<Response> {
  const { title, language, audio } = digest
  const m = messagesIn(language).share
  const seconds = audio?.seconds ?? 0
  const by = share.name === null ? m.madeByNobody : m.madeBy(share.name)
  const length = minuteText(seconds)
  const picture = { title, language, by, length, seconds, peaks: audio?.peaks ?? [] }
  const name = createHash('sha256').update(JSON.stringify(picture)).digest('base64url')
  const headers = {
    'Content-Type': 'image/png',
    'Cache-Control': 'private, no-cache',
    ETag: `"${name}"`,
  }
  if (request.headers.get('If-None-Match')?.includes(name))
    return new Response(null, { status: 304, headers })
  return new Response(await draw(name, picture), { headers })
}
