import { z } from 'zod'

/** What a finished sprint can unlock. */
export const REWARDS = ['badge', 'mentor-question'] as const
export type RewardKind = (typeof REWARDS)[number]

/** The posted choice. */
export const Choice = z.strictObject({ reward: z.enum(REWARDS) })

/** Where a chosen reward is seen. */
export function rewardPath({ id, kind }: { id: string; kind: RewardKind }): string {
  return kind === 'badge' ? `/rewards/${id}` : `/mentor-questions/${id}`
}
