import { eq } from 'drizzle-orm'
import { transaction } from '~/db/db.server'
import { learners } from '~/db/schema'
import type { Language } from '~/i18n/language'

/** Keeps the language of the interface for a learner's other devices. */
export async function chooseLanguage(learnerId: string, language: Language): Promise<void> {
  await transaction(async (tx) => {
    await tx.update(learners).set({ language }).where(eq(learners.id, learnerId))
  })
}

/** Keeps the language and the time zone; null for a zone is that of the device. */
export async function keepSettings(
  learnerId: string,
  settings: { language: Language; zone: string | null },
): Promise<void> {
  await transaction(async (tx) => {
    await tx.update(learners).set(settings).where(eq(learners.id, learnerId))
  })
}
