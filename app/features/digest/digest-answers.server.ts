import { audioResponse } from '~/features/digest/audio/audio-response.server'
import { toChaptersJson, toVtt } from '~/features/digest/script/vtt'
import { Refusal } from '~/features/refusal'
import type { Digest } from './digest.server'
import { fileOf, type KeptAudio } from './kept-audio.server'

/** A module's own digest never changes under its address; anybody else's may be gone tomorrow. */
const cacheOf = ({ kind }: Pick<Digest, 'kind'>) =>
  kind === 'module' ? 'public, max-age=31536000, immutable' : 'private, no-cache'

/** @throws Refusal `not-found` while there is none */
function audioOf({ audio }: Pick<Digest, 'audio'>): KeptAudio {
  if (!audio) throw new Refusal('not-found')
  return audio
}

/** `cache` is the answer's Cache-Control, where it is not the digest's own. */
type Options = { cache?: string; download?: string }

/**
 * Answers a GET for the audio of a digest, or a part of it.
 *
 * @throws Refusal `not-found` while there is none
 */
export async function audioAnswer(
  request: Request,
  digest: Pick<Digest, 'kind' | 'audio'>,
  { cache = cacheOf(digest), download }: Options = {},
): Promise<Response> {
  const { id, type, bytes, createdAt } = audioOf(digest)
  const etag = `${id}-${createdAt.getTime().toString(36)}`
  return audioResponse(request, fileOf(id), { type, bytes, etag, cache, download })
}

/** Answers with the digest's transcript, timed, as WebVTT. @throws Refusal `not-found` */
export function transcriptAnswer(digest: Digest, { cache = cacheOf(digest) }: Options = {}) {
  const { cues } = audioOf(digest)
  const headers = { 'Content-Type': 'text/vtt; charset=utf-8', 'Cache-Control': cache }
  return new Response(toVtt(cues), { headers })
}

/** Answers with the digest's chapters as JSON. @throws Refusal `not-found` */
export function chaptersAnswer(digest: Digest, { cache = cacheOf(digest) }: Options = {}) {
  const { chapters } = audioOf(digest)
  const headers = { 'Content-Type': 'application/json+chapters', 'Cache-Control': cache }
  return new Response(JSON.stringify(toChaptersJson(chapters)), { headers })
}
