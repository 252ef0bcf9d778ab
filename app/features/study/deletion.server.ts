import { transaction } from '~/db/db.server'
import { clearTries, signInNameLimit } from '~/features/account/limits.server'
import { isLastAdmin } from '~/features/account/people.server'
import { BELONGINGS } from './belongings.server'

/**
 * Deletes an account with all that belongs to it. Answers stay, linked to
 * nobody; courses stay without an instructor. False for the only admin, who has
 * to stay.
 */
export async function deleteAccount({ id, name }: { id: string; name: string }): Promise<boolean> {
  return transaction(async (tx) => {
    if (await isLastAdmin(tx, id)) return false
    for (const { forget } of Object.values(BELONGINGS)) await forget(tx, id)
    await clearTries(tx, [signInNameLimit(name)])
    return true
  })
}
