import { type ActionFunctionArgs, json, redirect, type TypedResponse } from '@remix-run/node'
import type { z } from 'zod'
import { parseForm } from '~/door.server'
import { Refusal } from '~/features/refusal'
import type { Unsent } from './forms'

/** What came of a form: where to go on to, or which fields are to be mended. */
type Came = { to: string; cookies?: string[] } | { errors: Record<string, string> }

const SECRETS = new Set(['password', 'current'])

/** What was typed, without passwords. */
function typed(form: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).filter(([name, value]) => !SECRETS.has(name) && typeof value === 'string'),
  )
}

function unsent(status: number, { errors, values }: Unsent): TypedResponse<Unsent> {
  return json({ errors, values: typed(values) }, { status })
}

/**
 * Does a deed with the form of a page: goes on with 303, or gives the form back
 * as it was typed, without passwords, and what is wrong with it: 422, or 429
 * after too many tries.
 */
export async function attempt<S extends z.ZodType<object>>(
  { request }: ActionFunctionArgs,
  schema: S,
  deed: (form: z.infer<S>) => Promise<Came>,
): Promise<TypedResponse<Unsent>> {
  const form = await parseForm(request, schema)
  if (!form.ok) return unsent(422, form)
  const values = typed(form.value)
  try {
    const came = await deed(form.value)
    if ('errors' in came) return unsent(422, { errors: came.errors, values })
    const headers = new Headers()
    for (const cookie of came.cookies ?? []) headers.append('Set-Cookie', cookie)
    return redirect(came.to, { status: 303, headers })
  } catch (thrown) {
    if (!(thrown instanceof Refusal && thrown.reason === 'too-many-tries')) throw thrown
    return unsent(429, { errors: { form: thrown.reason }, values })
  }
}
