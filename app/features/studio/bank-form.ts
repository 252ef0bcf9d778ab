import { z } from 'zod'

const Taken = z.strictObject({
  what: z.enum(['take', 'drop']),
  base: z.coerce.number().int().min(0),
  take: z.array(z.coerce.number().int().min(0)).transform((places) => new Set(places)),
  to: z.array(z.string()),
})

/** What is done with a bank that was read: its chosen questions are taken, or it is put away. */
export type TakenForm = z.output<typeof Taken>

/** The form of a bank's page; null where it is none. */
export function takenIn(form: FormData): TakenForm | null {
  const [what, base] = [form.get('what'), form.get('base')]
  const [take, to] = [form.getAll('take'), form.getAll('to')]
  return Taken.safeParse({ what, base, take, to }).data ?? null
}
