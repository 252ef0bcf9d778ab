import { matchRoutes } from '@remix-run/router'
import { describe, expect, it } from 'vitest'
import { routes } from '#/tests/support/site'
import { routesOf } from '~/site-map.server'

const map = (await routes()).map(({ id, path, index }) => ({ id, path, index }))
const routeOf = routesOf({ routes: Object.fromEntries(map.map((one) => [one.id, one])) } as never)

const byRemix = (path: string) => {
  const found = matchRoutes(map as never, path)?.at(-1)?.route as { path?: string } | undefined
  return found?.path === '*' ? '*' : `/${found?.path ?? ''}`
}

describe('the route of a path', () => {
  const paths = map.map(({ path = '' }) => `/${path.replace(/:\w+/g, '4f1c')}`)

  it.each([...paths, '/courses/a/', '/wp-admin', '/lessons/a/answers/b', '//', '/%2e%2e/x'])(
    'is the one that Remix finds: %s',
    (path) => {
      expect(routeOf(path)).toBe(byRemix(path))
    },
  )

  it('never holds what stood in the path', () => {
    expect(routeOf('/lessons/a-secret/answers')).toBe('/lessons/:lesson/answers')
    expect(routeOf('/a-secret')).toBe('*')
  })
})
