import { isRouteErrorResponse, type MetaFunction } from '@remix-run/react'

/** The title that a loader worked out, or the door for a refusal, in the language of the request. */
export const titled: MetaFunction = ({ data, error }) => {
  const told = isRouteErrorResponse(error) ? error.data : data
  return [{ title: (told as { title?: string } | null)?.title ?? 'Fifteen' }]
}
