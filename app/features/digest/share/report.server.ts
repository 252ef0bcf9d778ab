import { randomUUID } from 'node:crypto'
import { now } from '~/clock.server'
import { transaction } from '~/db/db.server'
import { reports } from '~/db/schema'
import { countTry, reportLimits } from '~/features/account/limits.server'
import type { ReportForm } from './report-form'
import { openShare } from './share.server'

/**
 * Keeps what a listener finds wrong with a share, for the course's instructor. Who they are is
 * not kept.
 *
 * @throws Refusal `not-found`, `share-ended`, `too-many-tries`
 */
export async function reportShare(token: string, form: ReportForm, address: string): Promise<void> {
  const { share } = await openShare(token)
  await countTry(reportLimits(address))
  const [id, createdAt] = [randomUUID(), now()]
  await transaction(async (tx) => {
    await tx.insert(reports).values({ ...form, id, shareId: share.id, createdAt })
  })
}
