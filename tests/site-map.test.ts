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

  it.each([
    ...paths,
    '/courses/a/',
    '/wp-admin',
    '/lessons/a/answers/b',
    '//',
    '/courses//a',
    '/courses/a//graph',
    '/%2e%2e/x',
  ])('is the one that Remix finds: %s', (path) => {
    expect(routeOf(path)?.path ?? '*').toBe(byRemix(path))
  })

  it.each(['/Courses/a', '/%63ourses/a'])('is left to Remix, written otherwise: %s', (path) => {
    expect(byRemix(path)).toBe('/courses/:course')
    expect(routeOf(path)).toBeNull()
  })

  it('never holds what stood in the path', () => {
    expect(routeOf('/lessons/a-secret/answers')?.path).toBe('/lessons/:lesson/answers')
    expect(routeOf('/a-secret')).toBeNull()
  })
})
