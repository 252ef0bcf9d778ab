import { dropOldLimits } from '~/features/account/limits.server'
import { dropExpiredSessions } from '~/features/account/session.server'
import { dropOldDigests, makeModuleDigests } from '~/features/digest/all-digests.server'
import { dropOldParts } from '~/features/digest/audio/store.server'
import { MAKE_DIGEST, MAKE_RECORDING } from '~/features/digest/digest.server'
import { makeRecording } from '~/features/digest/draft/recording.server'
import { failDigest, makeDigest } from '~/features/digest/make-digest.server'
import { makeMorning } from '~/features/digest/make-morning.server'
import { askForMornings, dropOldMornings, MAKE_MORNING } from '~/features/digest/morning.server'
import { foldStrengths } from '~/features/mastery/strength.server'
import { askForRecurring, dropOldJobs } from '~/jobs/jobs.server'
import { onJob } from '~/jobs/kinds.server'
import { log } from '~/log.server'
import { settings } from '~/settings.server'
import { HEAR_DIGEST, hearDigest } from './hear-digest.server'
import { dropStrayPictures } from './picture.server'
import { PROPOSE } from './proposals.server'
import { propose } from './propose.server'
import { readText } from './read-text.server'
import { dropStrayTexts, READ_TEXT } from './reading.server'

const SECOND = 1000 // ms
const HOUR = 3600 * SECOND

/**
 * Says how every kind of job is done, asks for those that recur, and takes away what was left by
 * processes that were killed. Every process that works on
 * jobs calls it: a server, a worker. A new kind is added here.
 */
export async function startRecurringJobs(): Promise<void> {
  onJob('fold-strengths', foldStrengths, { every: 30 * SECOND })
  onJob('drop-expired-sessions', dropExpiredSessions, { every: HOUR })
  onJob('drop-old-limits', dropOldLimits, { every: HOUR })
  onJob('drop-old-jobs', dropOldJobs, { every: HOUR })
  onJob(MAKE_DIGEST, makeDigest, { lane: 'long', onFailed: failDigest })
  onJob(MAKE_RECORDING, makeRecording, { lane: 'long', onFailed: failDigest })
  onJob(MAKE_MORNING, makeMorning, { lane: 'long' })
  onJob(PROPOSE, propose, { lane: 'awaited' })
  onJob(HEAR_DIGEST, hearDigest, { lane: 'awaited' })
  // Seconds of another thread: this one stays free for what is quick.
  onJob(READ_TEXT, readText)
  onJob('drop-stray-texts', dropStrayTexts, { every: HOUR })
  onJob('drop-stray-pictures', dropStrayPictures, { every: HOUR })
  onJob('ask-for-mornings', askForMornings, { every: 3 * 60 * SECOND })
  onJob('drop-old-mornings', dropOldMornings, { every: HOUR })
  onJob('drop-old-digests', dropOldDigests, { every: HOUR })
  if (settings().DIGESTS === 'always') {
    onJob('make-module-digests', makeModuleDigests, { every: 20 * SECOND })
  }
  await askForRecurring()
  await dropOldParts().catch(({ name }: Error) => log.warn({ err: name }, 'old parts stay'))
}
