import type { LoaderFunctionArgs } from '@remix-run/node'
import { door } from '~/door.server'
import { digestFor } from '~/features/digest/digest.server'
import {
  audioAnswer,
  chaptersAnswer,
  transcriptAnswer,
} from '~/features/digest/digest-answers.server'
import { learnerByToken } from '~/features/digest/feed/own-feed.server'
import { Refusal } from '~/features/refusal'

/** Every use asks again, so that what is revoked is gone at once. */
const CACHE = { cache: 'private, no-cache' }

/** What belongs to an episode of a learner's podcast: its audio, its transcript, its chapters. */
export const loader = door(async ({ request, params }: LoaderFunctionArgs) => {
  const learnerId = await learnerByToken(params.feed ?? '')
  const digest = await digestFor(learnerId, params.digest ?? '')
  switch (params.part) {
    case 'audio':
    case 'audio.mp3':
      return audioAnswer(request, digest, CACHE)
    case 'transcript':
      return transcriptAnswer(digest, CACHE)
    case 'chapters':
      return chaptersAnswer(digest, CACHE)
  }
  throw new Refusal('not-found')
})
