import type { Piece } from './take'
import type { Kept, TakeStore } from './take-store'

export type SentAnswer = 'sent' | 'lost' | { refused: string }

/**
 * Sends what was recorded. It stays on the device; `lost` when nobody can say that it arrived.
 *
 * @param pieces in the order in which they are heard
 * @param progress is told how much has gone, 0 to 1
 */
export async function send(
  path: string,
  store: TakeStore,
  { types }: Kept,
  pieces: readonly Piece[],
  progress: (done: number) => void,
): Promise<SentAnswer> {
  const takes = [...new Set(pieces.map(({ take }) => take))]
  const body = new FormData()
  const marks = pieces.map((piece) => ({ ...piece, take: takes.indexOf(piece.take) }))
  body.set('pieces', JSON.stringify(marks))
  for (const id of takes) body.append('take', await store.take(id, types[id] ?? ''), id)
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.upload.onprogress = ({ loaded, total }) => progress(loaded / total)
    request.onerror = () => resolve('lost')
    request.onload = () => {
      if (request.status === 204 || request.getResponseHeader('X-Remix-Redirect')) resolve('sent')
      else resolve(refusedIn(request.responseText) ?? 'lost')
    }
    request.open('POST', `${path}/recording?_data=${encodeURIComponent('routes/digest.recording')}`)
    request.send(body)
  })
}

function refusedIn(text: string): { refused: string } | null {
  try {
    const { refused } = JSON.parse(text) as { refused?: string }
    return refused ? { refused } : null
  } catch {
    return null
  }
}
